using Guiyi.Internals;

namespace Guiyi.Ingest;

/// <summary>The accepted rows of one source as received: raw text, dictionary-encoded by column.</summary>
public sealed class SourceTable
{
    readonly TextDictionary[] values;
    readonly List<int>[] codes;
    readonly ulong[] columnKeys;
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    readonly List<int> rows = [];
    readonly List<long> lines = [];

    public SourceTable(string source, IReadOnlyList<string> columns)
    {
        Source = source;
        Columns = columns;
        for (int i = 0; i < columns.Count; i++)
            positions[columns[i]] = i;
        columnKeys = [.. columns.Select(c => Hash64.Of(c))];
        values = [.. columns.Select(_ => new TextDictionary())];
        codes = [.. columns.Select(_ => new List<int>())];
    }

    public string Source { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of accepted rows.</summary>
    public int Count => rows.Count;

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

    internal void Add(IRawRows row)
    {
        rows.Add(row.Row);
        lines.Add(row.Line);
        for (int column = 0; column < codes.Length; column++)
            codes[column].Add(values[column].Add(row[column]));
    }
}
