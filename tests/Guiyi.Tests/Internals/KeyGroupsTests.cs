using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class KeyGroupsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1000, 3)]
    [InlineData(200_000, 7)]
    public void Keys_come_out_ascending_and_items_of_one_key_in_the_order_of_the_parts(int count, int parts)
    {
        var dice = new Dice((ulong)count);
        // Some keys are unique, some are in many places, one is everywhere.
        ulong[] keys = [.. Enumerable.Range(0, count).Select(i => dice.Below(3) switch { 0 => dice.Number(), 1 => Hash64.Mix((ulong)dice.Below(50), 1), _ => 5UL << 60 })];
        (ulong, int)[] expected = [.. keys.Select((k, i) => (k, i)).OrderBy(p => p.k)];
        var groups = new KeyGroups(ColumnStore.Memory);
        foreach (int threads in (int[])[1, 2, 2])
        {
            groups.Group(parts, threads, (p, part) =>
            {
                for (int i = p * count / parts; i < (p + 1) * count / parts; i++)
                    part.Add(keys[i], i);
            });
            Assert.Equal(expected, Enumerable.Range(0, KeyGroups.Buckets).SelectMany(b => groups.Keys(b).ToArray().Zip(groups.Items(b).ToArray())));
        }
    }

    [Fact]
    public void Keys_that_differ_only_in_their_lowest_bits_are_told_apart()
    {
        ulong[] keys = [.. Enumerable.Range(0, 500).Select(i => (7UL << 60) + (ulong)((i * 37) % 11))];
        var groups = new KeyGroups(ColumnStore.Memory);
        groups.Group(1, 1, (_, part) =>
        {
            for (int i = 0; i < keys.Length; i++)
                part.Add(keys[i], i);
        });
        Assert.Equal(keys.Order(), Enumerable.Range(0, KeyGroups.Buckets).SelectMany(b => groups.Keys(b).ToArray()));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5_000)]
    [InlineData(300_000)]
    public void Without_lone_keys_all_shared_ones_are_left_in_their_order(int count)
    {
        var dice = new Dice((ulong)count);
        ulong[] keys = [.. Enumerable.Range(0, count).Select(i => dice.Below(3) == 0 ? Hash64.Mix((ulong)dice.Below(count), 1) : dice.Number())];
        HashSet<ulong> shared = [.. keys.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key)];
        using var groups = new KeyGroups(ColumnStore.Memory);
        groups.Group(2, 2, (p, part) =>
        {
            for (int i = p * count / 2; i < (p + 1) * count / 2; i++)
                part.Add(keys[i], i);
        }, sharedOnly: true);
        (ulong Key, int Item)[] left = [.. Enumerable.Range(0, KeyGroups.Buckets).SelectMany(b => groups.Keys(b).ToArray().Zip(groups.Items(b).ToArray()))];
        Assert.Equal(keys.Select((k, i) => (k, i)).Where(p => shared.Contains(p.k)).OrderBy(p => p.k), left.Where(p => shared.Contains(p.Key)));
        Assert.True(left.Length - left.Count(p => shared.Contains(p.Key)) <= count / 2);
    }
}
