using Guiyi.Ingest;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Tests.Making;

/// <summary>Runs of the whole flow, and what tests ask of them.</summary>
static class Run
{
    public static readonly UnifyOptions Defaults = new() { AsOf = new DateTime(2026, 1, 1) };

    public static UnifyResult Of(params IReadOnlyList<IRawTable> sources) => Pipeline.Unify(sources, Defaults);

    public static UnifyResult Of(UnifyOptions options, params IReadOnlyList<IRawTable> sources) => Pipeline.Unify(sources, options);

    /// <summary>Index of a row's record in the table.</summary>
    public static int Record(this UnifyResult result, string source, int row) => Enumerable.Range(0, result.Table.Count)
        .Single(r => result.Table.Row(r) == row && result.Table.Sources[result.Table.SourceOf(r)].Source == source);

    /// <summary>Id of the customer that a row belongs to; "" where it names none.</summary>
    public static string Customer(this KindResult kind, UnifyResult result, string source, int row) =>
        kind.Customers.CustomerOf(result.Record(source, row)) is >= 0 and int customer ? kind.Customers.Id(customer) : "";

    /// <summary>Person ids of all rows of a source, in their order.</summary>
    public static string[] PersonsOf(this UnifyResult result, string source) => Ids(result, result.Persons, source);

    /// <summary>Organization ids of all rows of a source, in their order.</summary>
    public static string[] OrganizationsOf(this UnifyResult result, string source) => Ids(result, result.Organizations, source);

    static string[] Ids(UnifyResult result, KindResult kind, string source) =>
    [
        .. Enumerable.Range(0, result.Table.Count)
            .Where(r => result.Table.Sources[result.Table.SourceOf(r)].Source == source)
            .Select(r => kind.Customers.CustomerOf(r) is >= 0 and int customer ? kind.Customers.Id(customer) : ""),
    ];

    /// <summary>A record as its channel wrote it, without its place in the file.</summary>
    public static string Content(RecordTable table, int record)
    {
        SourceTable source = table.Sources[table.SourceOf(record)];
        return source.Source + ":" + string.Join('|', source.Columns.Select((_, c) => source.Raw(c, table.Local(record)).ToString()));
    }

    /// <summary>
    /// All that a customer is, as text, customers in a fixed order: id, code, records by content, golden values with their rule and statement.
    /// Equal lists mean equal outcomes, whatever the order of rows and sources was.
    /// </summary>
    public static IReadOnlyList<string> Story(UnifyResult result) =>
        [.. Story(result, result.Persons).Concat(Story(result, result.Organizations)).Order(StringComparer.Ordinal)];

    static IEnumerable<string> Story(UnifyResult result, KindResult kind)
    {
        CustomerBase customers = kind.Customers;
        for (int customer = 0; customer < customers.Count; customer++)
        {
            string id = customers.Id(customer);
            string records = string.Join("\n  ", customers.Records(customer).ToArray().Select(r => Content(result.Table, r)).Order(StringComparer.Ordinal));
            string golden = string.Join("\n  ", customers.Attributes
                .Select(a => (a.Name, Value: customers.Golden(customer, a)))
                .Where(g => g.Value is not null)
                .Select(g => $"{g.Name}={g.Value!.Value.Text} by {g.Value.Value.Rule} from {Content(result.Table, g.Value.Value.Record)}")
                .Order(StringComparer.Ordinal));
            string classes = string.Join(' ', kind.Classes[customer].Select(c => $"{c.Dimension}={c.Code}"));
            yield return $"{id} {result.CodeOf(customers.Kind, customer)} {classes}\n  {records}\n  {golden}";
        }
    }

    /// <summary>Pairwise precision, recall and F1 of the found persons against who the rows are about.</summary>
    public static (double Precision, double Recall, double F1) Pairwise(UnifyResult result, IReadOnlyDictionary<RowKey, string> truth, EntityKind kind = EntityKind.Person)
    {
        CustomerBase customers = (kind == EntityKind.Person ? result.Persons : result.Organizations).Customers;
        Dictionary<(int, string), double> cells = [];
        Dictionary<int, double> found = [];
        Dictionary<string, double> real = [];
        for (int record = 0; record < result.Table.Count; record++)
        {
            var key = new RowKey(result.Table.Sources[result.Table.SourceOf(record)].Source, result.Table.Row(record));
            if (!truth.TryGetValue(key, out string? entity))
                continue;
            // A row that names nobody of this kind is a cluster of its own; one of the other kind's clusters where it has one.
            int customer = customers.CustomerOf(record);
            if (customer < 0)
                customer = kind == EntityKind.Person && result.Organizations.Customers.CustomerOf(record) is >= 0 and int other ? 1_000_000_000 + other : -1 - record;
            cells[(customer, entity)] = cells.GetValueOrDefault((customer, entity)) + 1;
            found[customer] = found.GetValueOrDefault(customer) + 1;
            real[entity] = real.GetValueOrDefault(entity) + 1;
        }
        static double Pairs(IEnumerable<double> sizes) => sizes.Sum(n => n * (n - 1) / 2);
        double both = Pairs(cells.Values), precision = both / Math.Max(1, Pairs(found.Values)), recall = both / Math.Max(1, Pairs(real.Values));
        return (precision, recall, both == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }
}
