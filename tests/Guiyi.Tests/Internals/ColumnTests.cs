using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class ColumnTests
{
    [Fact]
    public void A_column_holds_what_a_list_holds_through_growing_and_cutting()
    {
        var dice = new Dice(3);
        var plain = new List<int>();
        using Column<int> column = ColumnStore.Memory.New<int>(0);
        foreach (int length in (int[])[5, 5, 70_000, 3, 0, 12, 1_000_000, 999_999])
        {
            column.Resize(length);
            plain = [.. plain.Take(length), .. Enumerable.Repeat(0, Math.Max(0, length - plain.Count))];
            Assert.Equal(plain, column.Span.ToArray());
            for (int i = 0; i < Math.Min(100, length); i++)
            {
                int at = dice.Below(length);
                column[at] = plain[at] = dice.Below(1000);
            }
            Assert.Equal(plain, column.Span.ToArray());
        }
    }

    [Fact]
    public void A_place_outside_is_an_error_also_of_a_column_that_is_gone()
    {
        Column<long> column = ColumnStore.Memory.New<long>(3);
        Assert.Throws<IndexOutOfRangeException>(() => column[3]);
        Assert.Throws<IndexOutOfRangeException>(() => column[-1]);
        Assert.Throws<IndexOutOfRangeException>(() => column.Slice(2, 2).Length);
        Assert.Throws<IndexOutOfRangeException>(() => column.Slice(int.MaxValue, int.MaxValue).Length);
        column[2] = 7;
        column.Dispose();
        column.Dispose();
        Assert.Equal(0, column.Length);
        Assert.Throws<IndexOutOfRangeException>(() => column[2]);
    }

    [Fact]
    public void Numbers_rise_from_zero() => Assert.Equal([0, 1, 2, 3], ColumnStore.Memory.Numbers(4).Span.ToArray());

    /// <summary>A span alone keeps the memory of a column that nobody else holds.</summary>
    [Fact]
    public void A_span_outlives_the_collection_of_its_column()
    {
        Span<int> span = ColumnStore.Memory.Numbers(1_000_000).Span;
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            _ = new byte[10_000_000];
        }
        for (int i = 0; i < span.Length; i++)
            Assert.True(span[i] == i);
    }
}
