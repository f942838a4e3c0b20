using System.Text;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// <c>links.csv</c>: pairs of records, what they weigh, and what was decided: all scored pairs from probability 0.1 up, heaviest first, and all
/// that rules or people decided.
/// </summary>
static class LinksCsv
{
    public const string Name = "links.csv";

    public static readonly string[] Columns =
        ["source_a", "row_a", "source_b", "row_b", "kind", "weight", "probability", "decision", "by", "reason", "evidence"];

    public static void Write(CsvWriter writer, IReadOnlyList<PairOutcomes> kinds)
    {
        writer.Header(Columns, "by");
        foreach (PairOutcomes kind in kinds)
        {
            int[] scored = kind.AboveFloor;
            WriteUnscored(writer, kind, scored);
            ParallelRows.Write(writer, scored.Length, (from, to, row) =>
            {
                for (int item = from; item < to; item++)
                    WriteScored(row, kind, scored[item]);
            });
        }
    }

    static void WriteUnscored(CsvWriter writer, PairOutcomes kind, int[] scored)
    {
        HashSet<(int, int)> decided = [.. kind.Decided];
        if (decided.Count == 0)
            return;
        foreach (int pair in scored)
        {
            (int left, int right, _) = kind.Match.PairAt(pair);
            decided.Remove((left, right));
        }
        foreach ((int left, int right) in decided.Order())
        {
            Ends(writer, kind, left, right);
            writer.Field("");
            writer.Field("");
            Outcome(writer, kind.Of(left, right, null));
            writer.Field("");
            writer.EndRow();
        }
    }

    static void WriteScored(CsvWriter row, PairOutcomes kind, int pair)
    {
        (int left, int right, double weight) = kind.Match.PairAt(pair);
        Ends(row, kind, left, right);
        row.Field(weight, "0.00");
        row.Field(MatchResult.Probability(weight), "0.00000");
        Outcome(row, kind.Of(left, right, weight));
        StringBuilder text = Buffer ??= new StringBuilder(256);
        text.Clear();
        EvidenceText.Append(text, kind.Match, pair);
        Span<char> evidence = stackalloc char[512];
        if (text.Length <= evidence.Length)
        {
            text.CopyTo(0, evidence, text.Length);
            row.Field(evidence[..text.Length]);
        }
        else
        {
            row.Field(text.ToString());
        }
        row.EndRow();
    }

    [ThreadStatic]
    static StringBuilder? Buffer;

    static void Outcome(CsvWriter row, PairOutcome outcome)
    {
        row.Field(Of(outcome.Decision));
        row.Field(outcome.By);
        row.Field(outcome.Reason);
    }

    internal static string Of(Decision decision) => decision switch
    {
        Decision.Same => "same",
        Decision.Different => "different",
        _ => "unsure",
    };

    static void Ends(CsvWriter row, PairOutcomes kind, int left, int right)
    {
        RecordTable table = kind.Match.Nodes.Table;
        (int a, int b) = (kind.Match.Nodes.Record(left), kind.Match.Nodes.Record(right));
        // The earlier record first, as people count.
        foreach (int record in (ReadOnlySpan<int>)[Math.Min(a, b), Math.Max(a, b)])
        {
            row.Field(table.Sources[table.SourceOf(record)].Source);
            row.Field(table.Row(record));
        }
        row.Field(Words.Of(kind.Kind.Customers.Kind));
    }
}
