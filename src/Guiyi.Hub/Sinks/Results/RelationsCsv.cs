using Guiyi.Merge;
using Guiyi.Relate;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>relations.csv</c>: customers that belong together without being the same.</summary>
static class RelationsCsv
{
    public const string Name = "relations.csv";

    public static void Write(CsvWriter writer, UnifyResult result)
    {
        writer.Header(
            ["kind", "group", "from_id", "from_name", "to_id", "to_name", "evidence", "from_source", "from_row", "to_source", "to_row"],
            "group", "from_id", "to_id");
        CustomerIndex index = CustomerIndex.Of(result);
        foreach (Relation relation in result.Relations)
        {
            writer.Field(Words.Snake(relation.Kind.ToString()));
            writer.Field(relation.Group);
            writer.Field(relation.From);
            writer.Field(index.Name(relation.From));
            writer.Field(relation.To);
            writer.Field(index.Name(relation.To));
            writer.Field(relation.Evidence);
            Row(writer, result.Table, relation.FromRecord);
            Row(writer, result.Table, relation.ToRecord);
            writer.EndRow();
        }
    }

    static void Row(CsvWriter writer, RecordTable table, int record)
    {
        writer.Field(table.Sources[table.SourceOf(record)].Source);
        writer.Field(table.Row(record));
    }
}

/// <summary>Customers by id.</summary>
sealed class CustomerIndex(UnifyResult result)
{
    readonly Dictionary<string, (CustomerBase Base, int Customer)> customers = new(StringComparer.Ordinal);

    public static CustomerIndex Of(UnifyResult result)
    {
        var index = new CustomerIndex(result);
        foreach (Relation relation in result.Relations)
            foreach (string id in (string[])[relation.From, relation.To])
                index.customers.TryAdd(id, default);
        foreach (CustomerBase customers in (CustomerBase[])[result.Persons.Customers, result.Organizations.Customers])
            for (int customer = 0; customer < customers.Count; customer++)
                if (index.customers.ContainsKey(customers.Id(customer)))
                    index.customers[customers.Id(customer)] = (customers, customer);
        return index;
    }

    public string Code(string id) => result.CodeOf(customers[id].Base.Kind, customers[id].Customer);

    public string Name(string id) => CustomerNames.Of(customers[id].Base, customers[id].Customer);
}
