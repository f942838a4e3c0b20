namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>A text's first record, which usually names the columns.</summary>
/// <param name="Cells">Its fields.</param>
/// <param name="Length">Its length in the window, its line break included.</param>
/// <param name="Lines">Physical lines that it spans.</param>
sealed record FirstRecord(string[] Cells, int Length, int Lines)
{
    /// <summary>Reads the record at the start of the window. One with broken quotes is split as if quotes meant nothing.</summary>
    /// <exception cref="SourceException">It is over the limits.</exception>
    public static FirstRecord Read(string path, TextWindow window, TextProbe probe, SourceOptions options)
    {
        Dialect dialect = probe.Dialect;
        var record = new RecordScanner(window, dialect, options);
        RecordEnd end = record.Scan();
        bool swallowed = end == RecordEnd.Clean && record.Lines > 1 && !options.TrustQuotes && SwallowedLines.In(window.Text, record, dialect.Separator, probe.Usual);
        if (swallowed || end is RecordEnd.TextAfterQuote or RecordEnd.OpenQuote or RecordEnd.TooManyLines)
        {
            record = new RecordScanner(window, dialect with { Quote = '\0' }, options);
            end = record.Scan();
        }
        if (end != RecordEnd.Clean)
            throw new SourceException(path, $"a first row that cannot name the columns ({RejectReasons.For(end, dialect, options)})", "column names separated by " + RawText.Name(dialect.Separator));
        string[] cells = record.Cells();
        for (int i = 0; i < cells.Length; i++)
            cells[i] = dialect.Quote == '\0' ? cells[i] : cells[i].Trim(dialect.Quote);
        return new FirstRecord(cells, record.Length, record.Lines);
    }
}
