using Guiyi.Ingest;
using Guiyi.Standardize;

namespace Guiyi.Relate;

/// <summary>What is said of why customers belong together.</summary>
static class RelationEvidence
{
    public static string Door(string address) => $"address {address}";

    public static string Phone(string number) => $"phone {number}";

    /// <summary>The name of a household, after the first of its members.</summary>
    public static string Household(string first) => "H" + first[1..];

    /// <summary>A row of a run, as people find it.</summary>
    public static string Row(RecordTable table, int record) => $"{table.Sources[table.SourceOf(record)].Source} row {table.Row(record)}";

    public static string Both(string row) => $"{row} names both";

    public static string ParentField(string row, FieldMapping field, string raw) => $"{row}: {field.Columns[0]} {raw}";

    public static string ParentName(string name) => $"the name {name}";
}
