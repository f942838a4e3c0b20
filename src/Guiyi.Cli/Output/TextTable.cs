namespace Guiyi.Cli.Output;

/// <summary>Rows with aligned columns.</summary>
sealed class TextTable(params string[] header)
{
    const int Widest = 60;

    readonly List<string[]> rows = [];
    readonly HashSet<int> figures = [];
    bool lastIsWhole;

    /// <summary>Columns that are aligned to the right.</summary>
    public TextTable Figures(params int[] columns)
    {
        figures.UnionWith(columns);
        return this;
    }

    /// <summary>The last column holds sentences and is not cut.</summary>
    public TextTable Sentences()
    {
        lastIsWhole = true;
        return this;
    }

    public void Add(params string[] cells) =>
        rows.Add([.. cells.Select((c, i) => lastIsWhole && i == cells.Length - 1 ? Printable(c) : TextWidth.Cut(Printable(c), Widest))]);

    public void Print(TextWriter output, string indent = "  ")
    {
        int[] widths = [.. header.Select((h, i) => rows.Select(r => TextWidth.Of(r[i])).Append(TextWidth.Of(h)).Max())];
        Line(output, indent, header, widths);
        Line(output, indent, [.. widths.Select(w => new string('-', w))], widths);
        foreach (string[] row in rows)
            Line(output, indent, row, widths);
    }

    void Line(TextWriter output, string indent, string[] cells, int[] widths) =>
        output.WriteLine((indent + string.Join("  ", cells.Select((c, i) => figures.Contains(i) ? TextWidth.PaddedLeft(c, widths[i]) : TextWidth.Padded(c, widths[i])))).TrimEnd());

    /// <summary>Data must not steer the terminal.</summary>
    static string Printable(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
