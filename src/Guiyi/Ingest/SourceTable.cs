using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>The accepted rows of one source as received: raw text, dictionary-encoded by column.</summary>
public sealed class SourceTable
{
    readonly TextDictionary[] values;
    readonly int[][] codes;
    readonly ulong[] columnKeys;
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    int[] rows = [];
    long[] lines = [];

    public SourceTable(string source, IReadOnlyList<string> columns)
    {
        Source = source;
        Columns = columns;
        for (int i = 0; i < columns.Count; i++)
            positions[columns[i]] = i;
        columnKeys = [.. columns.Select(c => Hash64.Of(c))];
        values = [.. columns.Select(_ => new TextDictionary())];
        codes = [.. columns.Select(_ => Array.Empty<int>())];
    }

    public string Source { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of accepted rows.</summary>
    public int Count { get; private set; }

    /// <summary>Position of a column by its name.</summary>
    /// <exception cref="ArgumentException">The source has no such column.</exception>
    public int ColumnIndex(string column) => positions.TryGetValue(column, out int position)
        ? position
        : throw new ArgumentException($"Source '{Source}' has no column '{column}'; it has: {string.Join(", ", Columns)}.", nameof(column));

    /// <summary>The row's ordinal in its file, from 1, rejected rows counted.</summary>
    public int Row(int record) => rows[record];

    /// <summary>The physical line where the row starts.</summary>
    public long Line(int record) => lines[record];

    /// <summary>Distinct raw texts of a column.</summary>
    public TextDictionary Values(int column) => values[column];

    /// <summary>Code of the row's raw text in a column.</summary>
    public int Code(int column, int record) => codes[column][record];

    /// <summary>The row's raw text in a column, exactly as received.</summary>
    public ReadOnlySpan<char> Raw(int column, int record) => values[column][codes[column][record]];

    /// <summary>Hash of a column's name.</summary>
    internal ulong ColumnKey(int column) => columnKeys[column];

    /// <summary>Codes of a column's texts, by record; once the table is trimmed.</summary>
    internal int[] Codes(int column) => codes[column];

    /// <summary>Takes over a batch of rows: the columns are encoded side by side.</summary>
    internal void Add(RowBatch batch)
    {
        if (Count + batch.Count > rows.Length)
            SetCapacity(Math.Max(rows.Length * 2, Count + batch.Count));
        for (int row = 0; row < batch.Count; row++)
            (rows[Count + row], lines[Count + row]) = (batch.Row(row), batch.Line(row));
        Parallel.For(0, codes.Length, column =>
        {
            TextDictionary texts = values[column];
            Span<int> added = codes[column].AsSpan(Count, batch.Count);
            for (int row = 0; row < added.Length; row++)
                added[row] = texts.Add(batch[row, column]);
        });
        Count += batch.Count;
    }

    /// <summary>Gives back the memory that only adding needs.</summary>
    internal void Trim()
    {
        SetCapacity(Count);
        foreach (TextDictionary texts in values)
            texts.Trim();
    }

    void SetCapacity(int capacity)
    {
        Array.Resize(ref rows, capacity);
        Array.Resize(ref lines, capacity);
        for (int column = 0; column < codes.Length; column++)
            Array.Resize(ref codes[column], capacity);
    }
}
