using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class UnionFindTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    [InlineData(1000)]
    public void Sets_are_those_of_plain_relabelling_and_the_smallest_member_is_the_root(int count)
    {
        var dice = new Dice((ulong)count);
        var sets = new UnionFind(ColumnStore.Memory, count);
        int[] twin = [.. Enumerable.Range(0, count)];
        for (int union = 0; union < count; union++)
        {
            (int a, int b) = (dice.Below(count), dice.Below(count));
            sets.Union(a, b);
            (int low, int high) = (Math.Min(twin[a], twin[b]), Math.Max(twin[a], twin[b]));
            for (int i = 0; i < count; i++)
                twin[i] = twin[i] == high ? low : twin[i];
        }
        Assert.Equal(twin, Enumerable.Range(0, count).Select(sets.Find));
        Assert.Equal(twin, sets.Roots().Span.ToArray());
    }

    [Fact]
    public void The_order_of_unions_does_not_matter()
    {
        var dice = new Dice(8);
        List<(int A, int B)> unions = [.. Enumerable.Range(0, 300).Select(_ => (dice.Below(500), dice.Below(500)))];
        int[] Roots()
        {
            var sets = new UnionFind(ColumnStore.Memory, 500);
            foreach ((int a, int b) in unions)
                sets.Union(a, b);
            return [.. Enumerable.Range(0, 500).Select(sets.Find)];
        }
        int[] first = Roots();
        dice.Shuffle(unions);
        Assert.Equal(first, Roots());
    }

    [Fact]
    public void A_chain_of_a_million_links_is_one_set()
    {
        var sets = new UnionFind(ColumnStore.Memory, 1_000_000);
        for (int i = 999_999; i > 0; i--)
            sets.Union(i, i - 1);
        Assert.Equal(0, sets.Find(999_999));
    }
}
