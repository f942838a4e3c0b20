using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>The first rows of a table: enough to understand its columns.</summary>
sealed class HeadTable(IRawTable table) : IRawTable
{
    /// <summary>Rows that tell what columns mean; the inference looks at no more.</summary>
    const int Most = 4000;

    public string Source => table.Source;

    public string Format => table.Format;

    public IReadOnlyList<string> Columns => table.Columns;

    public IRawRows Open() => new Rows(table.Open());

    sealed class Rows(IRawRows rows) : IRawRows
    {
        public int Row => rows.Row;

        public long Line => rows.Line;

        public Reject? Reject => rows.Reject;

        public ReadOnlySpan<char> this[int column] => rows[column];

        public bool Read() => rows.Row < Most && rows.Read();

        public void Dispose() => rows.Dispose();
    }
}
