using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;
using Guiyi.Number;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Stories;

/// <summary>What must hold of a hub at every moment of rest, whatever happened before.</summary>
static class HubTruth
{
    /// <summary>Store and memory agree; ids, codes, classes and the feed are whole.</summary>
    public static void Holds(CustomerHub hub)
    {
        foreach (EntityKind kind in OpenHub.Kinds)
            Assert.Equal(hub.Store.Stored(kind), hub.InMemory(kind));
        StoredCustomer[] all = [.. hub.Store.Customers.All()];
        MembersAreCurrent(hub);
        IdsResolve(hub, all);
        CodesAreOfTheirClasses(hub, all);
        TheFeedTellsWhoIsThere(hub, all);
        TheFeedTellsCodesAndNumbersOfRecords(hub);
        SayingTruth.Hold(hub);
    }

    static void MembersAreCurrent(CustomerHub hub)
    {
        HashSet<RecordId> current = [];
        using (RecordCursor cursor = hub.Store.Records.Current())
            while (cursor.Read())
                current.Add(cursor.Id);
        var seen = new HashSet<(EntityKind, RecordId)>();
        foreach (Membership member in hub.Store.Customers.Members())
        {
            Assert.True(current.Contains(member.Record), $"customer {member.Customer} has a version of a record that is not current");
            Assert.True(seen.Add((member.Customer.Entity, member.Record)), $"record {member.Record} has two customers");
        }
    }

    static void IdsResolve(CustomerHub hub, StoredCustomer[] all)
    {
        string[] live = [.. OpenHub.Kinds.SelectMany(hub.Loaded!.Live.Ids).Order(StringComparer.Ordinal)];
        Assert.Equal(live, all.Where(c => c.RetiredRun is null).Select(c => c.No.ToString()).Order(StringComparer.Ordinal));
        foreach (StoredCustomer customer in all)
        {
            CustomerNo? now = hub.Store.Customers.Resolve(customer.No);
            Assert.True(now is null || hub.Loaded.Live.Records(now.Value.Entity, now.Value.ToString()).Count > 0, $"{customer.No} leads to {now}, which has no records");
            if (customer.RetiredRun is null)
                Assert.Equal(customer.No, now);
        }
    }

    static void CodesAreOfTheirClasses(CustomerHub hub, StoredCustomer[] all)
    {
        HashSet<CustomerNo> live = [.. all.Where(c => c.RetiredRun is null).Select(c => c.No)], ever = [.. all.Select(c => c.No)];
        var classes = hub.Store.Classes.Current().ToDictionary(c => c.Customer, c => StandingJson.Read(c.Classes));
        Assert.Equal(live.Order(), classes.Keys.Order());
        var pattern = CodePattern.Parse(hub.Loaded!.Settings.Scheme!.CodePattern, [.. hub.Loaded.Settings.Scheme.Dimensions.Select(d => d.Name)]);
        var coded = new HashSet<CustomerNo>();
        foreach (StoredCode code in hub.Store.Codes.All())
        {
            Assert.Contains(code.Customer, ever);
            Assert.StartsWith(code.Prefix!, code.Code, StringComparison.Ordinal);
            if (code.Held.Until is not null)
                continue;
            Assert.True(coded.Add(code.Customer), $"{code.Customer} has two codes");
            Assert.True(live.Contains(code.Customer), $"{code.Customer} is no more and has code {code.Code}");
            Assert.Equal(pattern.Prefix(dimension => classes[code.Customer][dimension]), code.Prefix);
        }
        Assert.Equal(live.Order(), coded.Order());
    }

    static void TheFeedTellsWhoIsThere(CustomerHub hub, StoredCustomer[] all)
    {
        HashSet<CustomerNo> live = [], ever = [];
        foreach (var commit in hub.Store.Changes.After(0, int.MaxValue - 1).Items.GroupBy(c => c.Version))
        {
            // Who goes and who comes in one commit is told in no particular order.
            foreach (StoredChange change in commit)
                if (change.Kind is ChangeKinds.Merged or ChangeKinds.Retired)
                    Assert.True(live.Remove(change.Customer!.Value), $"{change.Customer} {change.Kind}, and was not there");
            foreach (StoredChange change in commit)
            {
                if (change.Kind is ChangeKinds.Created or ChangeKinds.Split)
                    Assert.True(ever.Add(change.Customer!.Value), $"{change.Customer} was given twice");
                if (change.Kind == ChangeKinds.Restored)
                    Assert.Contains(change.Customer!.Value, ever);
                if (change.Kind is ChangeKinds.Created or ChangeKinds.Split or ChangeKinds.Restored)
                    Assert.True(live.Add(change.Customer!.Value), $"{change.Customer} {change.Kind}, and was there");
            }
            foreach (StoredChange change in commit)
                if (change.Kind == ChangeKinds.Merged)
                    Assert.Contains(change.Other!.Value, live);
                else if (change.Kind is ChangeKinds.Changed or ChangeKinds.Classified)
                    Assert.Contains(change.Customer!.Value, live);
        }
        Assert.Equal(all.Where(c => c.RetiredRun is null).Select(c => c.No).Order(), live.Order());
        Assert.Equal(all.Select(c => c.No).Order(), ever.Order());
    }

    /// <summary>Who reads the feed alone knows each customer's code and how many records it has.</summary>
    static void TheFeedTellsCodesAndNumbersOfRecords(CustomerHub hub)
    {
        var told = new SortedDictionary<CustomerNo, (string? Code, int? Records)>();
        foreach (StoredChange change in hub.Store.Changes.After(0, int.MaxValue - 1).Items)
        {
            if (change.Customer is not { } customer)
                continue;
            ChangeDetail detail = ChangeDetail.Of(change)!;
            (string? code, int? records) = told.GetValueOrDefault(customer);
            Assert.True((change.Kind is ChangeKinds.Merged or ChangeKinds.Retired) == (detail.Code is null), $"{change.Kind} of {customer} tells code {detail.Code}");
            Assert.True(detail.CodeBefore is null || detail.CodeBefore == code || detail.Code == code, $"{change.Kind} of {customer}: its code was {code}, and is told to have been {detail.CodeBefore}");
            if (change.Kind is not (ChangeKinds.Created or ChangeKinds.Split or ChangeKinds.Restored or ChangeKinds.Merged or ChangeKinds.Retired or ChangeKinds.Classified))
                Assert.Equal(detail.Records, records + (detail.Joined ?? 0) - (detail.Left ?? 0));
            told[customer] = (detail.Code, detail.Records ?? records);
            if (change.Kind is ChangeKinds.Merged or ChangeKinds.Retired)
                told.Remove(customer);
        }
        Assert.Equal(
            hub.Store.Customers.Members().GroupBy(m => m.Customer).Select(m => (m.Key, hub.Store.Code(m.Key), (int?)m.Count())),
            told.Select(t => (t.Key, t.Value.Code, t.Value.Records)));
    }
}
