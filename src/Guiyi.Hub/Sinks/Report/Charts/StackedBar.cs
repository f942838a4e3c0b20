namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>One bar made of parts, with a legend that gives every part's count and share.</summary>
static class StackedBar
{
    public static void Write(Sheet sheet, string title, params ReadOnlySpan<(string Label, long Count, string Css)> parts)
    {
        long total = 0;
        foreach ((_, long count, _) in parts)
            total += count;
        if (total == 0)
            return;
        using (sheet.Out.In("figure"))
        {
            using (sheet.Out.In("svg", ("class", "stacked"), ("role", "img"), ("aria-label", title)))
            {
                sheet.Out.Line("title", title);
                double left = 0;
                foreach ((string label, long count, string css) in parts)
                {
                    double share = (double)count / total;
                    // A part that is there must be seen, however small it is.
                    double width = count == 0 ? 0 : Math.Max(share, 0.004);
                    double start = Math.Min(left, 1 - width);
                    using (sheet.Out.In("rect", ("class", css), ("x", Figures.Span(start)), ("width", Figures.Span(width)), ("height", "100%")))
                        sheet.Out.Line("title", $"{label} {Figures.Count(count)}");
                    left += share;
                }
            }
            using (sheet.Out.In("figcaption", ("class", "legend")))
                foreach ((string label, long count, string css) in parts)
                    Legend.Write(sheet.Out, css, label, $"{Figures.Count(count)} ({Figures.Percent(count, total)})");
        }
    }
}
