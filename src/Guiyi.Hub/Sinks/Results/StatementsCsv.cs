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
            ParallelRows.Write(writer, kind.Customers.Count, new Rows(kind.Customers, writer).Write);
    }

    /// <summary>The rows of one kind.</summary>
    sealed class Rows(CustomerBase customers, CsvWriter writer)
    {
        readonly RecordTable table = customers.Table;
        readonly RawCells raw = new(customers.Table);
        readonly GoldenColumn[] golden = [.. AttributeOrder.Of(customers.Attributes).Select(a => customers.Golden(a)!)];
        readonly ReadyCells[] names = [.. AttributeOrder.Of(customers.Attributes).Select(a => writer.Ready(a.Name))];
        readonly ReadyCells[] sources = [.. customers.Table.Sources.Select(s => writer.Ready(s.Source))];
        readonly ReadyCells[] rules = [.. Enum.GetValues<SurvivorshipRule>().Select(r => writer.Ready(Words.Of(r)))];

        public void Write(int from, int to, CsvWriter row)
        {
            var id = new IdCell(customers);
            int[] shown = [.. Enumerable.Range(from, to - from).Where(customer => customers.Records(customer).Length > 1)];
            using var cells = new CellBlock(2 * golden.Length);
            for (int i = 0; i < golden.Length; i++)
                Gather(cells, i, shown);
            for (int place = 0; place < shown.Length; place++)
                for (int i = 0; i < golden.Length; i++)
                    if (golden[i].Code(shown[place]) >= 0)
                        Write(row, id, cells, i, shown[place], place);
        }

        void Gather(CellBlock cells, int attribute, int[] shown)
        {
            GoldenColumn column = golden[attribute];
            cells.Gather(attribute, 0, shown.Length, column.Attribute.Texts, place => column.Code(shown[place]));
            foreach (int customer in shown)
                if (column.Code(customer) >= 0)
                    raw.Prefetch(column.Attribute, column.Slot(customer), column.Record(customer));
            cells.Gather(golden.Length + attribute, 0, shown.Length, place =>
                column.Code(shown[place]) >= 0 ? raw.Place(column.Attribute, column.Slot(shown[place]), column.Record(shown[place])) : default);
        }

        void Write(CsvWriter row, IdCell id, CellBlock cells, int attribute, int customer, int place)
        {
            GoldenColumn column = golden[attribute];
            int record = column.Record(customer);
            id.Write(row, customer);
            row.Field(names[attribute]);
            row.Field(cells[attribute, place]);
            if (raw.AreSeveral(column.Attribute, column.Slot(customer), record))
                row.Field(table.Raw(column.Attribute, column.Slot(customer), record));
            else
                row.Field(cells[golden.Length + attribute, place]);
            row.Field(sources[table.SourceOf(record)]);
            row.Field(table.Row(record));
            row.Field(rules[(int)column.Rule(customer)]);
            row.EndRow();
        }
    }
}
