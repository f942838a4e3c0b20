namespace Guiyi.Hub.Sinks.Report;

/// <summary>
/// A table with a caption for those who cannot see it, headings, and rows. On a phone a table of cards turns each row into a small card with
/// the headings beside the values; any other table scrolls sideways inside its frame.
/// </summary>
sealed class Table : IDisposable
{
    readonly Sheet sheet;
    readonly Column[] columns;
    readonly bool cards;
    readonly Markup.Scope frame;
    readonly Markup.Scope table;
    readonly Markup.Scope body;
    int column;

    public Table(Sheet sheet, string css, string caption, params Column[] columns)
    {
        this.sheet = sheet;
        this.columns = columns;
        cards = css.Contains("cards", StringComparison.Ordinal);
        frame = sheet.Out.In("div", ("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0"));
        table = sheet.Out.In("table", ("class", css));
        sheet.Out.Line("caption", caption);
        using (sheet.Out.In("thead"))
        using (sheet.Out.In("tr"))
            foreach (Column heading in columns)
                WriteHeading(heading);
        body = sheet.Out.In("tbody");
    }

    /// <summary>A column's heading; figures are set to the right.</summary>
    public readonly record struct Column(string Heading, string? Css = null, string? Detail = null)
    {
        public static Column Figure(string heading) => new(heading, "n");
    }

    public Markup.Scope Row(string? css = null)
    {
        column = 0;
        return sheet.Out.In("tr", ("class", css));
    }

    /// <summary>The cell that names its row.</summary>
    public Markup.Scope Head(string? css = null)
    {
        column++;
        return sheet.Out.In("th", ("scope", "row"), ("class", css));
    }

    public Markup.Scope Cell(string? css = null)
    {
        Column of = columns[column++];
        return sheet.Out.In("td", ("class", css ?? of.Css), ("data-label", cards ? of.Heading : null));
    }

    public void Figure(string figure)
    {
        using (Cell())
            sheet.Out.Text(figure);
    }

    public void Count(long count) => Figure(count == 0 ? Figures.None : Figures.Count(count));

    public void Dispose()
    {
        body.Dispose();
        table.Dispose();
        frame.Dispose();
    }

    void WriteHeading(Column heading)
    {
        using (sheet.Out.In("th", ("scope", "col"), ("class", heading.Css)))
        {
            sheet.Out.Text(heading.Heading);
            if (heading.Detail is not null)
                sheet.Out.Line("small", heading.Detail);
        }
    }
}
