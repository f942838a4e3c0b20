using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Stories;

/// <summary>What people said stands with the customer that has its source record, once; where the record is gone, with nobody.</summary>
sealed class SayingTruth
{
    readonly CustomerHub hub;
    readonly Dictionary<(EntityKind, RecordId), CustomerNo> customerOf;

    SayingTruth(CustomerHub hub)
    {
        this.hub = hub;
        customerOf = hub.Store.Customers.Members().ToDictionary(m => (m.Customer.Entity, m.Record), m => m.Customer);
    }

    public static void Hold(CustomerHub hub)
    {
        var truth = new SayingTruth(hub);
        truth.NotesFollow();
        truth.RelationsFollow();
        truth.CorrectionsFollow();
    }

    /// <summary>The customer that has a record now, as the store says.</summary>
    CustomerNo? Customer(EntityKind entity, RecordAnchor anchor) =>
        hub.Store.Records.Find(anchor) is { } record && customerOf.TryGetValue((entity, record.Id), out CustomerNo customer) ? customer : null;

    void NotesFollow()
    {
        (CustomerNo Customer, long Note)[] expected = [.. hub.Store.Interactions.Held().Select(n => (Customer(n.Entity, n.Record), n.Id)).Where(n => n.Item1 is not null).Select(n => (n.Item1!.Value, n.Id))];
        Assert.Equal(expected.Order(), Shown(expected.Select(e => e.Customer), hub.Loaded!.Notes, c => hub.Customers.Notes(c)!.Select(n => n.Id)));
        foreach (CustomerNo customer in expected.Select(e => e.Customer).Distinct())
            Assert.Equal(expected.Where(e => e.Customer == customer).Select(e => e.Note).Order(), hub.Customers.Timeline(customer)!.Select(e => e.Note).OfType<long>().Order());
    }

    void RelationsFollow()
    {
        List<(CustomerNo Customer, long Relation)> expected = [];
        foreach (StoredRelation relation in hub.Store.Relations.Held())
            if (Customer(relation.LeftEntity, relation.Left) is { } left && Customer(relation.RightEntity, relation.Right) is { } right && left != right)
                expected.AddRange([(left, relation.Id), (right, relation.Id)]);
        Assert.Equal(expected.Order(), Shown(expected.Select(e => e.Customer), hub.Loaded!.Relations, c => hub.Customers.Relations(c)!.Select(r => r.Id).OfType<long>()));
    }

    /// <summary>What customers show: of those who must show something, and of those of whom memory knows something.</summary>
    IEnumerable<(CustomerNo, long)> Shown<T>(IEnumerable<CustomerNo> expected, AnchoredBook<T> book, Func<CustomerNo, IEnumerable<long>> of)
        where T : Said => book.Numbers.SelectMany(hub.Loaded!.CustomersOf).Select(c => LoadedBase.No(c.Id)).Union(expected).SelectMany(c => of(c).Select(id => (c, id))).Order();

    void CorrectionsFollow()
    {
        HashSet<string> known = [.. hub.Loaded!.Facts.Attributes.Select(a => a.Name)];
        foreach (var said in hub.Store.Corrections.Held().Where(c => known.Contains(c.Attribute)).GroupBy(c => (Customer: Customer(c.Entity, c.Record), c.Attribute)))
        {
            if (said.Key.Customer is not { } customer)
                continue;
            // Of several, which a merge brought together, the last counts.
            ValueView value = Assert.Single(hub.Customers.Find(customer)!.Values, v => v.Attribute == said.Key.Attribute);
            Assert.Equal((said.Last().Id, said.Last().Value), (value.Correction?.Id, value.Text));
        }
        foreach (CustomerNo customer in hub.Loaded.Corrections.Numbers.SelectMany(hub.Loaded.CustomersOf).Select(c => LoadedBase.No(c.Id)).Distinct())
            foreach (CorrectionView shown in hub.Customers.Find(customer)!.Values.Select(v => v.Correction).OfType<CorrectionView>())
            {
                StoredCorrection stored = hub.Store.Corrections.Find(shown.Id)!;
                Assert.Null(stored.Ended);
                Assert.Equal(customer, Customer(stored.Entity, stored.Record));
            }
    }
}
