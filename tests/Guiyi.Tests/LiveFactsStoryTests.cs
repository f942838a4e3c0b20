using Guiyi.Match;
using Guiyi.Model;
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

    [Fact]
    public async Task Others_may_ask_while_records_come_and_go()
    {
        LiveWorld world = Worlds[0].Value;
        var story = new LiveStory(world);
        var facts = LiveFacts.Of(world.Fit, story.Base);
        var relations = LiveRelations.Of(world.Fit, story.Base);
        story.Committed += relations.Apply;
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 2).Select(reader => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                foreach (LiveCustomer one in facts.All(EntityKind.Person, Known.Uncorrected, facts.AsOf, reader, 2))
                {
                    Assert.NotEqual("", Known.Text(one.Facts, one.Classes, one.CodePrefix));
                    relations.Of(EntityKind.Person, one.Id);
                }
        }, TestContext.Current.CancellationToken))];
        story.Play(Enumerable.Range(0, 300).Select(i => i * 7919));
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(Known.OneByOne(story.Base, facts, facts.AsOf), Known.Walked(facts, facts.AsOf, 2));
    }

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
