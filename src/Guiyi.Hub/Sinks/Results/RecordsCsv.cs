using System.Buffers.Binary;
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
        writer.Header([.. Fixed, .. attributes.Select(a => a.Name)], Ids);
        ParallelRows.Write(writer, result.Table.Count, new Rows(result, attributes, writer).Write);
    }

    /// <summary>The columns before the attributes.</summary>
    public static IReadOnlyList<string> FixedColumns => Fixed;

    /// <summary>Columns that are written as they are.</summary>
    public static string[] Ids { get; } = ["customer_id", "organization_id", "key"];

    static int? IdColumn(RecordTable table, int source) => IdColumn(table.Mappings[source]) is { } column ? table.Sources[source].ColumnIndex(column) : null;

    /// <summary>The column with the channel's own key of a row: its record number, else the number of the order or ticket; null where there is none.</summary>
    public static string? IdColumn(SourceMapping mapping)
    {
        IReadOnlyList<FieldMapping> fields = mapping.Fields;
        FieldMapping? field = fields.FirstOrDefault(f => f.Target == FieldTarget.RecordId)
            ?? fields.FirstOrDefault(f => f.Target == FieldTarget.InteractionId)
            ?? fields.FirstOrDefault(f => f.Target == FieldTarget.AccountId);
        return field?.Columns[0];
    }

    sealed class Rows
    {
        readonly RecordTable table;
        readonly CustomerBase persons, organizations;
        readonly ReadyCells[] sources;
        readonly int?[] ids;
        readonly (AttributeColumn Attribute, int Slot)[] values;

        public Rows(UnifyResult result, AttributeColumn[] attributes, CsvWriter writer)
        {
            (table, persons, organizations) = (result.Table, result.Persons.Customers, result.Organizations.Customers);
            sources = [.. table.Sources.Select(s => writer.Ready(s.Source))];
            ids = [.. Enumerable.Range(0, table.Sources.Count).Select(s => IdColumn(table, s))];
            values = [.. attributes.SelectMany(a => Enumerable.Range(0, Math.Max(1, a.SlotCount)).Select(slot => (a, slot)))];
        }

        public void Write(int from, int to, CsvWriter row)
        {
            IdCell person = new(persons), organization = new(organizations);
            using var cells = new CellBlock(1 + values.Length);
            if (ids.Any(column => column is not null))
                cells.Gather(values.Length, from, to, record => ids[table.SourceOf(record)] is { } column ? table.Sources[table.SourceOf(record)].Place(column, table.Local(record)) : default);
            for (int i = 0; i < values.Length; i++)
            {
                (AttributeColumn attribute, int slot) = values[i];
                if (slot < attribute.SlotCount)
                    cells.Gather(i, from, to, attribute.Texts, record => attribute.Code(slot, record));
            }
            // Customers lie anywhere.
            for (int record = from; record < to; record++)
                Prefetch(record);
            var several = new JoinedText();
            for (int record = from; record < to; record++)
            {
                int place = record - from;
                row.Field(sources[table.SourceOf(record)]);
                row.Field(table.Row(record));
                row.Field(table.Line(record));
                row.Field(cells[values.Length, place]);
                (int customer, int company) = (persons.CustomerOf(record), organizations.CustomerOf(record));
                if (customer >= 0)
                    person.Write(row, customer);
                else
                    organization.Write(row, company);
                organization.Write(row, company);
                Key(row, NodeTable.KeyOf(table, record));
                Values(row, cells, place, several);
                row.EndRow();
            }
        }

        void Prefetch(int record)
        {
            if (persons.CustomerOf(record) is >= 0 and int customer)
                persons.PrefetchId(customer);
            if (organizations.CustomerOf(record) is >= 0 and int company)
                organizations.PrefetchId(company);
        }

        /// <summary>Sixteen hexadecimal digits.</summary>
        static void Key(CsvWriter row, ulong key)
        {
            Span<byte> bytes = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, key);
            Convert.TryToHexStringLower(bytes, row.BeginPlain(2 * sizeof(ulong)), out int written);
            row.EndPlain(written);
        }

        /// <summary>A cell for each attribute. Slots are filled from the first on.</summary>
        void Values(CsvWriter row, CellBlock cells, int place, JoinedText several)
        {
            for (int i = 0, next; i < values.Length; i = next)
            {
                for (next = i + 1; next < values.Length && values[next].Slot > 0;)
                    next++;
                if (next == i + 1 || cells[i + 1, place].IsMissing)
                {
                    row.Field(cells[i, place]);
                    continue;
                }
                several.Clear();
                for (int slot = i; slot < next && !cells[slot, place].IsMissing; slot++)
                {
                    several.BeginValue();
                    several.Add(cells[slot, place]);
                }
                row.Field(several.Text);
            }
        }
    }
}
