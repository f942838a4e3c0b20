using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteCustomerTests : CustomerTests<SqlitePlace>;

public sealed class PostgreSqlCustomerTests : CustomerTests<PostgreSqlPlace>;

public abstract class CustomerTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly CustomerNo A = new(EntityKind.Person, 11), B = new(EntityKind.Organization, 11), C = new(EntityKind.Person, (1UL << 60) - 1);
    static readonly RecordId First = new(1, 1), Second = new(1, 2), Third = new(2, 1);

    [Fact]
    public void A_number_says_what_the_customer_is()
    {
        Assert.Equal((EntityKind.Person, 11UL, EntityKind.Organization, 11UL), (A.Entity, A.Number, B.Entity, B.Number));
        Assert.Equal((1UL << 60) - 1, C.Number);
        Assert.NotEqual(A, B);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerNo(EntityKind.Person, 1UL << 60));
    }

    [Fact]
    public void A_retired_id_leads_to_its_survivor_and_comes_back_when_the_merge_is_undone()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        store.Write(t =>
        {
            t.Customers.Add([(C, Third), (A, First), (B, Second)], run: 1);
            t.Customers.Join([new(A, First), new(B, Second), new(C, Third)]);
        });
        store.Write(t =>
        {
            t.Customers.Leave([new(C, Third)]);
            t.Customers.Join([new(A, Third)]);
            t.Customers.Retire([(C, A)], run: 2);
        });
        store.Write(t => t.Customers.Retire([(A, B)], run: 3));
        Assert.Equal(B, store.Customers.Resolve(C));
        Assert.Equal(new StoredCustomer(C, Third, 1, 2, A, new Holding(1, 2)), store.Customers.Find(C));
        store.Write(t =>
        {
            t.Customers.Restore([A]);
            t.Customers.Redirect([(C, null)]);
        });
        Assert.Equal(A, store.Customers.Resolve(A));
        Assert.Null(store.Customers.Resolve(C));
        Assert.Equal([A, C, B], store.Customers.All().Select(c => c.No));
        Assert.Equal([new(A, First), new(A, Third), new(B, Second)], store.Customers.Members());
        Assert.Equal([First], store.Customers.Members(A, version: 1));
        Assert.Equal([First, Third], store.Customers.Members(A, version: 2));
        Assert.Equal([new(C, Third, new Holding(1, 2)), new(A, Third, new Holding(2, null))], store.Customers.History(Third));
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Customers.Add([(C, First)], run: 9))).Fault);
    }

    [Fact]
    public void A_record_may_leave_a_customer_and_come_back()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        store.Write(t => t.Customers.Join([new(A, First)]));
        store.Write(t => t.Customers.Leave([new(A, First)]));
        store.Write(t => t.Customers.Join([new(A, First)]));
        Assert.Equal([new(A, First, new Holding(1, 2)), new(A, First, new Holding(3, null))], store.Customers.History(A));
    }

    [Fact]
    public void Every_code_ever_issued_is_found()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        store.Write(t => t.Codes.Issue([("B1-002", A, null), ("A1-001", A, "A1-")], run: 1));
        store.Write(t => t.Codes.Retire([("A1-001", "reclassified")], run: 2));
        Assert.Equal(new StoredCode("A1-001", A, "A1-", 1, 2, "reclassified", new Holding(1, 2)), store.Codes.Find("A1-001"));
        Assert.Equal(["A1-001", "B1-002"], store.Codes.All().Select(c => c.Code));
        store.Write(t => t.Codes.Restore(["A1-001"]));
        Assert.Equal("restored", store.Codes.Of(A).Single(c => c.Code == "A1-001").Reason);
        Assert.Null(store.Codes.Find("Z9-999"));
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Codes.Issue([("A1-001", B, null)], run: 3))).Fault);
    }

    [Fact]
    public void Classes_have_a_history()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        store.Write(t => t.Classes.Add([(B, "{}", ""), (A, """{"region":"A"}""", """{"region":"city = 北京"}""")], run: 1));
        store.Write(t =>
        {
            t.Classes.End([A]);
            t.Classes.Add([(A, """{"region":"B"}""", "")], run: 2);
        });
        Assert.Equal([new StoredClasses(A, """{"region":"A"}""", """{"region":"city = 北京"}""", 1, new Holding(1, 2)), new StoredClasses(A, """{"region":"B"}""", "", 2, new Holding(2, null))], store.Classes.Of(A));
        Assert.Equal([A, B], store.Classes.Current().Select(c => c.Customer));
    }

    [Fact]
    public void The_change_feed_is_read_by_cursor()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        Assert.Equal(0, store.Changes.Last());
        store.Write(t => t.Changes.Add([new() { Kind = "created", Customer = A, Run = 1 }, new() { Kind = "created", Customer = B }]));
        store.Write(t => t.Changes.Add([new() { Kind = "merged", Customer = B, Other = A, Detail = "{}" }, new() { Kind = "published" }]));
        Page<StoredChange> page = store.Changes.After(0, limit: 3);
        Assert.Equal([1, 2, 3], page.Items.Select(c => c.Seq));
        Assert.Equal([1, 1, 2], page.Items.Select(c => c.Version));
        StoredChange last = Assert.Single(store.Changes.After(page.Next!.Value).Items);
        Assert.Equal(("published", null as CustomerNo?), (last.Kind, last.Customer));
        Assert.Equal(["merged", "created"], store.Changes.Of(B).Items.Select(c => c.Kind));
        Assert.Equal(4, store.Changes.Last());
    }

    [Fact]
    public void The_fit_in_use_is_the_one_published_last()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        Assert.Null(store.Fits.InUse());
        StoredFit first = store.Write(t => t.Fits.Add(new StoredFit(0, 1, 1, "threshold: 1", "")));
        StoredFit second = store.Write(t => t.Fits.Add(new StoredFit(0, 2, 1, "threshold: 2", "{}")));
        Assert.Null(store.Fits.InUse());
        store.Write(t => t.Fits.Publish(second.Id));
        store.Write(t => t.Fits.Publish(first.Id));
        Assert.Equal(first with { Published = 4 }, store.Fits.InUse());
        Assert.Equal([2, 1], store.Fits.Page().Items.Select(f => f.Id));
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Fits.Publish(first.Id))).Fault);
    }
}
