namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>Small bars inside table cells. The figure always stands beside them, so they are hidden from screen readers.</summary>
static class Bar
{
    /// <summary>A bar of the given share of its cell.</summary>
    public static void Write(Markup markup, double share, string css = "accent")
    {
        using (markup.In("svg", ("class", "bar"), ("aria-hidden", "true")))
            markup.Empty("rect", ("class", css), ("width", Figures.Span(share)), ("height", "100%"), ("rx", "1.5"));
    }

    /// <summary>Two bars above each other: before, pale, and after.</summary>
    public static void WriteBeforeAfter(Markup markup, double before, double after)
    {
        using (markup.In("svg", ("class", "bar two"), ("aria-hidden", "true")))
        {
            markup.Empty("rect", ("class", "track"), ("width", "100%"), ("height", "100%"));
            markup.Empty("rect", ("class", "pale"), ("width", Figures.Span(before)), ("height", "4"));
            markup.Empty("rect", ("class", "accent"), ("width", Figures.Span(after)), ("y", "5"), ("height", "4"));
        }
    }

    /// <summary>A bar from one value to another on an axis, with a line at zero.</summary>
    public static void WriteSpan(Markup markup, Axis axis, double from, double to, string css)
    {
        double left = axis.Share(Math.Min(from, to));
        double right = axis.Share(Math.Max(from, to));
        using (markup.In("svg", ("class", "bar span"), ("aria-hidden", "true")))
        {
            markup.Empty("rect", ("class", css), ("x", Figures.Span(left)), ("width", Figures.Span(Math.Max(right - left, 0.005))), ("height", "100%"), ("rx", "1.5"));
            markup.Empty("line", ("class", "zero"), ("x1", Figures.Span(axis.Share(0))), ("x2", Figures.Span(axis.Share(0))), ("y1", "0"), ("y2", "100%"));
        }
    }
}
