using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteReadingTests : ReadingTests<SqlitePlace>;

public sealed class PostgreSqlReadingTests : ReadingTests<PostgreSqlPlace>;

public abstract class ReadingTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly Teller Anna = new("anna", "she rang");

    async Task<CustomerHub> Filled()
    {
        CustomerHub hub = await Place.OpenHubAsync();
        await hub.TakeAsync(OpenHub.DemoFiles());
        return hub;
    }

    static CustomerNo[] Persons(CustomerHub hub) => [.. hub.Store.Stored(EntityKind.Person).Keys.Select(id => CustomerNo.Of(id)!.Value)];

    static CustomerNo Largest(CustomerHub hub) => CustomerNo.Of(hub.Store.Stored(EntityKind.Person).MaxBy(c => c.Value.Split(' ').Length).Key)!.Value;

    [Fact]
    public async Task Every_value_on_a_page_names_the_record_that_says_so()
    {
        await using CustomerHub hub = await Filled();
        CustomerView view = hub.Customers.Find(Largest(hub))!;
        Assert.NotEmpty(view.Name);
        Assert.NotNull(view.Code);
        Assert.True(view.Records.Count > 1);
        Assert.All(view.Values, v => Assert.Contains(v.Statements, s => s.Record == v.From && s.Text == v.Text));
        Assert.All(view.Values.SelectMany(v => v.Statements), s => Assert.Contains(view.Records, r => r.Name == s.Record && r.Fields.Values.Any(f => s.Raw.Contains(f, StringComparison.Ordinal))));
        Assert.All(view.Classes, c => Assert.NotEmpty(c.ReasonEn));
        IReadOnlyList<TimelineEntry> timeline = hub.Customers.Timeline(Largest(hub))!;
        Assert.Equal(timeline.OrderByDescending(e => e.When ?? DateTime.MinValue).Select(e => e.When), timeline.Select(e => e.When));
    }

    [Fact]
    public async Task A_correction_outranks_the_rules_survives_a_restart_and_a_fit_and_is_taken_back()
    {
        CustomerNo customer;
        StoredCorrection correction;
        string before;
        await using (CustomerHub hub = await Filled())
        {
            customer = Largest(hub);
            before = hub.Customers.Find(customer)!.Values.Single(v => v.Attribute == "person_name").Text;
            long version = hub.LastChange(customer);
            correction = await hub.Tellings.Correct(customer, "person_name", "诸葛孔明", Anna with { Seen = new Dictionary<CustomerNo, long> { [customer] = version } });
            Assert.NotEqual(version, hub.LastChange(customer));
            await Assert.ThrowsAsync<JudgmentConflictException>(() => hub.Tellings.Correct(customer, "person_name", "司马懿", Anna with { Seen = new Dictionary<CustomerNo, long> { [customer] = version } }));
            Assert.Equal("诸葛孔明", hub.Customers.Find(customer)!.Name);
            await hub.Fits.Renew(null, "anna", "again");
        }
        await using CustomerHub again = await Place.OpenHubAsync();
        ValueView value = again.Customers.Find(customer)!.Values.Single(v => v.Attribute == "person_name");
        Assert.Equal(("诸葛孔明", null as RecordName?, "anna", "she rang"), (value.Text, value.From, value.Correction!.Made.By, value.Correction.Made.Why));
        await again.Tellings.Uncorrect(correction.Id, Anna);
        Assert.Equal(before, again.Customers.Find(customer)!.Values.Single(v => v.Attribute == "person_name").Text);
        Assert.NotNull(again.Store.Corrections.Find(correction.Id)!.Ended);
        await Assert.ThrowsAsync<FormatException>(() => again.Tellings.Correct(customer, "phone", "no number at all", Anna));
    }

    [Fact]
    public async Task A_preview_tells_what_then_happens()
    {
        await using CustomerHub hub = await Filled();
        CustomerNo[] pair = [.. Persons(hub).Where(no => !hub.Loaded!.Live.Golden(EntityKind.Person, no.ToString()).Any(v => v.Kind == AttributeKind.IdNumber)).Take(2)];
        JudgmentRequest request = hub.Judgments.Merging(pair, "anna", "same signature");
        long last = hub.Store.Changes.Last();
        JudgmentPreview preview = await hub.Judgments.Preview(request);
        Assert.Equal(last, hub.Store.Changes.Last());
        Assert.Null(preview.Refusal);
        JudgmentReceipt receipt = await hub.Judgments.Say(request);
        Assert.Equal(receipt.Effects.Select(e => (e.Customer, e.After.Count, e.ReplacedBy)), preview.Effects.Select(e => (e.Customer, e.Records.After.Count, e.ReplacedBy)));
        PreviewedCustomer heir = preview.Effects.Single(e => e.ReplacedBy is null);
        CustomerView view = hub.Customers.Find(CustomerNo.Of(heir.Customer)!.Value)!;
        Assert.All(heir.Values, v => Assert.Equal(v.After, view.Values.SingleOrDefault(w => w.Attribute == v.Name)?.Text ?? ""));
        Assert.True(view.Code == heir.Code.After || heir.Code.After!.EndsWith('…'));
        Assert.Equal(heir.Interactions.After, hub.Customers.Timeline(CustomerNo.Of(heir.Customer)!.Value)!.Count);
    }

    [Fact]
    public async Task Notes_and_relations_follow_their_records_through_a_merge_and_back()
    {
        await using CustomerHub hub = await Filled();
        CustomerNo[] some = [.. Persons(hub).Where(no => !hub.Loaded!.Live.Golden(EntityKind.Person, no.ToString()).Any(v => v.Kind == AttributeKind.IdNumber)).Take(3)];
        await hub.Tellings.Note(some[1], new NewNote("call", "wants an invoice"), Anna);
        StoredRelation relation = await hub.Tellings.Relate(some[1], some[2], "guardian", "mother", Anna);
        int own = hub.Customers.Timeline(some[1])!.Count;

        JudgmentReceipt merged = await hub.Judgments.Say(hub.Judgments.Merging(some[..2], "anna", ""));
        CustomerNo heir = hub.Customers.Resolve(some[1])!.Value;
        Assert.Contains(hub.Customers.Timeline(heir)!, e => e is { Kind: "call", Text: "wants an invoice", By: "anna" });
        Assert.Contains(hub.Customers.Relations(some[2])!, r => r.Id == relation.Id && r.From == heir.ToString());
        Assert.Contains(heir.ToString(), hub.Customers.Group(some[2])!.Members);

        await hub.Judgments.Say(hub.Judgments.Undoing(merged.Run, "anna", ""));
        Assert.Equal(own, hub.Customers.Timeline(some[1])!.Count);
        Assert.DoesNotContain(hub.Customers.Timeline(some[0])!, e => e.Kind == "call");
        StoredRelation changed = await hub.Tellings.Relate(some[1], some[2], "guardian", "father", Anna, follows: relation.Id);
        Assert.Equal("father", Assert.Single(hub.Customers.Relations(some[2])!, r => r.Kind == "guardian").Label);
        await hub.Tellings.Unrelate(changed.Id, Anna);
        Assert.DoesNotContain(hub.Customers.Relations(some[2])!, r => r.Kind == "guardian");
    }

    [Fact]
    public async Task Customers_are_found_by_name_number_code_and_id()
    {
        await using CustomerHub hub = await Filled();
        CustomerNo customer = Largest(hub);
        CustomerView view = hub.Customers.Find(customer)!;
        string phone = view.Values.Single(v => v.Attribute == "phone").Text;
        foreach (string query in (string[])[view.Name, phone, phone[^11..], view.Code!, view.Id, view.Records[0].Name.Key])
            Assert.Contains(hub.Find.Find(query, 20), f => f.Customer.Id == view.Id);
        await hub.PutAsync(("find-1", "欧阳子虚", "13900001111"));
        Assert.Equal("欧阳子虚", hub.Find.Find("ouyangzixu", 5)[0].Customer.Name);
        await hub.Records.Remove(hub.Store.Sources.Find("members")!, ["find-1"], "anna");
        Assert.DoesNotContain(hub.Find.Find("ouyangzixu", 5), f => f.Customer.Name == "欧阳子虚");
        Assert.Empty(hub.Find.Find("   ", 5));

        string name = view.Records.SelectMany(r => r.Fields).First(f => f.Key == "姓名").Value;
        MaybeCustomer maybe = hub.Find.Check(EntityKind.Person, new Dictionary<FieldTarget, string> { [FieldTarget.PersonName] = name, [FieldTarget.Phone] = phone }, 3)[0];
        Assert.Equal(view.Id, maybe.Customer);
        Assert.Contains(maybe.Because, e => e.Weight > 0);
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        await using CustomerHub hub = await Filled();
        IReadOnlyList<CustomerLine> all = hub.Customers.List(EntityKind.Person, null, new Dictionary<string, string>(), null, 10_000);
        Assert.Equal(hub.Store.Stored(EntityKind.Person).Keys, all.Select(l => l.Id));
        IReadOnlyList<CustomerLine> first = hub.Customers.List(EntityKind.Person, Guiyi.Rules.Rule.Parse("orders >= 2"), new Dictionary<string, string>(), null, 7);
        IReadOnlyList<CustomerLine> second = hub.Customers.List(EntityKind.Person, Guiyi.Rules.Rule.Parse("orders >= 2"), new Dictionary<string, string>(), first[^1].Id, 7);
        Assert.Equal(all.Where(l => l.Orders >= 2).Take(14).Select(l => l.Id), first.Concat(second).Select(l => l.Id));
        KeyValuePair<string, string> place = all[0].Classes.First();
        Assert.Equal(all.Where(l => l.Classes[place.Key] == place.Value).Select(l => l.Id), hub.Customers.List(EntityKind.Person, null, new Dictionary<string, string> { [place.Key] = place.Value }, null, 10_000).Select(l => l.Id));
    }

    [Fact]
    public async Task Questions_go_when_they_are_answered()
    {
        await using CustomerHub hub = await Filled();
        IReadOnlyList<ReviewView> open = hub.Reviews.Open(null, 0, 20);
        Assert.NotEmpty(open);
        Assert.Equal(open.OrderByDescending(q => q.Usefulness).Select(q => q.Usefulness), open.Select(q => q.Usefulness));
        ReviewView first = open[0];
        RecordAnchor Anchor(RecordName name) => new(hub.Store.Sources.Find(name.Source)!.Id, name.Key);
        await hub.Judgments.Say(new JudgmentRequest { By = "anna", Why = "no idea", Said = [new JudgedRecords(Anchor(first.Left), Anchor(first.Right), Decision.Unsure)] });
        Assert.DoesNotContain(hub.Reviews.Open(null, 0, 100), q => (q.Left, q.Right) == (first.Left, first.Right));
        Assert.Equal(first.Weight, hub.Reviews.Compare(first.Kind, Anchor(first.Left), Anchor(first.Right))!.Weight);
    }

    [Fact]
    public async Task Doubtful_pairs_of_a_large_commit_are_asked_about_without_a_fit()
    {
        await using CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        await hub.TakeAsync(OpenHub.DemoFiles());
        await hub.Fits.Renew(null, "anna", "the first");
        int before = hub.Loaded!.Live.NextRecord;
        // Each says of somebody who is there half of what is known.
        string[] columns = [.. hub.Store.Sources.Find("members")!.Columns];
        SentRecord[] alike = [.. hub.Store.Records.Page(hub.Store.Sources.Find("members")!.Id, limit: 200).Items.Select((r, i) => new SentRecord($"alike{i}", columns
            .Zip(r.Fields).Where(f => f.Second.Length > 0 && f.First != "会员号" && (i % 2 == 0) != f.First.Contains("手机", StringComparison.Ordinal)).ToDictionary(f => f.First, f => f.Second)))];
        await hub.Records.Put("members", alike, "anna");
        var doubtful = new HashSet<(EntityKind, int, int)>();
        foreach (EntityKind kind in OpenHub.Kinds)
            for (int number = before; number < hub.Loaded.Live.NextRecord; number++)
                foreach (LiveCandidate near in hub.Loaded.Live.Find(kind, number, 5).Where(n => n.CustomerId is not null && n.CustomerId != hub.Loaded.Live.CustomerOf(kind, number) && Math.Abs(n.Weight) <= 3))
                    doubtful.Add((kind, Math.Min(number, near.Record), Math.Max(number, near.Record)));
        Assert.NotEmpty(doubtful);
        SpinWait.SpinUntil(() => doubtful.IsSubsetOf(Asked()), 20_000);
        Assert.Subset(Asked(), doubtful);

        HashSet<(EntityKind, int, int)> Asked() => [.. hub.Loaded.Reviews.All().Select(p => (p.Kind, p.Left, p.Right))];
    }

    [Fact]
    public async Task A_trial_that_a_stop_interrupts_has_ended_after_the_next_start()
    {
        StoredRun[] runs;
        await using (CustomerHub hub = await Filled())
        {
            runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => hub.Fits.BeginTrial(Settings.Default, "anna", $"{i}")));
            Assert.All(runs, r => Assert.Equal(RunState.Waiting, r.State));
        }
        await using CustomerHub again = await Place.OpenHubAsync();
        await again.Quiet();
        Assert.Contains(runs, r => again.Store.Runs.Find(r.Id)!.State == RunState.Failed);
        Assert.All(runs.Select(r => again.Store.Runs.Find(r.Id)!), r => Assert.True(r.State is RunState.Failed or RunState.Finished && r.Message.Length > 0));
    }

    [Fact]
    public async Task Other_settings_are_tried_before_they_are_used()
    {
        await using CustomerHub hub = await Filled();
        int before = OpenHub.Kinds.Sum(hub.Customers.Count);
        StoredRun run = await hub.Fits.BeginTrial(new Settings { Match = new MatchOptions { Threshold = 0.9999999 } }, "anna", "stricter");
        await hub.Quiet();
        run = hub.Store.Runs.Find(run.Id)!;
        Assert.Equal((RunState.Finished, "anna", "stricter"), (run.State, run.By, run.Name));
        (long? fit, FitSummary? summary, IReadOnlyList<FitEffect> examples) = HubFits.TrialOf(run)!;
        Assert.Equal(before, OpenHub.Kinds.Sum(hub.Customers.Count));
        Assert.True(summary!.Created > 0);
        Assert.Contains(examples, e => e.Fate == "created" && e.Other is not null);
        await hub.Fits.Publish(fit!.Value, "anna", "stricter it is");
        Assert.Equal(before + summary.Created - summary.Merged - summary.Retired, OpenHub.Kinds.Sum(hub.Customers.Count));
        Assert.Equal(hub.Store.Stored(EntityKind.Person), hub.InMemory(EntityKind.Person));
    }
}
