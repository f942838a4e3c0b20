using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Tests.Storage;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Stories;

public sealed class SqliteHubStoryTests : HubStoryTests<SqlitePlace>
{
    protected override int Stories => 200;
}

public sealed class PostgreSqlHubStoryTests : HubStoryTests<PostgreSqlPlace>
{
    protected override int Stories => 40;
}

/// <summary>Records come, change, go and come back, people judge and change their minds, fits are renewed, the hub stops and starts: only what is there counts.</summary>
public abstract class HubStoryTests<TPlace>
    where TPlace : Place, new()
{
    protected abstract int Stories { get; }

    [Fact]
    public Task Customers_follow_from_what_is_stored_not_from_how_it_came() => Tell(0, Stories);

    [Fact]
    [Trait("Category", "Long")]
    public Task Customers_follow_from_what_is_stored_in_many_more_stories() => Tell(10_000, 400);

    static async Task Tell(int first, int stories)
    {
        HashSet<string> told = [];
        for (int seed = first; seed < first + stories; seed++)
        {
            using var place = new TPlace();
            await using var story = new HubStory(place, seed);
            try
            {
                await Tell(story, seed);
                told.UnionWith(story.Hub.Store.Changes.After(0, int.MaxValue - 1).Items.Select(c => c.Kind));
                told.UnionWith(story.Sayings.Told);
            }
            catch (Exception wrong)
            {
                throw new InvalidOperationException($"story {seed}, {story.Last}: {wrong.Message}", wrong);
            }
        }
        // What never happens in a story is not tested by it.
        Assert.Superset(new HashSet<string> { ChangeKinds.Created, ChangeKinds.Split, ChangeKinds.Restored, ChangeKinds.Merged, ChangeKinds.Retired, ChangeKinds.Changed, ChangeKinds.Classified, ChangeKinds.Fitted, ChangeKinds.Corrected, ChangeKinds.Related, ChangeKinds.Noted }, told);
        Assert.Superset(new HashSet<string> { "correct", "uncorrect", "relate", "change a relation", "unrelate", "note", "change a note", "unnote" }, told);
    }

    static async Task Tell(HubStory story, int seed)
    {
        await story.Begin();
        await story.Play(8 + seed % 10);
        story.FactsHold();
        HubTruth.Holds(story.Hub);
        if (seed % 2 == 0)
            await story.Restart();
        Assert.Equal(StraightBase.Of(story.Hub, new Random(seed)), StraightBase.OfHub(story.Hub));
        // Stories without a fit of their own at the end are as good, and the tests stay quick.
        if (seed % 3 > 0)
            return;
        await story.Hub.Fits.Renew(null, "anna", "the last");
        HubTruth.Holds(story.Hub);
        Assert.Equal(StraightBase.OfRun(story.Hub), StraightBase.OfHub(story.Hub));
    }
}
