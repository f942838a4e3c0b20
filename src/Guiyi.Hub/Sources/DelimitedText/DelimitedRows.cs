using Guiyi.Hub.Sources.Encodings;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>
/// Reads delimited text record by record. A record that cannot be read costs its own physical line and no other:
/// reading resumes at the next one.
/// </summary>
sealed class DelimitedRows : IRawRows
{
    readonly string source;
    readonly Layout layout;
    readonly SourceOptions options;
    readonly OpenText text;
    readonly TextWindow window;
    readonly RecordScanner record;
    readonly WarningLog warnings;
    long nextLine;
    int fieldCount;
    int consumed;

    public DelimitedRows(string source, Layout layout, OpenText text, SourceOptions options, WarningLog warnings)
    {
        (this.source, this.layout, this.options, this.text, this.warnings) = (source, layout, options, text, warnings);
        window = text.Window;
        record = new RecordScanner(window, layout.Dialect, options);
        nextLine = layout.DataLine;
        for (int left = layout.DataStart; left > 0;)
        {
            int step = Math.Min(left, window.Text.Length);
            window.Skip(step);
            left -= step;
            if (left > 0 && !window.More())
                break;
        }
    }

    public int Row { get; private set; }

    public long Line { get; private set; }

    public Reject? Reject { get; private set; }

    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)layout.Columns.Length, nameof(column));
            if (column >= fieldCount)
                return default;
            Field field = record[column];
            return window.Text.Slice(field.Start, field.Length);
        }
    }

    public bool Read()
    {
        window.Skip(consumed);
        consumed = 0;
        fieldCount = 0;
        Reject = null;
        nextLine += BlankLines.Skip(window, layout.Dialect.Separator, options.MaxRecordLength);
        if (window.Text.IsEmpty && !window.More())
            return false;
        Row++;
        Line = nextLine;
        RecordEnd end = record.Scan();
        if (end != RecordEnd.Clean)
            GiveUpLine(end);
        else if (record.Lines > 1 && !options.TrustQuotes && SwallowedLines.In(window.Text, record, layout.Dialect.Separator, layout.Columns.Length))
            RejectLine(RejectReasons.Swallowed(layout.Dialect), ColumnName(record.QuotedField));
        else if (record.Count < layout.Columns.Length && AnotherSeparator.Read(window, layout, options) is var (separator, other))
            RejectRecord(other, RejectReasons.OtherSeparator(separator, layout));
        else if (RightCount())
            Accept();
        else if (record.Lines == 1 && record.Count < layout.Columns.Length)
            RejectLine(RejectReasons.WrongCount(record.Count, layout), "");
        else
            RejectRecord(record, RejectReasons.WrongCount(record.Count, layout));
        return true;
    }

    /// <summary>Too many fields are fine where the surplus ones are empty.</summary>
    bool RightCount()
    {
        for (int i = layout.Columns.Length; i < record.Count; i++)
            if (record[i].Length > 0)
                return false;
        return record.Count >= layout.MinimumFields;
    }

    void Accept()
    {
        fieldCount = Math.Min(record.Count, layout.Columns.Length);
        consumed = record.Length;
        nextLine += record.Lines;
        if (record.Lines > 1)
            record.Learn(spannedLines: true);
        record.Undouble(fieldCount);
        if (text.UndecodableBytes > 0)
            Warn();
    }

    void Warn()
    {
        for (int i = 0; i < fieldCount; i++)
            if (this[i].Contains('\uFFFD'))
                warnings.UndecodableBytes(Row, Line, layout.Columns[i], this[i], text.EncodingName);
    }

    void RejectRecord(RecordScanner whole, string reason)
    {
        ReadOnlySpan<char> raw = window.Text[..whole.Length].TrimEnd("\r\n");
        Reject = new Reject(source, Row, Line, "", reason, RawText.Cut(raw, options.MaxRawLength));
        consumed = whole.Length;
        nextLine += whole.Lines;
    }

    void GiveUpLine(RecordEnd end)
    {
        if (end is RecordEnd.TooManyLines or RecordEnd.OpenQuote or RecordEnd.LongField or RecordEnd.LongRecord)
            record.Learn(spannedLines: false);
        RejectLine(RejectReasons.For(end, layout.Dialect, options), end is RecordEnd.TooManyFields or RecordEnd.LongRecord ? "" : ColumnName(record.Stopped));
    }

    /// <summary>Rejects one physical line, or two where a line break without quotes cut one record in two.</summary>
    void RejectLine(string reason, string column)
    {
        (string raw, int separators) = PhysicalLine.Take(window, layout.Dialect, options.MaxRawLength);
        nextLine++;
        if (PhysicalLine.Completes(window, layout.Dialect, separators, layout.Columns.Length, options.MaxRecordLength))
        {
            raw = RawText.Cut($"{raw}\n{PhysicalLine.Take(window, layout.Dialect, options.MaxRawLength).Raw}", options.MaxRawLength);
            nextLine++;
        }
        Reject = new Reject(source, Row, Line, column, reason, raw);
    }

    string ColumnName(int field) => field >= 0 && field < layout.Columns.Length ? layout.Columns[field] : "";

    public void Dispose() => text.Dispose();
}
