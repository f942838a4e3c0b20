using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>records.csv</c>: every accepted row, whose it is, and its standardized attributes.</summary>
static class RecordsCsv
{
    public const string Name = "records.csv";

    static readonly string[] Fixed = ["source", "row", "line", "record_id", "customer_id", "organization_id", "key"];

    public static void Write(CsvWriter writer, UnifyResult result)
    {
        RecordTable table = result.Table;
        AttributeColumn[] attributes = AttributeOrder.Of(table.Attributes);
        writer.Header([.. Fixed, .. attributes.Select(a => a.Name)], "customer_id", "organization_id", "key");
        int?[] ids = [.. Enumerable.Range(0, table.Sources.Count).Select(s => IdColumn(table, s))];
        ParallelRows.Write(writer, table.Count, (from, to, row) =>
        {
            for (int record = from; record < to; record++)
                Write(row, result, record, ids[table.SourceOf(record)], attributes);
        });
    }

    static void Write(CsvWriter row, UnifyResult result, int record, int? idColumn, AttributeColumn[] attributes)
    {
        RecordTable table = result.Table;
        SourceTable source = table.Sources[table.SourceOf(record)];
        row.Field(source.Source);
        row.Field(table.Row(record));
        row.Field(table.Line(record));
        row.Field(idColumn is { } column ? source.Raw(column, table.Local(record)) : "");
        int person = result.Persons.Customers.CustomerOf(record), organization = result.Organizations.Customers.CustomerOf(record);
        string organizationId = organization < 0 ? "" : result.Organizations.Customers.Id(organization);
        row.Field(person < 0 ? organizationId : result.Persons.Customers.Id(person));
        row.Field(organizationId);
        Span<char> key = stackalloc char[16];
        NodeTable.KeyOf(table, record).TryFormat(key, out _, "x16");
        row.Field(key);
        foreach (AttributeColumn attribute in attributes)
            WriteValues(row, attribute, record);
        row.EndRow();
    }

    static void WriteValues(CsvWriter row, AttributeColumn attribute, int record)
    {
        string text = "";
        for (int slot = 0; slot < attribute.SlotCount; slot++)
            if (attribute.Code(slot, record) is >= 0 and int code)
                text = text.Length == 0 ? attribute.Text(code) : $"{text} | {attribute.Text(code)}";
        row.Field(text);
    }

    /// <summary>The channel's own key of a row: its record number, else the number of the order or ticket.</summary>
    static int? IdColumn(RecordTable table, int source)
    {
        IReadOnlyList<FieldMapping> fields = table.Mappings[source].Fields;
        FieldMapping? field = fields.FirstOrDefault(f => f.Target == FieldTarget.RecordId)
            ?? fields.FirstOrDefault(f => f.Target == FieldTarget.InteractionId)
            ?? fields.FirstOrDefault(f => f.Target == FieldTarget.AccountId);
        return field is null ? null : table.Sources[source].ColumnIndex(field.Columns[0]);
    }
}
