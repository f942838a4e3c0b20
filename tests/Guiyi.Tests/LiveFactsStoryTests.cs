using Guiyi.Match;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>What is known of customers follows from what is there, whatever happened on the way.</summary>
public sealed class LiveFactsStoryTests
{
    static readonly MatchOptions Blocked = new() { CompareAllUpTo = 0, MaxBlock = 6 };

    static readonly Lazy<LiveWorld>[] Worlds =
    [
        new(() => LiveWorld.Shop(71, 30, Blocked)),
        new(() => LiveWorld.Shop(72, 20, new MatchOptions())),
        new(() => LiveWorld.Western(73, 40, Blocked)),
        new(() => LiveWorld.Companies(74, 40, Blocked)),
    ];

    [Fact]
    public void Facts_follow_from_what_is_there_not_from_how_it_came() => Tell(60);

    [Fact]
    [Trait("Category", "Long")]
    public void Facts_follow_from_what_is_there_in_a_thousand_stories() => Tell(1000);

    static void Tell(int stories)
    {
        for (int told = 0; told < stories; told++)
        {
            LiveWorld world = Worlds[told % Worlds.Length].Value;
            DateTime now = world.Fit.Options.AsOf.AddDays(told % 3 * 40);
            var story = new LiveStory(world, world.Worn);
            var facts = LiveFacts.Of(world.Fit, story.Base);
            var dice = new Dice((ulong)told + 900);
            story.Play(Enumerable.Range(0, 5 + dice.Below(40)).Select(_ => dice.Below(int.MaxValue)));
            LiveBase straight = story.Straight((ulong)told);
            Assert.Equal(Known.Contents(straight, LiveFacts.Of(world.Fit, straight), now), Known.Contents(story.Base, facts, now));
            Assert.Equal(Known.OneByOne(story.Base, facts, now), Known.Walked(facts, now, 1 + (told % 3)));
            story.TakeBack();
            Assert.Equal(Known.OfRun(world.Fit).Values.Order(StringComparer.Ordinal), Known.Walked(facts, world.Fit.Options.AsOf, 1).Values.Order(StringComparer.Ordinal));
        }
    }
}
