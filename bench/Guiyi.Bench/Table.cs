namespace Guiyi.Bench;

/// <summary>Figures in rows: the first column says what they are of and is aligned to the left, the others to the right.</summary>
sealed class Table(params string[] header)
{
    readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print(TextWriter output)
    {
        foreach (string line in Lines("  ", width => new string('-', width), width => new string('-', width)))
            output.WriteLine(line.TrimEnd());
    }

    public string Markdown() =>
        string.Concat(Lines(" | ", width => ":" + new string('-', width - 1), width => new string('-', width - 1) + ":").Select(line => $"| {line} |\n"));

    IEnumerable<string> Lines(string between, Func<int, string> leftRule, Func<int, string> rightRule)
    {
        int[] widths = [.. header.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Append(3).Max())];
        string Line(string[] cells) => string.Join(between, cells.Select((c, i) => i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i])));
        return rows.Select(Line).Prepend(string.Join(between, widths.Select((w, i) => i == 0 ? leftRule(w) : rightRule(w)))).Prepend(Line(header));
    }
}
