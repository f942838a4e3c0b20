namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>What a colour means.</summary>
static class Legend
{
    public static void Write(Markup markup, string css, string label, string? figure = null)
    {
        using (markup.In("span", ("class", "key")))
        {
            using (markup.In("svg", ("class", "swatch"), ("aria-hidden", "true")))
                markup.Empty("rect", ("class", css), ("width", "100%"), ("height", "100%"), ("rx", "2"));
            markup.Text(label);
            if (figure is null)
                return;
            markup.Text(" ");
            markup.Line("b", figure);
        }
    }
}
