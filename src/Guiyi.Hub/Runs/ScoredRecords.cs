using System.Globalization;
using Guiyi.Ingest;

namespace Guiyi.Hub.Runs;

/// <summary>The records of a result on disk, with their customers and values.</summary>
sealed class ScoredRecords
{
    readonly Dictionary<(string, int), int> places;
    readonly SourceTable table;

    ScoredRecords(SourceTable table, List<(string, int)> keys, int[] customers)
    {
        (this.table, Keys, Customers) = (table, keys, customers);
        places = new Dictionary<(string, int), int>(keys.Count);
        for (int i = 0; i < keys.Count; i++)
            places[keys[i]] = i;
    }

    public IReadOnlyList<(string Source, int Row)> Keys { get; }

    /// <summary>A number per customer; -1 for none.</summary>
    public int[] Customers { get; }

    public static ScoredRecords Read(string path, string idColumn)
    {
        ResultTable records = ResultTable.Written(path);
        int source = records.Column("source"), row = records.Column("row"), id = records.Column(idColumn);
        var keys = new List<(string, int)>();
        SourceTable table = records.Load();
        int[] customers = new int[table.Count];
        for (int i = 0; i < table.Count; i++)
        {
            if (!int.TryParse(table.Raw(row, i), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                throw new InputException($"{path}: line {table.Line(i)}: found row '{table.Raw(row, i)}'; expected a whole number.");
            keys.Add((table.Raw(source, i).ToString(), number));
            customers[i] = table.Raw(id, i).IsEmpty ? -1 : table.Code(id, i);
        }
        return new ScoredRecords(table, keys, customers);
    }

    /// <summary>Position of a record, or -1.</summary>
    public int Find(ReadOnlySpan<char> source, ReadOnlySpan<char> row) =>
        int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && places.TryGetValue((source.ToString(), number), out int place) ? place : -1;

    /// <summary>A record's text in a column; empty where there is no such column.</summary>
    public string Value(int record, string column) => table.Columns.Contains(column) ? table.Raw(table.ColumnIndex(column), record).ToString() : "";
}
