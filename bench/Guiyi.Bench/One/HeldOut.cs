using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Bench.One;

/// <summary>A source of which every so many-th row is kept back, to be asked about as a new record.</summary>
sealed class HeldOut(IRawTable table, int every) : IRawTable
{
    /// <summary>Opens a file of persons and keeps back about as many of its rows as asked for.</summary>
    public static HeldOut Of(string file, int rows, int held) => new(SourceFile.Open(file).Single(), rows / held);

    public string Source => table.Source;

    public string Format => table.Format;

    public IReadOnlyList<string> Columns => table.Columns;

    public IRawRows Open() => new Kept(table.Open(), every);

    /// <summary>The rows kept back.</summary>
    public IReadOnlyList<NewRecord> Records(IReadOnlyCollection<string> ignored)
    {
        var records = new List<NewRecord>();
        using IRawRows rows = table.Open();
        while (rows.Read())
        {
            if (rows.Row % every != 0 || rows.Reject is not null)
                continue;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int column = 0; column < Columns.Count; column++)
                if (!ignored.Contains(Columns[column]))
                    fields.Add(Columns[column], rows[column].ToString());
            records.Add(new NewRecord(Source, fields));
        }
        return records;
    }

    sealed class Kept(IRawRows rows, int every) : IRawRows
    {
        public int Row => rows.Row;

        public long Line => rows.Line;

        public Reject? Reject => rows.Reject;

        public ReadOnlySpan<char> this[int column] => rows[column];

        public bool Read()
        {
            while (rows.Read())
                if (rows.Row % every != 0)
                    return true;
            return false;
        }

        public void Dispose() => rows.Dispose();
    }
}
