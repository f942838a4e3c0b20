using System.Text;
using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// <c>statements.csv</c>: where each golden value of a customer of several records comes from, and which rule chose it. Customers of one record
/// are left out: all they have is what that record states.
/// </summary>
static class StatementsCsv
{
    public const string Name = "statements.csv";

    public static void Write(CsvWriter writer, UnifyResult result)
    {
        writer.Header(["customer_id", "attribute", "value", "original", "source", "row", "rule"], "customer_id");
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            ParallelRows.Write(writer, kind.Customers.Count, new Rows(kind.Customers).Write);
    }

    /// <summary>The rows of one kind.</summary>
    sealed class Rows(CustomerBase customers)
    {
        readonly RecordTable table = customers.Table;
        readonly RawCells raw = new(customers.Table);
        readonly GoldenColumn[] golden = [.. AttributeOrder.Of(customers.Attributes).Select(a => customers.Golden(a)!)];
        readonly byte[][] names = [.. AttributeOrder.Of(customers.Attributes).Select(a => Encoding.UTF8.GetBytes(a.Name))];
        readonly byte[][] sources = [.. customers.Table.Sources.Select(s => Encoding.UTF8.GetBytes(s.Source))];
        readonly byte[][] rules = [.. Enum.GetValues<SurvivorshipRule>().Select(r => Encoding.UTF8.GetBytes(Words.Of(r)))];

        public void Write(int from, int to, CsvWriter row)
        {
            using var cells = new CellBlock(1 + golden.Length);
            cells.Gather(0, from, to, customer => IsShown(customer) ? customers.Id(customer) : null);
            for (int i = 0; i < golden.Length; i++)
            {
                GoldenColumn column = golden[i];
                cells.Gather(1 + i, from, to, customer => IsShown(customer) ? column.Text(customer) : null);
                TouchRaw(column, from, to);
            }
            for (int customer = from; customer < to; customer++)
                for (int i = 0; i < golden.Length; i++)
                    if (cells[1 + i, customer - from] is { } value)
                        Write(row, cells[0, customer - from], i, customer, value);
        }

        bool IsShown(int customer) => customers.Records(customer).Length > 1;

        /// <summary>Fetches the raw texts, as <see cref="CellBlock"/> does.</summary>
        void TouchRaw(GoldenColumn column, int from, int to)
        {
            int touched = 0;
            for (int customer = from; customer < to; customer++)
                if (IsShown(customer) && column.Code(customer) >= 0 && raw.Of(column.Attribute, column.Slot(customer), column.Record(customer)) is { IsEmpty: false } text)
                    touched += text[0];
            GC.KeepAlive(touched);
        }

        void Write(CsvWriter row, string? id, int attribute, int customer, string value)
        {
            GoldenColumn column = golden[attribute];
            int record = column.Record(customer);
            row.Field(id);
            row.Field(names[attribute]);
            row.Field(value);
            row.Field(raw.Of(column.Attribute, column.Slot(customer), record));
            row.Field(sources[table.SourceOf(record)]);
            row.Field(table.Row(record));
            row.Field(rules[(int)column.Rule(customer)]);
            row.EndRow();
        }
    }
}
