namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>Finds a delimited text's dialect, its columns, and where its data begin.</summary>
static class LayoutDetection
{
    const int SampleLength = 1 << 18;

    /// <summary>A shorter record is a usual thing, and no damage, where this share of the records and this many are that short.</summary>
    const double UsualShare = 0.1;
    const int UsualRecords = 3;

    const int RecordsToCallRagged = 20;

    /// <exception cref="SourceException">There is no text, or it is prose, or the first record is over the limits.</exception>
    public static Layout Detect(string path, TextWindow window, SourceOptions options)
    {
        bool more = true;
        while (window.Text.Length < SampleLength && (more = window.More()))
            continue;
        int total = window.Text.Length;
        (char? directive, long line) = Beginning(window, options);
        if (window.Text.IsEmpty)
            throw new SourceException(path, "no text but blanks", "delimited text with a header or at least one row");
        if (directive is not null && options.Separator is null)
            options = options with { Separator = directive };
        TextProbe probe = DialectDetection.Detect(window.Text[..Math.Min(window.Text.Length, SampleLength)], !more && window.Text.Length <= SampleLength, options);

        if (Prose.Is(path, probe, window.Text[..Math.Min(window.Text.Length, SampleLength)]))
            throw new SourceException(path, "a text document, no table", "rows of fields, or one field per line below a column's name") { HoldsNoTable = true };
        int beforeHeader = total - window.Text.Length;
        FirstRecord first = FirstRecord.Read(path, window, probe, options);
        bool hasHeader = options.Header ?? HeaderDetection.IsHeader(first.Cells, probe.Kept.Skip(1));
        string[] columns = ColumnNames.From(Header(first.Cells, probe, hasHeader));
        return new Layout(
            probe.Dialect,
            columns,
            MinimumFields(probe, columns.Length),
            hasHeader,
            hasHeader ? beforeHeader + first.Length : beforeHeader,
            hasHeader ? line + first.Lines : line);
    }

    /// <summary>Skips blank lines and the line <c>sep=;</c> that Excel writes; gives that separator and the line number reached.</summary>
    static (char? Directive, long Line) Beginning(TextWindow window, SourceOptions options)
    {
        long line = 1 + BlankLines.Skip(window, '\0', options.MaxRecordLength);
        ReadOnlySpan<char> text = window.Text;
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 6 || text[5] is not ('\r' or '\n'))
            return (null, line);
        char directive = text[4];
        PhysicalLine.Take(window, new Dialect(directive, '\0'), rawLength: 0);
        return (directive, line + 1 + BlankLines.Skip(window, directive, options.MaxRecordLength));
    }

    /// <summary>The header's cells without blank ones at its end, and blank ones more where most rows have more fields.</summary>
    static IReadOnlyList<string> Header(string[] first, TextProbe probe, bool hasHeader)
    {
        if (!hasHeader)
            return [.. Enumerable.Repeat("", Math.Max(1, Width(probe)))];
        int width = first.Length;
        while (width > 1 && string.IsNullOrWhiteSpace(first[width - 1]))
            width--;
        string[][] rows = [.. probe.Kept.Skip(1)];
        int wider = rows.Count(row => Array.FindLastIndex(row, cell => cell.Length > 0) >= width);
        if (wider * 2 <= rows.Length && !IsRagged(probe))
            return first[..width];
        int usual = Math.Max(width, Width(probe));
        return [.. first.Take(usual), .. Enumerable.Repeat("", Math.Max(0, usual - first.Length))];
    }

    /// <summary>The usual number of fields; the greatest one where rows are of all lengths, as in lists of baskets.</summary>
    static int Width(TextProbe probe) => IsRagged(probe) ? probe.Counts.Keys.Max() : probe.Usual;

    static bool IsRagged(TextProbe probe) => probe.Consistency < 0.5 && probe.Records >= RecordsToCallRagged && probe.Counts.Count > 0;

    static int MinimumFields(TextProbe probe, int columns)
    {
        if (IsRagged(probe))
            return 1;
        int minimum = columns;
        foreach ((int count, int records) in probe.Counts)
            if (count < minimum && records >= UsualRecords && records >= probe.Records * UsualShare)
                minimum = count;
        return minimum;
    }
}
