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

public sealed class LiveBaseTests
{
    // By recipes, however few records there are, and a block is soon too large.
    static readonly MatchOptions Blocked = new() { CompareAllUpTo = 0, MaxBlock = 4 };

    static readonly Lazy<LiveWorld>[] Worlds =
    [
        new(() => LiveWorld.Shop(31, 30, Blocked)),
        new(() => LiveWorld.Shop(32, 40, Blocked with { Rules = [new MatchRule("by phone and name", ["person_name", "phone"]), .. RuleSets.Of("default")] })),
        new(() => LiveWorld.Shop(33, 20, new MatchOptions())),
        new(() => LiveWorld.Western(34, 40, Blocked with { MaxBlock = 6 })),
        new(() => LiveWorld.Western(35, 30, Blocked with { MaxBlock = 2 })),
        new(() => LiveWorld.Companies(36, 40, Blocked)),
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
    public void Customers_follow_from_what_is_there_not_from_how_it_came()
    {
        Gen<int[]> happenings = Gen.Choose(0, int.MaxValue).ArrayOf();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(240).WithStartSize(1).WithEndSize(45).WithReplay(0x1234_5678_9ABC_DEF0, 0x2468_ACE0_1357_9BDF).WithQuietOnSuccess(true),
            Prop.ForAll(happenings.ToArbitrary(), all => Holds(all)));
    }

    static bool Holds(int[] happenings)
    {
        LiveWorld world = Worlds[happenings.Aggregate(happenings.Length, (sum, h) => (sum + h) & 0xFFFFFF) % Worlds.Length].Value;
        var story = new LiveStory(world);
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

    static readonly string[] Contacts =
    [
        "王志远 | 13812345679 | zy.wang@qq.com", "王志远 | 13812345679 | zy.wang@qq.com", "周雪梅 | 15857123321 | zxm88@163.com", "周雪梅 | 15857123321 | zxm88@163.com",
        "陈国强 | 18668112233 | cgq@126.com", "李静 | 13588001234 | lijing@sina.com",
    ];

    static readonly UnifyOptions ByPhone = Run.Defaults with { Match = new MatchOptions { Rules = [new MatchRule("by name and phone", ["person_name", "phone"])] } };

    static LiveBase Small() => LiveBase.Of(Run.Of(ByPhone, MemoryTable.Of("members", "姓名 | 手机 | 邮箱\n" + string.Join('\n', Contacts))));

    static NewRecord Contact(string text) => new("members", text.Split('|', StringSplitOptions.TrimEntries).Zip((string[])["姓名", "手机", "邮箱"]).ToDictionary(c => c.Second, c => c.First));

    static string Id(LiveBase live, int record) => live.CustomerOf(EntityKind.Person, record)!;

    [Fact]
    public void A_record_that_comes_joins_its_customer_who_keeps_the_id()
    {
        LiveBase live = Small();
        using LiveDelta delta = live.Apply([new LiveChange.Add(Contact(Contacts[0]))]);
        Assert.Equal([6], delta.Added);
        CustomerChange change = Assert.Single(delta.Customers);
        Assert.Equal((EntityKind.Person, Id(live, 0)), (change.Kind, change.Id));
        Assert.Equal([0, 1], change.Before);
        Assert.Equal([0, 1, 6], change.After);
        Assert.Null(live.CustomerOf(EntityKind.Person, 6));
        delta.Commit();
        Assert.Equal(Id(live, 0), Id(live, 6));
    }

    [Fact]
    public void A_new_customer_has_the_id_that_a_run_would_give()
    {
        const string newcomer = "诸葛孔明 | 17012345678 | kongming@shu.example";
        LiveBase live = Small();
        live.Apply([new LiveChange.Add(Contact(newcomer))]).Commit();
        UnifyResult whole = Run.Of(ByPhone, MemoryTable.Of("members", "姓名 | 手机 | 邮箱\n" + string.Join('\n', [.. Contacts, newcomer])));
        Assert.Equal(whole.Persons.Customers.Id(whole.Persons.Customers.CustomerOf(6)), Id(live, 6));
    }

    [Fact]
    public void A_judgment_joins_and_its_withdrawal_restores_both_ids_with_what_came_in_between()
    {
        LiveBase live = Small();
        (string one, string other) = (Id(live, 0), Id(live, 2));
        live.Apply([new LiveChange.Judge(0, 2, Decision.Same)]).Commit();
        string survivor = Id(live, 0), gone = survivor == one ? other : one;
        Assert.Equal(survivor, Id(live, 3));
        Assert.Equal(survivor, live.Resolve(EntityKind.Person, gone));
        Assert.Empty(live.Records(EntityKind.Person, gone));
        // Two records more come to the one that was retired: it is the larger now.
        string more = Contacts[gone == other ? 2 : 0];
        live.Apply([new LiveChange.Add(Contact(more)), new LiveChange.Add(Contact(more))]).Commit();
        LiveDelta undone = live.Apply([new LiveChange.Withdraw(2, 0, Decision.Same)]);
        Assert.Equal(2, undone.Customers.Count);
        undone.Commit();
        Assert.Equal((one, other), (Id(live, 0), Id(live, 2)));
        Assert.Equal(gone, Id(live, 6));
        Assert.Equal(one, live.Resolve(EntityKind.Person, one));
    }

    [Fact]
    public void Merges_are_undone_in_any_order()
    {
        LiveBase live = Small();
        string[] ids = [Id(live, 0), Id(live, 2), Id(live, 4), Id(live, 5)];
        live.Apply([new LiveChange.Judge(4, 5, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Judge(2, 4, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Judge(0, 2, Decision.Same)]).Commit();
        Assert.Equal(1, live.Count(EntityKind.Person));
        Assert.All(ids, id => Assert.Equal(Id(live, 0), live.Resolve(EntityKind.Person, id)));
        live.Apply([new LiveChange.Withdraw(2, 4, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Withdraw(4, 5, Decision.Same)]).Commit();
        live.Apply([new LiveChange.Withdraw(0, 2, Decision.Same)]).Commit();
        Assert.Equal(ids, new[] { Id(live, 0), Id(live, 2), Id(live, 4), Id(live, 5) });
        Assert.Equal(4, live.Count(EntityKind.Person));
    }

    [Fact]
    public void Different_stays_through_third_records_and_while_a_record_is_away()
    {
        LiveBase live = Small();
        live.Apply([new LiveChange.Judge(0, 1, Decision.Different)]).Commit();
        Assert.NotEqual(Id(live, 0), Id(live, 1));
        live.Apply([new LiveChange.Add(Contact(Contacts[0])), new LiveChange.Add(Contact(Contacts[0])), new LiveChange.Judge(6, 0, Decision.Same)]).Commit();
        Assert.NotEqual(Id(live, 0), Id(live, 1));
        live.Apply([new LiveChange.Remove(1)]).Commit();
        live.Apply([new LiveChange.Replace(1, Contact(Contacts[1]))]).Commit();
        Assert.NotEqual(Id(live, 0), Id(live, 1));
    }

    [Fact]
    public void A_record_that_goes_and_comes_back_finds_its_customer_again()
    {
        LiveBase live = Small();
        string id = Id(live, 4);
        live.Apply([new LiveChange.Remove(4)]).Commit();
        Assert.Null(live.Resolve(EntityKind.Person, id));
        Assert.False(live.Has(4));
        live.Apply([new LiveChange.Replace(4, Contact(Contacts[4]))]).Commit();
        Assert.Equal(id, Id(live, 4));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_of_one_list_the_last_change_of_a_record_counts()
    {
        LiveBase live = Small();
        Assert.Empty(live.Apply([new LiveChange.Replace(4, Contact(Contacts[4]))]).Customers);
        Assert.Throws<InvalidOperationException>(() => live.Apply([]));
    }

    [Fact]
    public void What_cannot_be_done_is_told_and_changes_nothing()
    {
        LiveBase live = Small();
        IReadOnlyList<string> before = LiveWorld.Numbers(live);
        LiveChange good = new LiveChange.Add(Contact(Contacts[0]));
        LiveChange[] bad =
        [
            new LiveChange.Remove(99), new LiveChange.Replace(7, Contact(Contacts[0])), new LiveChange.Add(new NewRecord("nowhere", new Dictionary<string, string>())),
            new LiveChange.Judge(0, 0, Decision.Same), new LiveChange.Judge(0, 88, Decision.Same), new LiveChange.Withdraw(0, 1, Decision.Same),
        ];
        foreach (LiveChange change in bad)
            Assert.Throws<ArgumentException>(() => live.Apply([good, change]));
        Assert.Equal(6, live.NextRecord);
        Assert.Equal(before, LiveWorld.Numbers(live));
        LiveDelta delta = live.Apply([good]);
        delta.Drop();
        Assert.Throws<InvalidOperationException>(delta.Commit);
        Assert.Equal(before, LiveWorld.Numbers(live));
        Assert.Equal([6], live.Apply([good]).Added);
    }

    [Fact]
    public void Evidence_and_candidates_are_those_of_the_records_that_are_there()
    {
        LiveBase live = Small();
        live.Apply([new LiveChange.Add(Contact("王志远 | 13812345679 | zy.wang@sina.cn")), new LiveChange.Remove(1)]).Commit();
        LivePair pair = live.Explain(EntityKind.Person, 0, 6)!;
        Assert.True(pair.Weight > live.Explain(EntityKind.Person, 0, 4)!.Weight + 10);
        Assert.Contains(pair.Evidence, e => e is { Attribute: "phone", Level: "exact" });
        Assert.Null(live.Explain(EntityKind.Person, 0, 1));
        Assert.Null(live.Explain(EntityKind.Organization, 0, 6));
        int[] found = [.. live.Find(EntityKind.Person, Contact(Contacts[0]), 10).Select(c => c.Record)];
        Assert.Equal([0, 6], found[..2].Order());
        Assert.DoesNotContain(1, found);
        Assert.Equal(Id(live, 0), live.Find(EntityKind.Person, Contact(Contacts[0]), 1)[0].CustomerId);
        Assert.Equal("zy.wang@sina.cn", live.Raw(6).Fields["邮箱"]);
    }

    [Fact]
    public void Ids_are_remembered_by_a_base_that_was_made_anew()
    {
        LiveBase live = Small();
        live.Apply([new LiveChange.Judge(2, 4, Decision.Same)]).Commit();
        LiveDelta merged = live.Apply([new LiveChange.Judge(0, 2, Decision.Same), new LiveChange.Add(Contact("诸葛孔明 | 17012345678 | kongming@shu.example"))]);
        var idOf = Enumerable.Range(0, 7).ToDictionary(r => r, r => r == 5 ? "PKEPT" : "");
        merged.Commit();
        foreach (int record in Enumerable.Range(0, 7).Where(r => r != 5))
            idOf[record] = Id(live, record);
        LiveBase anew = Small();
        anew.Apply([new LiveChange.Add(Contact("诸葛孔明 | 17012345678 | kongming@shu.example")), new LiveChange.Judge(0, 2, Decision.Same), new LiveChange.Judge(2, 4, Decision.Same)]).Commit();
        FormerId[] former = [.. merged.Customers.Where(c => c.After.Count == 0).Select(c => new FormerId(c.Id, c.ReplacedBy, c.Before))];
        string retired = Assert.Single(former).Id;
        anew.TakeIds(EntityKind.Person, idOf, former);
        Assert.All(idOf, known => Assert.Equal(known.Value, Id(anew, known.Key)));
        Assert.Equal(Id(anew, 0), anew.Resolve(EntityKind.Person, retired));
        anew.Apply([new LiveChange.Withdraw(0, 2, Decision.Same)]).Commit();
        Assert.Equal(retired, former[0].Records.Contains(0) ? Id(anew, 0) : Id(anew, 2));
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
