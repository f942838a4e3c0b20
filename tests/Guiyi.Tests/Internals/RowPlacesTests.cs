using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class RowPlacesTests
{
    [Fact]
    public void Rows_and_lines_come_back_where_rows_were_rejected_and_records_spanned_lines()
    {
        var dice = new Dice(3);
        var places = new RowPlaces(ColumnStore.Memory);
        var plain = new List<(int, long)>();
        int row = 0;
        long line = 1;
        for (int record = 0; record < 5000; record++)
        {
            row += dice.Below(50) == 0 ? 2 : 1;
            line += dice.Below(40) == 0 ? 4 : 1;
            places.Add(row, line);
            plain.Add((row, line));
        }
        Assert.Equal(plain, Enumerable.Range(0, places.Count).Select(i => (places.Row(i), places.Line(i))));
        Assert.Throws<ArgumentOutOfRangeException>(() => places.Row(5000));
    }
}
