namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>What the beginning of a text looks like when read in one dialect.</summary>
sealed class TextProbe
{
    const int MostRecords = 1_000;
    const int KeptRecords = 50;

    readonly Dictionary<int, int> counts = [];
    int quotedRecords;

    /// <param name="text">The beginning of the text, from its first record.</param>
    /// <param name="isWhole">Whether the text ends there; else its last record is cut and left out.</param>
    /// <param name="dialect">How to read it.</param>
    /// <param name="options">Limits.</param>
    public TextProbe(ReadOnlySpan<char> text, bool isWhole, Dialect dialect, SourceOptions options)
    {
        Dialect = dialect;
        var window = new TextWindow(text.ToArray());
        var record = new RecordScanner(window, dialect, options);
        while (Records < MostRecords)
        {
            BlankLines.Skip(window, dialect.Separator, options.MaxRecordLength);
            if (window.Text.IsEmpty)
                break;
            RecordEnd end = record.Scan();
            bool clean = end == RecordEnd.Clean && !(record.Lines > 1 && SwallowedLines.In(window.Text, record, dialect.Separator, columns: 0));
            if (!isWhole && (clean ? record.Length : LineLength(window.Text)) == window.Text.Length && Records > 0)
                break;
            if (clean)
                Take(window, record);
            else
                TakeBroken(window, record, end);
        }
        Usual = counts.Count == 0 ? 0 : counts.MaxBy(pair => (pair.Value, pair.Key)).Key;
    }

    public Dialect Dialect { get; }

    /// <summary>Records looked at.</summary>
    public int Records { get; private set; }

    /// <summary>The number of fields that most records have.</summary>
    public int Usual { get; }

    /// <summary>Fields of the very first record; 0 where it is broken.</summary>
    public int First { get; private set; }

    /// <summary>The first whole records.</summary>
    public List<string[]> Kept { get; } = [];

    /// <summary>Share of the records that have the usual number of fields, broken ones counted.</summary>
    public double Consistency => Records == 0 ? 0 : (double)counts.GetValueOrDefault(Usual) / Records;

    /// <summary>Records whose quotes do not close.</summary>
    public int Broken { get; private set; }

    /// <summary>Share of the records with a quoted field.</summary>
    public double Quoted => Records == 0 ? 0 : (double)quotedRecords / Records;

    /// <summary>Number of fields of the records without a broken one, and how many have them.</summary>
    public IReadOnlyDictionary<int, int> Counts => counts;

    void Take(TextWindow window, RecordScanner record)
    {
        Records++;
        counts[record.Count] = counts.GetValueOrDefault(record.Count) + 1;
        if (Records == 1)
            First = record.Count;
        bool quoted = false;
        for (int i = 0; i < record.Count && !quoted; i++)
            quoted = record[i].Start > 0 && Dialect.Quote != '\0' && window.Text[record[i].Start - 1] == Dialect.Quote;
        if (quoted)
            quotedRecords++;
        if (Kept.Count < KeptRecords)
            Kept.Add(record.Cells());
        window.Skip(record.Length);
    }

    void TakeBroken(TextWindow window, RecordScanner record, RecordEnd end)
    {
        Records++;
        Broken++;
        if (end is RecordEnd.OpenQuote or RecordEnd.TooManyLines)
            record.Learn(spannedLines: false);
        PhysicalLine.Take(window, Dialect, rawLength: 0);
    }

    static int LineLength(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : end;
    }
}
