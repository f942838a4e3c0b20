using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Relate;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>Who belongs together, while records come, change and go.</summary>
public sealed class LiveRelationsTests
{
    static readonly MatchOptions Blocked = new() { CompareAllUpTo = 0, MaxBlock = 6 };

    static readonly Lazy<LiveWorld>[] Worlds =
    [
        new(() => LiveWorld.Shop(81, 60, Blocked)),
        new(() => LiveWorld.Shop(82, 30, new MatchOptions())),
        new(() => LiveWorld.Companies(83, 60, Blocked)),
        new(() => LiveWorld.Families(84, 30)),
    ];

    public static IEnumerable<TheoryDataRow<int>> All => Enumerable.Range(0, Worlds.Length).Select(i => new TheoryDataRow<int>(i));

    /// <summary>Every relation as each of its two customers tells it.</summary>
    static List<Relation> Told(LiveBase live, LiveRelations relations)
    {
        List<Relation> all = [];
        foreach (EntityKind kind in Known.Kinds)
            foreach (string id in live.Ids(kind))
            {
                IReadOnlyList<Relation> own = relations.Of(kind, id);
                Assert.All(own, r => Assert.True(r.From == id || r.To == id));
                all.AddRange(own);
            }
        all.Sort(Relator.Compare);
        return all;
    }

    static List<Relation> Twice(IEnumerable<Relation> relations) => [.. relations.SelectMany(r => (Relation[])[r, r])];

    [Theory]
    [MemberData(nameof(All))]
    public void With_nothing_changed_they_are_those_of_the_run(int world)
    {
        LiveWorld own = Worlds[world].Value;
        var live = LiveBase.Of(own.Fit);
        Assert.Equal(Twice(own.Fit.Relations), Told(live, LiveRelations.Of(own.Fit, live)));
    }

    [Fact]
    public void All_kinds_of_relations_are_among_the_worlds()
    {
        foreach (RelationKind kind in Enum.GetValues<RelationKind>())
            Assert.Contains(Worlds, w => w.Value.Fit.Relations.Count(r => r.Kind == kind) > 3);
        Assert.Contains(Worlds, w => w.Value.Fit.Relations.Any(r => r.Evidence.StartsWith("phone", StringComparison.Ordinal)));
        Assert.Contains(Worlds, w => w.Value.Fit.Relations.Any(r => r.Evidence.StartsWith("address", StringComparison.Ordinal)));
        Assert.Contains(Worlds, w => w.Value.Fit.Relations.GroupBy(r => r.Group).Any(g => g.Key.Length > 0 && g.Count() > 2));
    }

    [Fact]
    public void Relations_follow_from_what_is_there_not_from_how_it_came() => Tell(80);

    [Fact]
    [Trait("Category", "Long")]
    public void Relations_follow_from_what_is_there_in_a_thousand_stories() => Tell(1000);

    static void Tell(int stories)
    {
        int compared = 0;
        for (int told = 0; told < stories; told++)
        {
            LiveWorld world = Worlds[told % Worlds.Length].Value;
            var story = new LiveStory(world);
            var relations = LiveRelations.Of(world.Fit, story.Base);
            var dice = new Dice((ulong)told + 4000);
            story.Committed += relations.Apply;
            story.Play(Enumerable.Range(0, 5 + dice.Below(40)).Select(_ => dice.Below(int.MaxValue)));
            List<Relation> now = Told(story.Base, relations);
            Assert.Equal(Told(story.Base, LiveRelations.Of(world.Fit, story.Base)), now);
            LiveBase straight = story.Straight((ulong)told);
            Assert.Equal(Contents(straight, Told(straight, LiveRelations.Of(world.Fit, straight))), Contents(story.Base, now));
            compared += now.Count;
            story.TakeBack();
            Assert.Equal(ByRecords(world.Fit.Relations), ByRecords(Told(story.Base, relations)));
        }
        Assert.True(compared > stories);
    }

    /// <summary>
    /// Which of two organizations with one name is the parent goes by their ids, and those have a history: parents are left out. Which of several rows
    /// shows a contact goes by their numbers.
    /// </summary>
    static IReadOnlyList<string> Contents(LiveBase live, IEnumerable<Relation> relations) =>
    [
        .. relations.Where(r => r.Kind != RelationKind.ParentCompany).Select(r => string.Join(" -- ", new[] { Content(live, r, r.From), Content(live, r, r.To) }.Order(StringComparer.Ordinal))
            + (r.Kind == RelationKind.Household ? r.Evidence : "")).Order(StringComparer.Ordinal),
    ];

    static string Content(LiveBase live, Relation relation, string id)
    {
        EntityKind kind = relation.Kind == RelationKind.CompanyContact && id == relation.To ? EntityKind.Organization : EntityKind.Person;
        return string.Join(" / ", live.Records(kind, id).Select(r => LiveWorld.Content(live.Raw(r))).Order(StringComparer.Ordinal));
    }

    static IReadOnlyList<string> ByRecords(IEnumerable<Relation> relations) =>
        [.. relations.Select(r => r.Kind == RelationKind.Household ? $"{r.Kind} {r.Evidence} {Math.Min(r.FromRecord, r.ToRecord)} {Math.Max(r.FromRecord, r.ToRecord)}" : $"{r.Kind} {r.Evidence} {r.FromRecord}").Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void A_household_grows_shrinks_and_is_given_up_where_too_many_share_the_door()
    {
        LiveWorld world = Worlds[3].Value;
        var live = LiveBase.Of(world.Fit);
        var relations = LiveRelations.Of(world.Fit, live);
        Relation home = world.Fit.Relations.First(r => r.Evidence.StartsWith("address", StringComparison.Ordinal));
        NewRecord one = world.FitRecords[home.FromRecord];
        int before = relations.Of(EntityKind.Person, home.From).Count;
        NewRecord Guest(int i) => one with { Fields = new Dictionary<string, string>(one.Fields) { ["编号"] = $"G{i}", ["姓名"] = "司徒雷诺"[..3] + "甲乙丙丁戊己庚辛壬癸"[i], ["手机"] = $"1370000{i:0000}" } };
        LiveDelta come = live.Apply([new LiveChange.Add(Guest(0))]);
        Assert.Throws<InvalidOperationException>(() => relations.Apply(come));
        come.Commit();
        relations.Apply(come);
        Assert.Equal(before + 1, relations.Of(EntityKind.Person, home.From).Count);
        string guest = live.CustomerOf(EntityKind.Person, come.Added[0])!;
        Assert.Contains(relations.Of(EntityKind.Person, guest), r => r.Evidence.StartsWith("address", StringComparison.Ordinal));
        Assert.Contains(guest, relations.Household(home.From));
        LiveDelta crowd = live.Apply([.. Enumerable.Range(1, 9).Select(i => new LiveChange.Add(Guest(i)))]);
        crowd.Commit();
        relations.Apply(crowd);
        Assert.DoesNotContain(relations.Of(EntityKind.Person, guest), r => r.Evidence.StartsWith("address", StringComparison.Ordinal));
        LiveDelta go = live.Apply([.. come.Added.Concat(crowd.Added).Select(n => new LiveChange.Remove(n))]);
        go.Commit();
        relations.Apply(go);
        Assert.Equal(before, relations.Of(EntityKind.Person, home.From).Count);
        Assert.Empty(relations.Of(EntityKind.Person, guest));
        Assert.Empty(relations.Household(guest));
    }
}
