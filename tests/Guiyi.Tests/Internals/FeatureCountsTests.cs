using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class FeatureCountsTests
{
    [Fact]
    public void Pairs_that_share_a_feature_are_counted_as_by_a_plain_dictionary()
    {
        var dice = new Dice(8);
        (uint Feature, int Count)[] added = [.. Enumerable.Range(0, 20_000).Select(_ => ((uint)dice.Below(3000) * 64 + 1, dice.Between(1, 5)))];
        var counts = new FeatureCounts(3000);
        foreach ((uint feature, int count) in added)
            counts.Add(feature, count);
        Assert.Equal(added.GroupBy(a => a.Feature).Select(g => (double)g.Sum(a => a.Count)).Sum(n => n * (n - 1)), counts.OrderedPairs());
    }
}
