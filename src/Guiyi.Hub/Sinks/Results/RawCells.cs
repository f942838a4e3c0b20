using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>Raw texts behind standardized values, without looking up their columns by name each time.</summary>
sealed class RawCells(RecordTable table)
{
    /// <summary>For each source and field of its mapping the one column it is read from, or -1 where it has several.</summary>
    readonly int[][] columns = [.. table.Mappings.Select((mapping, source) => mapping.Fields.Select(f => Column(table.Sources[source], f)).ToArray())];

    static int Column(SourceTable source, FieldMapping field) => field.Columns.Count == 1 && field.Target != FieldTarget.Ignore ? source.ColumnIndex(field.Columns[0]) : -1;

    /// <summary>True where the value was read from several columns: then there is no one place where its raw text lies.</summary>
    public bool AreSeveral(AttributeColumn attribute, int slot, int record) => Column(attribute, slot, record) < 0;

    /// <summary>Where the raw text lies that a record's value was read from.</summary>
    public TextPlace Place(AttributeColumn attribute, int slot, int record) =>
        Column(attribute, slot, record) is >= 0 and int column ? table.Sources[table.SourceOf(record)].Place(column, table.Local(record)) : default;

    /// <summary>Says that a place will be asked for soon.</summary>
    public void Prefetch(AttributeColumn attribute, int slot, int record)
    {
        if (Column(attribute, slot, record) is >= 0 and int column)
            table.Sources[table.SourceOf(record)].Prefetch(column, table.Local(record));
    }

    int Column(AttributeColumn attribute, int slot, int record) => columns[table.SourceOf(record)][attribute.Origin(slot, record)];
}
