using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Tests.Base.Stories;
using Guiyi.Hub.Tests.Storage;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Outcomes;

public sealed class SqliteBookingTests : BookingTests<SqlitePlace>;

public sealed class PostgreSqlBookingTests : BookingTests<PostgreSqlPlace>;

/// <summary>Records of several senders that share a commit: each run has what its own records did.</summary>
public abstract class BookingTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public async Task What_becomes_of_customers_is_booked_to_the_run_of_the_records_that_did_it()
    {
        await using CustomerHub hub = await Filled();
        StoredChange[] told = await Together(hub, ("anna", [("n1", "诸葛孔明", "13911110001")]), ("bert", [("n2", "司马仲达", "13911110002")]), ("carl", []));
        Assert.Single(told.Select(c => c.Version).Distinct());
        Assert.Equal(["anna created", "bert created"], told.Where(c => c.Kind == ChangeKinds.Created).Select(c => $"{hub.Store.Runs.Find(c.Run!.Value)!.By} {c.Kind}").Order(StringComparer.Ordinal));
        foreach (StoredChange change in told.Where(c => c.Kind == ChangeKinds.Created))
        {
            CustomerNo customer = change.Customer!.Value;
            Assert.Equal(change.Run, hub.Store.Customers.Find(customer)!.Value.CreatedRun);
            Assert.Equal(change.Run, hub.Store.Codes.Of(customer).Single().IssuedRun);
            Assert.All(hub.Store.Customers.Members(customer, hub.Store.Version), r => Assert.Equal(change.Run, hub.Store.Records.Find(r)!.ReceivedRun));
        }
        HubTruth.Holds(hub);
    }

    [Fact]
    public async Task Where_records_of_two_runs_met_it_is_booked_to_the_one_that_was_sent_first()
    {
        await using CustomerHub hub = await Filled();
        StoredChange[] told = await Together(hub, ("anna", [("n1", "诸葛孔明", "13911110001")]), ("bert", [("n2", "诸葛孔明", "13911110001"), ("n3", "司马仲达", "13911110002")]), ("carl", [("n3", "司马仲达", "13911110003")]));
        Assert.Equal(["anna", "bert"], told.Where(c => c.Kind == ChangeKinds.Created).Select(c => hub.Store.Runs.Find(c.Run!.Value)!.By).Order(StringComparer.Ordinal));
        HubTruth.Holds(hub);
    }

    async Task<CustomerHub> Filled()
    {
        CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        return hub;
    }

    /// <summary>Sends records while the writer is held up, so that they wait together.</summary>
    static async Task<StoredChange[]> Together(CustomerHub hub, params (string By, (string Key, string Name, string Phone)[] Records)[] sent)
    {
        static SentRecord Member((string Key, string Name, string Phone) record) =>
            new(record.Key, new Dictionary<string, string> { ["会员号"] = record.Key, ["姓名"] = record.Name, ["手机号"] = record.Phone, ["生日"] = "1988-02-05" });
        // Their runs of the day are begun.
        foreach ((string by, _) in sent)
            await hub.Records.Put("members", [Member(("warm", "王建国", "13911119999"))], by);
        await hub.Quiet();
        long last = hub.Store.Changes.Last();
        using var go = new ManualResetEventSlim();
        Task<bool> held = hub.Look(() => go.Wait(TimeSpan.FromSeconds(30)), CancellationToken.None);
        List<Task<IReadOnlyList<RecordReceipt>>> waiting = [];
        foreach ((string by, (string, string, string)[] records) in sent)
            waiting.Add(await hub.Records.Begin("members", [.. records.Select(Member)], by));
        go.Set();
        Assert.True(await held);
        await Task.WhenAll(waiting);
        return [.. hub.Store.Changes.After(last, 1000).Items];
    }
}
