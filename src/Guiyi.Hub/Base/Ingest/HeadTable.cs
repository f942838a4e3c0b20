using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>The first rows of a table: enough to understand its columns.</summary>
sealed class HeadTable(IRawTable table, int most) : IRawTable
{
    public string Source => table.Source;

    public string Format => table.Format;

    public IReadOnlyList<string> Columns => table.Columns;

    public IRawRows Open() => new Rows(table.Open(), most);

    sealed class Rows(IRawRows rows, int most) : IRawRows
    {
        public int Row => rows.Row;

        public long Line => rows.Line;

        public Reject? Reject => rows.Reject;

        public ReadOnlySpan<char> this[int column] => rows[column];

        public bool Read() => rows.Row < most && rows.Read();

        public void Dispose() => rows.Dispose();
    }
}
