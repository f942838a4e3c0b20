using Guiyi.Ingest;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Raw texts behind standardized values, without looking up their columns by name each time.</summary>
sealed class RawCells(RecordTable table)
{
    /// <summary>For each source and field of its mapping the one column it is read from, or -1 where it has several.</summary>
    readonly int[][] columns = [.. table.Mappings.Select((mapping, source) => mapping.Fields.Select(f => Column(table.Sources[source], f)).ToArray())];

    static int Column(SourceTable source, FieldMapping field) => field.Columns.Count == 1 && field.Target != FieldTarget.Ignore ? source.ColumnIndex(field.Columns[0]) : -1;

    /// <summary>The raw text that a record's value was read from.</summary>
    public ReadOnlySpan<char> Of(AttributeColumn attribute, int slot, int record)
    {
        int source = table.SourceOf(record), column = columns[source][attribute.Origin(slot, record)];
        return column < 0 ? table.Raw(attribute, slot, record) : table.Sources[source].Raw(column, table.Local(record));
    }
}
