using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Ingest;

/// <summary>The rows of one source that could be read, and those that could not.</summary>
public sealed record Ingested(SourceTable Table, IReadOnlyList<Reject> Rejects);

/// <summary>Bring in: raw rows become source records or rejects; nothing is dropped silently.</summary>
public static class Ingestor
{
    /// <summary>So far may reading be ahead of the slowest column.</summary>
    const int BatchesAtOnce = 6;

    /// <summary>Reads the sources and guesses what their columns mean.</summary>
    public static IReadOnlyList<SourceMapping> InferMappings(IReadOnlyList<IRawTable> tables, IReadOnlyCollection<string> ignoredColumns) =>
        InferMappings([.. tables.Select(table => Read(table).Table)], ignoredColumns);

    /// <summary>Guesses what every source's columns mean. The order of rows does not matter.</summary>
    public static IReadOnlyList<SourceMapping> InferMappings(IReadOnlyList<SourceTable> tables, IReadOnlyCollection<string> ignoredColumns)
    {
        var ignored = ignoredColumns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return SharedMeaning.Align([.. tables.Select(table => MappingInference.Infer(table, ignored))]);
    }

    /// <summary>Reads all rows of a source.</summary>
    /// <param name="table">The source.</param>
    /// <param name="store">Where the rows are to lie; in memory where none is given.</param>
    /// <param name="ignoredColumns">Columns of which only the raw texts will be asked for.</param>
    public static Ingested Read(IRawTable table, ColumnStore? store = null, IReadOnlyCollection<string>? ignoredColumns = null)
    {
        var records = new SourceTable(table.Source, table.Columns, store) { Uncompared = ignoredColumns ?? [] };
        var rejects = new List<Reject>();
        using IRawRows rows = table.Open();
        bool Fill(RowBatch batch)
        {
            bool more = batch.Fill(rows, rejects);
            records.Begin(batch);
            return more;
        }
        int columns = table.Columns.Count;
        Lanes.Run([.. Enumerable.Range(0, BatchesAtOnce).Select(_ => new RowBatch(columns))], columns, Fill, records.Encode, records.End);
        records.Trim();
        return new Ingested(records, rejects);
    }
}
