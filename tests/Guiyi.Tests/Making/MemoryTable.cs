using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Tests.Making;

/// <summary>A row of a made source: its cells, and who it really is about ("" where nobody knows). Null cells make a row that cannot be read.</summary>
sealed record MadeRow(string[]? Cells, string Entity = "");

/// <summary>A source that a test made in memory.</summary>
sealed class MemoryTable(string source, IReadOnlyList<string> columns, IReadOnlyList<MadeRow> rows) : IRawTable
{
    public string Source => source;

    public string Format => "made by a test";

    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<MadeRow> Rows => rows;

    /// <summary>Who each row is about, by row number.</summary>
    public IEnumerable<KeyValuePair<RowKey, string>> Truth =>
        rows.Select((r, i) => KeyValuePair.Create(new RowKey(source, i + 1), r.Entity)).Where(t => t.Value.Length > 0);

    /// <summary>A small source as text: header and rows, cells parted by '|' and trimmed. A row "!" cannot be read.</summary>
    public static MemoryTable Of(string source, string text)
    {
        string[][] lines = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split('|', StringSplitOptions.TrimEntries))];
        foreach (string[] line in lines.Where(l => l.Length != lines[0].Length && l[0] != "!"))
            throw new ArgumentException($"'{string.Join('|', line)}' has {line.Length} cells; the header has {lines[0].Length}.", nameof(text));
        return new MemoryTable(source, lines[0], [.. lines.Skip(1).Select(l => new MadeRow(l[0] == "!" ? null : l))]);
    }

    public MemoryTable Shuffled(Dice dice)
    {
        MadeRow[] shuffled = [.. rows];
        dice.Shuffle(shuffled);
        return new MemoryTable(source, columns, shuffled);
    }

    /// <summary>The same source with more rows at its end.</summary>
    public MemoryTable With(IEnumerable<MadeRow> more) => new(source, columns, [.. rows, .. more]);

    public MemoryTable With(params string[] cells) => With([new MadeRow(cells)]);

    /// <summary>The first rows only.</summary>
    public MemoryTable Take(int count) => new(source, columns, [.. rows.Take(count)]);

    public IRawRows Open() => new Cursor(this);

    sealed class Cursor(MemoryTable table) : IRawRows
    {
        public int Row { get; private set; }

        public long Line => Row + 1;

        public Reject? Reject => table.Rows[Row - 1].Cells is null ? new Reject(table.Source, Row, Line, "", "found a broken row; expected one that can be read", "…") : null;

        public ReadOnlySpan<char> this[int column] => table.Rows[Row - 1].Cells![column];

        public bool Read() => ++Row <= table.Rows.Count;

        public void Dispose()
        {
        }
    }
}
