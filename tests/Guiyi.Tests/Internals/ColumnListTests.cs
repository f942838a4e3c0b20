using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class ColumnListTests
{
    [Fact]
    public void A_list_in_a_column_holds_what_a_list_holds()
    {
        var dice = new Dice(5);
        var plain = new List<int>();
        var list = new ColumnList<int>(ColumnStore.Memory);
        for (int i = 0; i < 10_000; i++)
        {
            if (i == 700)
                list.EnsureCapacity(3_000);
            int item = dice.Below(1_000_000);
            plain.Add(item);
            list.Add(item);
            if (i % 100 == 0)
                list[i / 2] = plain[i / 2] = i;
        }
        var copy = new ColumnList<int>(ColumnStore.Memory);
        copy.Add(7);
        copy.AddRange(list);
        Assert.Equal(plain.Count, list.Count);
        Assert.Equal([7, .. plain], Enumerable.Range(0, copy.Count).Select(i => copy[i]));
    }

    /// <summary>There is room behind the last item, which is nobody's.</summary>
    [Fact]
    public void A_place_behind_the_last_item_is_an_error()
    {
        var list = new ColumnList<int>(ColumnStore.Memory);
        list.Add(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
    }
}
