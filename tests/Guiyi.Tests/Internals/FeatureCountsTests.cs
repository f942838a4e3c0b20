using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class FeatureCountsTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(3000)]
    [InlineData(200_000)]
    public void Pairs_that_share_a_feature_are_counted_as_by_a_plain_dictionary(int values)
    {
        var dice = new Dice(8);
        uint[] features = [.. Enumerable.Range(0, values).Select(_ => dice.Falls(0.1) ? 0 : (uint)Hash64.Mix((ulong)dice.Below(values / 2 + 1), 5) | 1)];
        int[] times = [.. features.Select(_ => dice.Between(0, 5))];
        var counts = FeatureCounts.Of(features, times, ColumnStore.Memory, code => code % 3 != 0);
        int[] filled = [.. Enumerable.Range(0, values).Where(code => features[code] != 0)];
        var groups = filled.GroupBy(code => features[code]).ToArray();
        Assert.Equal(filled.Sum(code => times[code]), counts.Occurrences);
        Assert.Equal(groups.Select(g => (double)g.Sum(code => times[code])).Sum(n => n * (n - 1)), counts.OccurrencePairs);
        Assert.Equal(filled.Count(code => code % 3 != 0), counts.Values);
        Assert.Equal(groups.Select(g => (double)g.Count(code => code % 3 != 0)).Sum(n => n * (n - 1)), counts.ValuePairs);
    }
}
