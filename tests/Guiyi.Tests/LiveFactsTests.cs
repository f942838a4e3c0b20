using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>What is known of customers, while nothing changed, while something changes, and where people know better.</summary>
public sealed class LiveFactsTests
{
    static readonly MatchOptions Blocked = new() { CompareAllUpTo = 0, MaxBlock = 6 };

    static readonly Lazy<LiveWorld>[] Worlds =
    [
        new(() => LiveWorld.Shop(51, 60, new MatchOptions())),
        new(() => LiveWorld.Western(52, 50, Blocked)),
        new(() => LiveWorld.Companies(53, 50, Blocked)),
    ];

    public static IEnumerable<TheoryDataRow<int>> All => Enumerable.Range(0, Worlds.Length).Select(i => new TheoryDataRow<int>(i));

    static (LiveWorld World, LiveBase Live, LiveFacts Facts, DateTime Now) Of(int world)
    {
        LiveWorld own = Worlds[world].Value;
        var live = LiveBase.Of(own.Fit);
        return (own, live, LiveFacts.Of(own.Fit, live), own.Fit.Options.AsOf);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void With_nothing_changed_it_is_what_the_run_found(int world)
    {
        (LiveWorld own, LiveBase live, LiveFacts facts, DateTime now) = Of(world);
        SortedDictionary<string, string> run = Known.OfRun(own.Fit);
        Assert.Equal(run, Known.OneByOne(live, facts, now));
        Assert.Equal(run, Known.Walked(facts, now, 1));
        Assert.Equal(run, Known.Walked(facts, now, 3));
    }

    /// <summary>Read again from their texts, the same records say the same.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Records_that_came_later_are_read_as_those_of_the_run(int world)
    {
        (LiveWorld own, LiveBase live, LiveFacts facts, DateTime now) = Of(world);
        SortedDictionary<string, string> run = Known.OfRun(own.Fit);
        foreach (EntityKind kind in Known.Kinds)
            foreach (string id in live.Ids(kind))
            {
                IReadOnlyList<int> records = live.Records(kind, id);
                using LiveDelta copies = live.Apply([.. records.Select(r => new LiveChange.Add(own.FitRecords[r]))]);
                Assert.Equal(run[id], Known.Text(facts.Standing(kind, copies.Added, [], now, copies)));
                Assert.Equal(
                    facts.Golden(kind, records, []).Select(v => (v.Attribute, v.Text, v.Rule)), facts.Golden(kind, copies.Added, [], copies).Select(v => (v.Attribute, v.Text, v.Rule)));
                Assert.Equal(
                    records.SelectMany(r => facts.Interactions(r)).Select(i => (i with { Record = 0, Products = [] }, string.Join('|', i.Products))),
                    copies.Added.SelectMany(r => facts.Interactions(r, copies)).Select(i => (i with { Record = 0, Products = [] }, string.Join('|', i.Products))));
                Assert.Equal(records.SelectMany(r => live.Stated(r)), copies.Added.SelectMany(r => live.Stated(r, copies)));
            }
    }

    [Fact]
    public void Interactions_are_those_of_the_run()
    {
        (LiveWorld own, _, LiveFacts facts, _) = Of(0);
        ILookup<int, Interaction> run = own.Fit.Interactions.ToLookup(i => i.Record);
        Assert.NotEmpty(own.Fit.Interactions);
        for (int record = 0; record < own.FitRecords.Count; record++)
            Assert.Equal(
                run[record].Select(i => (i with { Products = [] }, string.Join('|', i.Products))), facts.Interactions(record).Select(i => (i with { Products = [] }, string.Join('|', i.Products))));
    }

    [Fact]
    public void An_order_that_comes_changes_profile_classes_and_code_at_once()
    {
        (LiveWorld own, LiveBase live, LiveFacts facts, DateTime now) = Of(0);
        string id = Enumerable.Range(0, own.Fit.Persons.Customers.Count).Where(c => own.Fit.Persons.Profiles[c].Orders > 0).Select(own.Fit.Persons.Customers.Id).First();
        IReadOnlyList<int> before = live.Records(EntityKind.Person, id);
        Interaction order = before.SelectMany(r => facts.Interactions(r)).First(i => i.Kind == InteractionKind.Order);
        NewRecord row = own.FitRecords[order.Record];
        NewRecord again = row with { Fields = row.Fields.ToDictionary(f => f.Key, f => f.Value == order.Key ? order.Key + "9" : f.Value == order.When?.ToString("yyyy-MM-dd HH:mm:ss") ? "2026-02-01 08:00:00" : f.Value) };
        using LiveDelta delta = live.Apply([new LiveChange.Add(again)]);
        IReadOnlyList<int> after = delta.Customers.Single(c => c.Id == id).After;
        CustomerProfile then = facts.Profile(EntityKind.Person, after, new DateTime(2026, 3, 1), delta), was = facts.Profile(EntityKind.Person, before, now);
        Assert.Equal((was.Orders + 1, 0, new DateTime(2026, 2, 1, 8, 0, 0)), (then.Orders, then.RecencyDays, then.LastOrder));
        Assert.Equal(new DateOnly(2026, 2, 1), facts.Standing(EntityKind.Person, after, [], new DateTime(2026, 3, 1), delta).Facts.AsOf);
        Assert.Equal(1, facts.Profile(EntityKind.Person, after, now, delta).Later);
        Assert.Throws<ArgumentException>(() => facts.Profile(EntityKind.Person, after, now));
        Assert.Throws<ArgumentException>(() => facts.Standing(EntityKind.Person, [], [], now));
        delta.Drop();
        Assert.Throws<InvalidOperationException>(() => facts.Profile(EntityKind.Person, before, now, delta));
    }

    [Fact]
    public void A_record_that_says_something_else_touches_its_customer_though_the_set_stays()
    {
        (LiveWorld own, LiveBase live, LiveFacts facts, DateTime now) = Of(0);
        Interaction order = own.Fit.Interactions.First(i => i.Amount > 0 && own.Fit.Persons.Customers.CustomerOf(i.Record) >= 0);
        string id = live.CustomerOf(EntityKind.Person, order.Record)!;
        NewRecord row = own.FitRecords[order.Record];
        string column = live.Table.Mappings.Single(m => m.Source == row.Source).Fields.Single(f => f.Target == FieldTarget.Amount).Columns[0];
        LiveDelta delta = live.Apply([new LiveChange.Replace(order.Record, row with { Fields = new Dictionary<string, string>(row.Fields) { [column] = "987654" } })]);
        Assert.Empty(delta.Customers);
        TouchedCustomer touched = Assert.Single(delta.Touched);
        Assert.Equal((EntityKind.Person, id), (touched.Kind, touched.Id));
        Assert.Equal(live.Records(EntityKind.Person, id), touched.Records);
        LiveStanding comes = facts.Standing(EntityKind.Person, touched.Records, [], now, delta);
        Assert.True(comes.Facts.Profile.Money[0].Amount > 900_000);
        Assert.True(facts.Standing(EntityKind.Person, touched.Records, [], now).Facts.Profile.Money[0].Amount < 900_000);
        delta.Commit();
        Assert.False(live.IsOfFit(order.Record));
        Assert.Equal(Known.Text(comes), Known.OneByOne(live, facts, now)[id]);
        Assert.Equal(Known.OneByOne(live, facts, now), Known.Walked(facts, now, 2));
        live.Apply([new LiveChange.Replace(order.Record, row)]).Commit();
        Assert.True(live.IsOfFit(order.Record));
        Assert.Equal(Known.OfRun(own.Fit), Known.Walked(facts, now, 1));
    }

    [Fact]
    public void Who_joined_is_not_listed_as_touched()
    {
        (LiveWorld own, LiveBase live, _, _) = Of(0);
        using LiveDelta delta = live.Apply([new LiveChange.Add(own.FitRecords[0]), new LiveChange.Remove(1)]);
        Assert.NotEmpty(delta.Customers);
        Assert.Empty(delta.Touched);
    }

    [Fact]
    public void What_the_records_say_stands_in_columns_too()
    {
        (LiveWorld own, LiveBase live, _, _) = Of(2);
        for (int record = 0; record < own.FitRecords.Count; record++)
        {
            Assert.True(live.IsOfFit(record));
            var inColumns = live.Table.Attributes.SelectMany(a => Enumerable.Range(0, a.SlotCount).Where(s => a.Code(s, record) >= 0).Select(s => (a.Name, a.Text(a.Code(s, record)), live.Table.Raw(a, s, record))));
            Assert.Equal(inColumns, live.Stated(record).Select(s => (s.Attribute, s.Text, s.Raw)));
        }
        Assert.Contains(live.Stated(0), s => s.Owner == FieldOwner.Organization);
    }

    [Fact]
    public void Facts_belong_to_the_base_of_their_run() =>
        Assert.Throws<ArgumentException>(() => LiveFacts.Of(Worlds[0].Value.Fit, LiveBase.Of(Worlds[1].Value.Fit)));
}
