using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class TextRowsTests
{
    static readonly string[][] Rows =
    [
        ["a", "", "王小明", new string('x', 200)],
        ["", "", "", ""],
        ["half a pair \ud83d", "\udc31", new string('汉', 70_000), new string('y', 300_000)],
        ["\0", "\u007f\u0080", "ÿ", "13800138000"],
    ];

    [Fact]
    public void Rows_come_back_as_they_were_whatever_is_in_them()
    {
        var rows = new TextRows();
        long[] places = Array.ConvertAll(Rows, row => rows.Add(row));
        Assert.Equal(Rows, Array.ConvertAll(places, place => rows.Read(place, 4)));
    }

    [Fact]
    public void Many_rows_fill_blocks()
    {
        var rows = new TextRows();
        long[] places = [.. Enumerable.Range(0, 40_000).Select(i => rows.Add([$"row {i}", $"行{i}"]))];
        for (int i = 0; i < places.Length; i++)
            Assert.Equal([$"row {i}", $"行{i}"], rows.Read(places[i], 2));
    }

    [Fact]
    public void A_dropped_row_is_a_gap_and_others_are_copied_without_it()
    {
        TextRows rows = new(), packed = new();
        long[] places = Array.ConvertAll(Rows, row => rows.Add(row));
        rows.Drop(places[2], 4);
        Assert.InRange(rows.Gaps, 440_000, 441_000);
        long[] copied = [.. places.Where((_, i) => i != 2).Select(place => packed.Add(rows, place, 4))];
        Assert.Equal(Rows.Where((_, i) => i != 2), copied.Select(place => packed.Read(place, 4)));
        Assert.Equal(rows.Length - rows.Gaps, packed.Length);
    }
}
