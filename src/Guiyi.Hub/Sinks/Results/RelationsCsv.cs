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
        var index = new CustomerIndex(result);
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
    public string Code(string id)
    {
        (KindResult kind, int customer) = Find(id);
        return result.CodeOf(kind.Customers.Kind, customer);
    }

    public string Name(string id)
    {
        (KindResult kind, int customer) = Find(id);
        return CustomerNames.Of(kind.Customers, customer);
    }

    (KindResult, int) Find(string id) =>
        result.Persons.Customers.Find(id) is >= 0 and int person ? (result.Persons, person) : (result.Organizations, result.Organizations.Customers.Find(id));
}
