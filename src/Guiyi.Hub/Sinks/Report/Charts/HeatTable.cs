using System.Globalization;

namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>A table whose cells are the darker the larger their value; the figures stay readable, so the colour is never the only sign.</summary>
static class HeatTable
{
    /// <summary>Writes the table; <paramref name="share"/> says how dark a cell is, 0..1, or NaN where there is no cell.</summary>
    public static void Write(
        Sheet sheet,
        string caption,
        string corner,
        IReadOnlyList<string> rows,
        IReadOnlyList<string> columns,
        Func<int, int, double> share,
        Action<int, int> write)
    {
        Table.Column[] headings = [new Table.Column(corner), .. columns.Select(c => new Table.Column(sheet.Cut(c, 24), "heat"))];
        using Table table = new(sheet, "heat", caption, headings);
        for (int row = 0; row < rows.Count; row++)
        {
            using (table.Row())
            {
                using (table.Head())
                    sheet.Name(rows[row], 32);
                for (int column = 0; column < columns.Count; column++)
                    WriteCell(sheet, share(row, column), row, column, write);
            }
        }
    }

    static void WriteCell(Sheet sheet, double share, int row, int column, Action<int, int> write)
    {
        if (double.IsNaN(share))
        {
            sheet.Out.Empty("td");
            return;
        }
        // The square root keeps small cells apart from empty ones; half of full colour keeps dark text readable.
        string strength = (Math.Sqrt(share) * 0.5).ToString("0.###", CultureInfo.InvariantCulture);
        using (sheet.Out.In("td", ("class", "heat"), ("style", "--heat:" + strength)))
            write(row, column);
    }
}
