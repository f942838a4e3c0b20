using FsCheck;
using FsCheck.Fluent;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Match.Ruling;
using Guiyi.Merge;
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
}
