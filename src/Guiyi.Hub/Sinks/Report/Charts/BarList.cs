namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>A bar chart that is a table: label, bar, count, share of a total.</summary>
static class BarList
{
    public static void Write(Sheet sheet, string caption, string heading, long total, IReadOnlyList<(string Label, long Count)> bars)
    {
        long longest = bars.Max(b => b.Count);
        using Table table = new(
            sheet,
            "bars",
            caption,
            new Table.Column(heading),
            new Table.Column("", "chart"),
            Table.Column.Figure(sheet.Text["page.count"]),
            Table.Column.Figure(sheet.Text["page.share"]));
        foreach ((string label, long count) in bars)
        {
            using (table.Row())
            {
                using (table.Head())
                    sheet.Value(label);
                using (table.Cell())
                    Bar.Write(sheet.Out, longest == 0 ? 0 : (double)count / longest);
                table.Figure(Figures.Count(count));
                table.Figure(Figures.Percent(count, total));
            }
        }
    }
}
