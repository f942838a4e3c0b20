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
        {
            AttributeColumn[] attributes = AttributeOrder.Of(kind.Customers.Attributes);
            ParallelRows.Write(writer, kind.Customers.Count, (from, to, row) =>
            {
                for (int customer = from; customer < to; customer++)
                    Write(row, kind.Customers, customer, attributes);
            });
        }
    }

    static void Write(CsvWriter row, CustomerBase customers, int customer, AttributeColumn[] attributes)
    {
        if (customers.Records(customer).Length < 2)
            return;
        RecordTable table = customers.Table;
        foreach (AttributeColumn attribute in attributes)
        {
            if (customers.Golden(customer, attribute) is not { } golden)
                continue;
            row.Field(customers.Id(customer));
            row.Field(attribute.Name);
            row.Field(golden.Text);
            row.Field(table.Raw(attribute, golden.Slot, golden.Record));
            row.Field(table.Sources[table.SourceOf(golden.Record)].Source);
            row.Field(table.Row(golden.Record));
            row.Field(Words.Of(golden.Rule));
            row.EndRow();
        }
    }
}
