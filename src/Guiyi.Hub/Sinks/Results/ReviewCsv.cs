using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// <c>review.csv</c>: the doubtful pairs, those first whose answer matters most. Filling in <c>decision</c> (same, different) and <c>by</c> makes the
/// file a list of judgments for the next run.
/// </summary>
static class ReviewCsv
{
    public const string Name = "review.csv";

    static readonly AttributeKind[] Shown =
    [
        AttributeKind.PersonName, AttributeKind.OrganizationName, AttributeKind.Nickname, AttributeKind.Phone, AttributeKind.Email, AttributeKind.BirthDate,
        AttributeKind.IdNumber, AttributeKind.CreditCode, AttributeKind.Address,
    ];

    public static void Write(CsvWriter writer, UnifyResult result, IReadOnlyList<PairOutcomes> kinds)
    {
        AttributeColumn[] attributes = AttributeOrder.Of(result.Table.Attributes.Where(a => Shown.Contains(a.Kind)));
        writer.Header(
            [
                "source_a", "row_a", "source_b", "row_b", "decision", "by", "why", "kind", "now", "now_by", "reason", "probability", "weight", "usefulness",
                "customer_a", "customer_b", "records_a", "records_b", .. attributes.SelectMany(a => (string[])[a.Name + "_a", a.Name + "_b"]), "evidence",
            ],
            "customer_a", "customer_b");
        Dictionary<PairOutcomes, EvidenceText> evidence = kinds.ToDictionary(k => k, k => new EvidenceText(k.Match));
        foreach ((PairOutcomes kind, Doubt doubt) in kinds.SelectMany(k => k.Doubts.Select(d => (k, d))).OrderByDescending(d => d.d.Usefulness))
            Write(writer, kind, doubt, attributes, evidence[kind]);
    }

    static void Write(CsvWriter row, PairOutcomes kind, Doubt doubt, AttributeColumn[] attributes, EvidenceText evidence)
    {
        byte[] text = new byte[evidence.Longest];
        (int left, int right, double weight) = kind.Match.PairAt(doubt.Pair);
        RecordTable table = kind.Match.Nodes.Table;
        (int a, int b) = (kind.Match.Nodes.Record(left), kind.Match.Nodes.Record(right));
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        foreach (int record in (ReadOnlySpan<int>)[a, b])
        {
            row.Field(table.Sources[table.SourceOf(record)].Source);
            row.Field(table.Row(record));
        }
        // For the person who answers.
        row.Field("");
        row.Field("");
        row.Field("");
        row.Field(Words.Of(kind.Kind.Customers.Kind));
        row.Field(LinksCsv.Of(doubt.Outcome.Decision));
        row.Field(doubt.Outcome.By);
        row.Field(doubt.Outcome.Reason);
        row.Field(MatchResult.Probability(weight), 3);
        row.Field(weight, 1);
        row.Field(doubt.Usefulness, 2);
        CustomerBase customers = kind.Kind.Customers;
        (int customerA, int customerB) = (customers.CustomerOf(a), customers.CustomerOf(b));
        row.Field(customers.Id(customerA));
        row.Field(customers.Id(customerB));
        row.Field(customers.Records(customerA).Length);
        row.Field(customers.Records(customerB).Length);
        foreach (AttributeColumn attribute in attributes)
        {
            row.Field(RecordValues.Of(table, customers.Kind, attribute, a));
            row.Field(RecordValues.Of(table, customers.Kind, attribute, b));
        }
        row.Field(text.AsSpan(0, evidence.Write(doubt.Pair, text)));
        row.EndRow();
    }
}

/// <summary>A record's values of one attribute.</summary>
static class RecordValues
{
    /// <summary>Values that belong to an entity of the kind, joined with " | ".</summary>
    public static string Of(RecordTable table, EntityKind kind, AttributeColumn attribute, int record)
    {
        string text = "";
        for (int slot = 0; slot < attribute.SlotCount; slot++)
            if (table.CodeFor(kind, attribute, slot, record) is >= 0 and int code)
                text = text.Length == 0 ? attribute.Text(code) : $"{text} | {attribute.Text(code)}";
        return text;
    }
}
