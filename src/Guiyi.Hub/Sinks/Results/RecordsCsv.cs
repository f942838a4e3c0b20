using System.Text;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>records.csv</c>: every accepted row, whose it is, and its standardized attributes.</summary>
static class RecordsCsv
{
    public const string Name = "records.csv";

    static readonly string[] Fixed = ["source", "row", "line", "record_id", "customer_id", "organization_id", "key"];

    public static void Write(CsvWriter writer, UnifyResult result)
    {
        AttributeColumn[] attributes = AttributeOrder.Of(result.Table.Attributes);
        writer.Header([.. Fixed, .. attributes.Select(a => a.Name)], "customer_id", "organization_id", "key");
        ParallelRows.Write(writer, result.Table.Count, new Rows(result, attributes).Write);
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

    sealed class Rows(UnifyResult result, AttributeColumn[] attributes)
    {
        const int Person = 0, Organization = 1, Values = 2;

        readonly RecordTable table = result.Table;
        readonly CustomerBase persons = result.Persons.Customers, organizations = result.Organizations.Customers;
        readonly byte[][] sources = [.. result.Table.Sources.Select(s => Encoding.UTF8.GetBytes(s.Source))];
        readonly int?[] ids = [.. Enumerable.Range(0, result.Table.Sources.Count).Select(s => IdColumn(result.Table, s))];
        readonly ulong[] keys = Keys(result);

        /// <summary>Content keys by record; 0 for those of nobody, which are worked out when written.</summary>
        static ulong[] Keys(UnifyResult result)
        {
            ulong[] keys = new ulong[result.Table.Count];
            foreach (NodeTable nodes in (NodeTable[])[result.Persons.Match.Nodes, result.Organizations.Match.Nodes])
                for (int node = 0; node < nodes.Count; node++)
                    keys[nodes.Record(node)] = nodes.ContentKey(node);
            return keys;
        }

        public void Write(int from, int to, CsvWriter row)
        {
            using var cells = new CellBlock(Values + attributes.Length);
            cells.Gather(Person, from, to, record => IdOf(persons, record));
            cells.Gather(Organization, from, to, record => IdOf(organizations, record));
            for (int i = 0; i < attributes.Length; i++)
            {
                AttributeColumn attribute = attributes[i];
                cells.Gather(Values + i, from, to, record => ValuesOf(attribute, record));
            }
            for (int record = from; record < to; record++)
                Write(row, record, cells, record - from);
        }

        static string? IdOf(CustomerBase customers, int record) => customers.CustomerOf(record) is >= 0 and int customer ? customers.Id(customer) : null;

        static string? ValuesOf(AttributeColumn attribute, int record)
        {
            string? text = null;
            for (int slot = 0; slot < attribute.SlotCount; slot++)
                if (attribute.Code(slot, record) is >= 0 and int code)
                    text = text is null ? attribute.Text(code) : $"{text} | {attribute.Text(code)}";
            return text;
        }

        void Write(CsvWriter row, int record, CellBlock cells, int place)
        {
            int source = table.SourceOf(record);
            row.Field(sources[source]);
            row.Field(table.Row(record));
            row.Field(table.Line(record));
            row.Field(ids[source] is { } column ? table.Sources[source].Raw(column, table.Local(record)) : "");
            string? organization = cells[Organization, place];
            row.Field(cells[Person, place] ?? organization);
            row.Field(organization);
            Span<byte> key = stackalloc byte[16];
            (keys[record] is var known and not 0 ? known : NodeTable.KeyOf(table, record)).TryFormat(key, out _, "x16");
            row.Field(key);
            for (int i = 0; i < attributes.Length; i++)
                row.Field(cells[Values + i, place]);
            row.EndRow();
        }
    }
}
