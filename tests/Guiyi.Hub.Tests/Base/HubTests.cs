using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteHubTests : HubTests<SqlitePlace>;

public sealed class PostgreSqlHubTests : HubTests<PostgreSqlPlace>;

public abstract class HubTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public async Task Files_give_the_customers_ids_and_codes_that_a_run_over_them_gives()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        IReadOnlyList<StoredRun> runs = await hub.TakeAsync(OpenHub.DemoFiles());
        Assert.All(runs, r => Assert.Equal((RunState.Finished, ""), (r.State, r.Message)));

        UnifyResult expected = Pipeline.Unify([.. OpenHub.DemoFiles().SelectMany(f => SourceFile.Open(f))], new UnifyOptions { AsOf = DateTime.Now, AsOfLatestInteraction = true });
        Assert.Equal(expected.Table.Count, runs.Sum(r => r.Counts.Added));
        Assert.Equal(expected.Rejects.Count, runs.Sum(r => r.Counts.Rejected));
        foreach (KindResult kind in (KindResult[])[expected.Persons, expected.Organizations])
        {
            EntityKind entity = kind.Customers.Kind;
            Assert.Equal(Enumerable.Range(0, kind.Customers.Count).ToDictionary(kind.Customers.Id, c => kind.Customers.Records(c).Length).OrderBy(c => c.Key, StringComparer.Ordinal),
                hub.Store.Stored(entity).ToDictionary(c => c.Key, c => c.Value.Split(' ').Length).OrderBy(c => c.Key, StringComparer.Ordinal));
            Assert.Equal(Enumerable.Range(0, kind.Customers.Count).Select(c => $"{kind.Customers.Id(c)} {expected.CodeOf(entity, c)}").Order(StringComparer.Ordinal),
                hub.Store.Stored(entity).Keys.Select(id => $"{id} {hub.Store.Code(CustomerNo.Of(id)!.Value)}").Order(StringComparer.Ordinal));
            Assert.Equal(hub.Store.Stored(entity), hub.InMemory(entity));
        }
    }

    [Fact]
    public async Task The_same_files_again_change_nothing()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        long last = hub.Store.Changes.Last();
        IReadOnlyList<StoredRun> again = await hub.TakeAsync(OpenHub.DemoFiles());
        Assert.All(again, r => Assert.Equal((r.Counts.Read - r.Counts.Rejected, 0L, 0L), (r.Counts.Unchanged, r.Counts.Added, r.Counts.Replaced)));
        Assert.Equal(last, hub.Store.Changes.Last());
    }

    [Fact]
    public async Task After_a_stop_everything_is_as_it_was()
    {
        string before;
        await using (CustomerHub hub = await Place.OpenHubAsync())
        {
            await hub.TakeAsync(OpenHub.DemoFiles());
            await hub.PutAsync(("new-1", "欧阳子虚", "13900001111"), ("new-2", "欧阳子虚", "13900001111"));
            before = Text(hub.InMemory);
        }
        await using CustomerHub again = await Place.OpenHubAsync();
        Assert.Equal(before, Text(again.InMemory));
        Assert.Equal(before, Text(again.Store.Stored));

        static string Text(Func<EntityKind, SortedDictionary<string, string>> customers) => string.Join('\n', OpenHub.Kinds.SelectMany(customers).Select(c => $"{c.Key} {c.Value}"));
    }

    [Fact]
    public async Task A_record_comes_changes_goes_and_comes_back()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        RecordReceipt first = Assert.Single(await hub.PutAsync(("a", "欧阳子虚", "13912345678")));
        RecordReceipt second = Assert.Single(await hub.PutAsync(("b", "欧阳子虚", "+86 139 1234 5678")));
        Assert.Equal((RecordFate.Added, true, first.Person), (second.Fate, second.IsResolved, second.Person));
        Assert.Equal(RecordFate.Unchanged, Assert.Single(await hub.PutAsync(("b", "欧阳子虚", "+86 139 1234 5678"))).Fate);

        RecordReceipt other = Assert.Single(await hub.PutAsync(("b", "司徒无名", "13700000001")));
        Assert.Equal(RecordFate.Replaced, other.Fate);
        Assert.NotEqual(Assert.Single(await hub.PutAsync(("a", "欧阳子虚", "13912345678"))).Person, other.Person);

        StoredSource source = hub.Store.Sources.Find("members")!;
        Assert.Equal(RecordFate.Removed, Assert.Single(await hub.Records.Remove(source, ["b"], "anna")).Fate);
        Assert.Equal(RecordFate.Missing, Assert.Single(await hub.Records.Remove(source, ["b"], "anna")).Fate);
        Assert.Null(hub.Store.Customers.Resolve(CustomerNo.Of(other.Person!)!.Value));
        RecordReceipt back = Assert.Single(await hub.PutAsync(("b", "司徒无名", "13700000001")));
        Assert.Equal((RecordFate.Added, other.Person), (back.Fate, back.Person));
        Assert.Equal(3, hub.Store.Records.Versions(new RecordAnchor(source.Id, "b")).Count);
        Assert.Equal(hub.Store.Stored(EntityKind.Person), hub.InMemory(EntityKind.Person));
    }

    [Fact]
    public async Task Classes_that_a_fit_for_size_keeps_do_not_become_a_setting()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles().Where(f => Path.GetFileName(f) == "members.csv"));
        StoredFit first = hub.Fits.InUse!;
        await hub.PutAsync([.. Enumerable.Range(0, 120).Select(i => ($"more-{i}", "欧阳子虚", $"139{i:00000000}"))]);
        await hub.Quiet();
        StoredFit second = hub.Fits.InUse!;
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(SettingsFile.Parse("first", first.Settings).Scheme!.CodePattern, SettingsFile.Parse("second", second.Settings).Scheme!.CodePattern);
        Assert.Null(SettingsFile.Parse("given", FitSummary.Given(second.Summary)).Scheme);
    }

    [Fact]
    public async Task A_merge_is_undone_exactly_and_what_came_later_stays()
    {
        await using CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        SortedDictionary<string, string> before = hub.Store.Stored(EntityKind.Person);
        string?[] codes = [.. before.Keys.Select(id => hub.Store.Code(CustomerNo.Of(id)!.Value))];
        // Whose identity numbers differ cannot be one.
        CustomerNo[] pair = [.. before.Keys.Where(id => !hub.Loaded!.Live.Golden(EntityKind.Person, id).Any(v => v.Kind == AttributeKind.IdNumber)).Take(3).Select(id => CustomerNo.Of(id)!.Value)];

        JudgmentReceipt merged = await hub.Judgments.Say(hub.Judgments.Merging(pair, "anna", "same signature"));
        Assert.Equal(before.Count - 2, hub.Store.Stored(EntityKind.Person).Count);
        CustomerNo heir = hub.Store.Customers.Resolve(pair[1])!.Value;
        Assert.All(pair, no => Assert.Equal(heir, hub.Store.Customers.Resolve(no)));

        RecordReceipt later = Assert.Single(await hub.PutAsync(("later-1", "欧阳子虚", "13900001111")));
        await hub.Judgments.Say(hub.Judgments.Undoing(merged.Run, "bert", "not the same"));
        SortedDictionary<string, string> after = hub.Store.Stored(EntityKind.Person);
        Assert.True(after.Remove(later.Person!));
        Assert.Equal(before, after);
        Assert.Equal(codes, before.Keys.Select(id => hub.Store.Code(CustomerNo.Of(id)!.Value)));
        Assert.Equal(hub.Store.Stored(EntityKind.Person), hub.InMemory(EntityKind.Person));
    }

    [Fact]
    public async Task Records_taken_out_of_a_customer_stay_out_after_a_new_fit_and_a_restart()
    {
        CustomerNo customer;
        RecordAnchor moved;
        await using (CustomerHub hub = await Place.OpenHubAsync())
        {
            await hub.TakeAsync(OpenHub.DemoFiles());
            customer = CustomerNo.Of(hub.Store.Stored(EntityKind.Person).First(c => c.Value.Contains(' ', StringComparison.Ordinal)).Key)!.Value;
            moved = hub.Judgments.Anchors(customer)[^1];
            await hub.Judgments.Say(hub.Judgments.Unmerging(customer, [moved], "anna", "his father"));
            Assert.DoesNotContain(moved, hub.Judgments.Anchors(hub.Store.Customers.Resolve(customer)!.Value));
            await hub.Fits.Renew(null, "anna", "to see whether it holds");
            Assert.DoesNotContain(moved, hub.Judgments.Anchors(hub.Store.Customers.Resolve(customer)!.Value));
        }
        await using CustomerHub again = await Place.OpenHubAsync();
        Assert.DoesNotContain(moved, again.Judgments.Anchors(again.Store.Customers.Resolve(customer)!.Value));
        JudgmentConflictException refused = await Assert.ThrowsAsync<JudgmentConflictException>(() =>
            again.Judgments.Say(again.Judgments.Undoing(999_999, "anna", "") with { Undone = [999_999] }));
        Assert.Equal(JudgmentConflict.NotThere, refused.Kind);
    }
}
