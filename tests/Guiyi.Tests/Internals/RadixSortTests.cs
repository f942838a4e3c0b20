using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class RadixSortTests
{
    public static TheoryData<int, int> SizesAndBits()
    {
        var cases = new TheoryData<int, int>();
        foreach (int size in (int[])[0, 1, 2, 3, 100, 255, 256, 257, 10_000])
            foreach (int bits in (int[])[0, 1, 4, 11, 12, 33, 64])
                cases.Add(size, bits);
        return cases;
    }

    [Theory]
    [MemberData(nameof(SizesAndBits))]
    public void Items_come_out_by_key_and_equal_keys_keep_their_order(int size, int bits)
    {
        var dice = new Dice((ulong)(size + bits));
        ulong[] keys = [.. Enumerable.Range(0, size).Select(_ => bits == 0 ? 7 : dice.Number() >> (64 - bits))];
        AssertSorted(keys);
        AssertSorted([.. keys.Select(k => k << (64 - Math.Max(1, bits)))]);
        AssertSorted([.. keys.Order()]);
        AssertSorted([.. keys.OrderDescending()]);
    }

    [Fact]
    public void Keys_that_differ_in_their_last_or_first_bit_only_are_sorted()
    {
        AssertSorted([.. Enumerable.Range(0, 1000).Select(i => ulong.MaxValue - (ulong)(i & 1))]);
        AssertSorted([.. Enumerable.Range(0, 1000).Select(i => (ulong)(~i & 1) << 63)]);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Only_the_counted_items_are_sorted(int count)
    {
        var dice = new Dice(5);
        ulong[] keys = [.. Enumerable.Range(0, count + 50).Select(_ => dice.Number())];
        (ulong Key, int Item)[] expected = [.. keys.Take(count).Select((k, i) => (k, i)).OrderBy(p => p.k)];
        int[] items = [.. Enumerable.Range(0, keys.Length)];
        RadixSort.Sort(ref keys, ref items, count);
        Assert.Equal(expected, keys.Zip(items).Take(count));
    }

    static void AssertSorted(ulong[] keys)
    {
        int[] items = [.. Enumerable.Range(0, keys.Length).Select(i => i * 3)];
        // OrderBy is stable by contract.
        (ulong Key, int Item)[] expected = [.. keys.Zip(items).OrderBy(p => p.First)];
        (ulong[] sorted, int[] moved) = ([.. keys], [.. items]);
        RadixSort.Sort(ref sorted, ref moved, keys.Length);
        Assert.Equal(expected, sorted.Zip(moved));
        (Column<ulong> column, Column<int> beside) = (Column<ulong>.Of(ColumnStore.Memory, keys), Column<int>.Of(ColumnStore.Memory, items));
        RadixSort.Sort(ref column, ref beside);
        (ulong[] there, int[] own) = ([.. keys], [.. items]);
        RadixSort.Sort(there, own, ColumnStore.Memory);
        Assert.Equal(expected, there.Zip(own));
        Assert.Equal(expected, column.Span.ToArray().Zip(beside.Span.ToArray()));
    }
}
