using FsCheck;
using FsCheck.Fluent;
using Guiyi.Match;
using Guiyi.Match.Live;
using Guiyi.Match.Ruling;
using Guiyi.Merge;
using Guiyi.Merge.Live;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>What holds of whole bases, whatever happens to them.</summary>
public sealed class LiveBaseStoryTests
{
    // By recipes, however few records there are, and a block is soon too large.
    static readonly MatchOptions Blocked = new() { CompareAllUpTo = 0, MaxBlock = 4 };

    // Here not the nodes of a block are too many, but those whom they belong to.
    static readonly MatchOptions FewStrangers = new() { CompareAllUpTo = 0, MaxBlock = 16, FewPairs = 12, PairsPerRecord = 0.5 };

    static readonly Lazy<LiveWorld>[] Worlds =
    [
        new(() => LiveWorld.Shop(31, 30, Blocked)),
        new(() => LiveWorld.Shop(32, 40, Blocked with { Rules = [new MatchRule("by phone and name", ["person_name", "phone"]), .. RuleSets.Of("default")] })),
        new(() => LiveWorld.Shop(33, 20, new MatchOptions())),
        new(() => LiveWorld.Western(34, 40, Blocked with { MaxBlock = 6 })),
        new(() => LiveWorld.Western(35, 30, Blocked with { MaxBlock = 2 })),
        new(() => LiveWorld.Companies(36, 40, Blocked)),
        new(() => LiveWorld.Shop(37, 20, new MatchOptions { UseModel = false, Rules = RuleSets.Of("ecommerce") })),
        new(() => LiveWorld.Shop(38, 30, FewStrangers)),
        new(() => LiveWorld.Western(39, 40, FewStrangers)),
        new(() => LiveWorld.Companies(40, 40, FewStrangers)),
    ];

    public static IEnumerable<TheoryDataRow<int>> All => Enumerable.Range(0, Worlds.Length).Select(i => new TheoryDataRow<int>(i));

    [Theory]
    [MemberData(nameof(All))]
    public void With_nothing_changed_the_customers_are_those_of_the_run(int world)
    {
        LiveWorld own = Worlds[world].Value;
        Assert.Equal(own.FitNumbers(), LiveWorld.Numbers(LiveBase.Of(own.Fit)));
    }

    /// <summary>Every record goes and comes back, so that every part is found and joined anew.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Taken_apart_and_put_together_again_the_customers_are_those_of_the_run(int world)
    {
        LiveWorld own = Worlds[world].Value;
        var live = LiveBase.Of(own.Fit);
        var dice = new Dice(5);
        int[] numbers = [.. Enumerable.Range(0, own.FitRecords.Count)];
        dice.Shuffle(numbers);
        foreach (int[] portion in numbers.Chunk(7))
            live.Apply([.. portion.Select(n => new LiveChange.Remove(n))]).Commit();
        Assert.Equal(0, live.Count(EntityKind.Person) + live.Count(EntityKind.Organization));
        dice.Shuffle(numbers);
        foreach (int[] portion in numbers.Chunk(5))
            live.Apply([.. portion.Select(n => new LiveChange.Replace(n, own.FitRecords[n]))]).Commit();
        Assert.Equal(own.FitNumbers(), LiveWorld.Numbers(live));
    }

    /// <summary>Two hundred stories and more: whatever happened on the way, in whatever portions, only what is there counts.</summary>
    [Fact]
    public void Customers_follow_from_what_is_there_not_from_how_it_came() => Tell(240);

    [Fact]
    [Trait("Category", "Long")]
    public void Customers_follow_from_what_is_there_in_thousands_of_stories() => Tell(4000);

    static void Tell(int stories)
    {
        Gen<int[]> happenings = Gen.Choose(0, int.MaxValue).ArrayOf();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(stories).WithStartSize(1).WithEndSize(45).WithReplay(0x1234_5678_9ABC_DEF0, 0x2468_ACE0_1357_9BDF).WithQuietOnSuccess(true),
            Prop.ForAll(happenings.ToArbitrary(), all => Holds(all)));
    }

    static bool Holds(int[] happenings)
    {
        LiveWorld world = Worlds[happenings.Aggregate(happenings.Length, (sum, h) => (sum + h) & 0xFFFFFF) % Worlds.Length].Value;
        var story = new LiveStory(world, world.Worn);
        story.Play(happenings);
        Assert.Equal(LiveWorld.Partition(story.Straight((ulong)happenings.Length)), LiveWorld.Partition(story.Base));
        story.TakeBack();
        Assert.Equal(world.FitNumbers(), LiveWorld.Numbers(story.Base));
        return true;
    }

    static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    static KindResult Of(UnifyResult fit, EntityKind kind) => kind == EntityKind.Person ? fit.Persons : fit.Organizations;

    [Theory]
    [MemberData(nameof(All))]
    public void Golden_values_are_those_of_the_run_also_where_the_records_were_put_in_anew(int world)
    {
        LiveWorld own = Worlds[world].Value;
        var live = LiveBase.Of(own.Fit);
        int[] half = [.. Enumerable.Range(0, own.FitRecords.Count).Where(n => n % 2 == 0)];
        live.Apply([.. half.Select(n => new LiveChange.Remove(n))]).Commit();
        live.Apply([.. half.Select(n => new LiveChange.Replace(n, own.FitRecords[n]))]).Commit();
        foreach (EntityKind kind in Kinds)
        {
            CustomerBase customers = Of(own.Fit, kind).Customers;
            for (int customer = 0; customer < customers.Count; customer++)
            {
                var expected = customers.Attributes
                    .Select(a => (a.Name, Golden: customers.Golden(customer, a)))
                    .Where(g => g.Golden is not null)
                    .Select(g => (g.Name, g.Golden!.Value.Text, LiveWorld.Content(own.FitRecords[g.Golden.Value.Record]), g.Golden.Value.Rule));
                string id = live.CustomerOf(kind, customers.Records(customer)[0])!;
                IReadOnlyList<LiveValue> values = live.Golden(kind, id);
                Assert.Equal(expected.OrderBy(e => e.Name), values.Select(v => (v.Attribute, v.Text, LiveWorld.Content(live.Raw(v.Record)), v.Rule)).OrderBy(v => v.Attribute));
                foreach (LiveValue value in values)
                {
                    Assert.Contains(value.Statements, s => s.Record == value.Record && s.Text == value.Text);
                    Assert.All(value.Statements, s => Assert.Contains(own.FitRecords[s.Record].Fields.Values, f => s.Raw.Contains(f, StringComparison.Ordinal)));
                }
            }
        }
    }

    /// <summary>The definition, pair by pair: what the run compared and found near is what a base of it finds.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_pair_is_found_where_the_run_found_it_and_nowhere_else(int world)
    {
        LiveWorld own = Worlds[world].Value;
        foreach (EntityKind kind in Kinds)
        {
            MatchResult match = Of(own.Fit, kind).Match;
            if (match.Recipes.Count == 0)
                continue;
            var live = LiveKind.Of(match, new KindCustomers(Of(own.Fit, kind).Customers, new Dictionary<string, string>(), EarlierIds.None), own.Fit.Options.Match, own.Fit.Options.Merge, new LiveJudgments());
            var found = Enumerable.Range(0, match.Pairs.Count).Select(match.PairAt).ToDictionary(p => (Math.Min(p.Left, p.Right), Math.Max(p.Left, p.Right)), p => p.Weight);
            Seeker seeker = live.Rent();
            for (int a = 0; a < match.Nodes.Count; a++)
                for (int b = a + 1; b < match.Nodes.Count; b++)
                {
                    double weight = (float)match.Scorer.Total(a, b);
                    Assert.True(found.ContainsKey((a, b)) == (weight >= -6 && seeker.IsFound(a, b)), $"{a} and {b} of {kind}, {weight} bits");
                }
        }
    }

    [Fact]
    public void Crowds_are_among_the_worlds()
    {
        Assert.Contains(Worlds, w => w.Value.Fit.Persons.Match.Condensed is not null);
        Assert.Contains(Worlds, w => w.Value.Fit.Persons.Match.Recipes.Any(r => r.BlocksLeftOut > 0));
        Assert.Contains(Worlds, w => w.Value.Fit.Organizations.Match.Recipes.Any(r => r.BlocksLeftOut > 0));
        Assert.Contains(Worlds, w => w.Value.Fit.Persons.Merged.Refused.Count > 0);
        Assert.Contains(Worlds, w => w.Value.Fit.Persons.Match.Recipes.Any(r => r.BlocksLeftOut > 0 && r.Limit.Holders < r.Limit.Nodes && r.LargestBlock > r.Limit.Holders));
    }

    [Fact]
    public void A_block_that_fills_up_loses_its_pairs_and_gets_them_back_when_it_shrinks()
    {
        LiveWorld world = Worlds[3].Value;
        MatchResult match = world.Fit.Persons.Match;
        var live = LiveBase.Of(world.Fit);
        IReadOnlyList<string> before = LiveWorld.Numbers(live);
        int lost = 0;
        for (int pair = 0; pair < match.Pairs.Count; pair++)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            NewRecord one = world.FitRecords[match.Nodes.Record(left)];
            if (weight < match.Threshold || one.Fields["phone"].Length == 0)
                continue;
            // Seven strangers with the same phone.
            NewRecord[] crowd = [.. Enumerable.Range(0, 7).Select(i => new NewRecord(one.Source, new Dictionary<string, string> { ["first_name"] = $"q{(char)('a' + i)}zz", ["surname"] = $"x{(char)('a' + i)}qq", ["phone"] = one.Fields["phone"] }))];
            LiveDelta come = live.Apply([.. crowd.Select(c => new LiveChange.Add(c))]);
            come.Commit();
            lost += live.Of(EntityKind.Person).Rent().IsFound(left, right) ? 0 : 1;
            live.Apply([.. come.Added.Select(n => new LiveChange.Remove(n))]).Commit();
            Assert.True(live.Of(EntityKind.Person).Rent().IsFound(left, right));
            Assert.Equal(before, LiveWorld.Numbers(live));
        }
        Assert.True(lost > 0);
    }

    [Fact]
    public async Task Others_may_ask_while_records_come_and_go()
    {
        LiveWorld world = Worlds[1].Value;
        var live = LiveBase.Of(world.Fit);
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 2).Select(reader => Task.Run(() =>
        {
            var dice = new Dice((ulong)reader + 7);
            while (!done.IsCancellationRequested)
            {
                NewRecord asked = dice.One(world.Later);
                foreach (LiveCandidate candidate in live.Find(EntityKind.Person, asked, 5))
                    live.Explain(EntityKind.Person, candidate.Record, dice.Below(world.FitRecords.Count));
                if (live.CustomerOf(EntityKind.Person, dice.Below(live.NextRecord)) is { } id)
                    live.Golden(EntityKind.Person, id);
            }
        }, TestContext.Current.CancellationToken))];
        var story = new LiveStory(world, live);
        story.Play(Enumerable.Range(0, 300).Select(i => i * 7919));
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(LiveWorld.Partition(story.Straight(9)), LiveWorld.Partition(live));
    }
}
