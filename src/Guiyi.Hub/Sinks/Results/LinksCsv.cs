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
            var rows = new Rows(kind, writer);
            foreach ((int left, int right) in Unscored(kind))
                rows.WriteUnscored(writer, left, right);
            ParallelRows.Write(writer, kind.AboveFloor.Length, rows.Write);
        }
    }

    /// <summary>Pairs that rules or people decided and that are not among the scored ones.</summary>
    static IEnumerable<(int, int)> Unscored(PairOutcomes kind)
    {
        HashSet<(int, int)> decided = [.. kind.Decided];
        if (decided.Count > 0)
            foreach (int pair in kind.AboveFloor)
            {
                (int left, int right, _) = kind.Match.PairAt(pair);
                decided.Remove((left, right));
            }
        return decided.Order();
    }

    internal static string Of(Decision decision) => decision switch
    {
        Decision.Same => "same",
        Decision.Different => "different",
        _ => "unsure",
    };

    /// <summary>The rows of one kind.</summary>
    sealed class Rows(PairOutcomes kind, CsvWriter writer)
    {
        readonly int[] scored = kind.AboveFloor;
        readonly NodeTable nodes = kind.Match.Nodes;
        readonly RecordTable table = kind.Match.Nodes.Table;
        readonly EvidenceText evidence = new(kind.Match);
        readonly ReadyCells[] sources = [.. kind.Match.Nodes.Table.Sources.Select(s => writer.Ready(s.Source))];
        readonly ReadyCells word = writer.Ready(Words.Of(kind.Kind.Customers.Kind));
        readonly ReadyCells[] decisions = [.. Enum.GetValues<Decision>().Select(d => writer.Ready(Of(d)))];

        // Of nearly all pairs the model and the chains of its pairs decide, and say no more.
        readonly ReadyCells[] byModel = [.. Enum.GetValues<Decision>().Select(d => writer.Ready(Of(d), PairOutcome.Model, ""))];
        readonly ReadyCells[] byChain = [.. Enum.GetValues<Decision>().Select(d => writer.Ready(Of(d), PairOutcome.Chain, ""))];

        public void Write(int from, int to, CsvWriter row)
        {
            // The heaviest come first, so that each pair, its records and their values lie somewhere else.
            kind.Prefetch(scored.AsSpan(from, to - from));
            byte[] text = new byte[evidence.Longest];
            for (int item = from; item < to; item++)
            {
                (int left, int right, double weight) = kind.Match.PairAt(scored[item]);
                Ends(row, left, right);
                row.Field(weight, 2);
                row.Field(MatchResult.Probability(weight), 5);
                Outcome(row, kind.Of(left, right, weight));
                row.Field(text.AsSpan(0, evidence.Write(scored[item], text)));
                row.EndRow();
            }
        }

        public void WriteUnscored(CsvWriter row, int left, int right)
        {
            Ends(row, left, right);
            row.Field("");
            row.Field("");
            Outcome(row, kind.Of(left, right, null));
            row.Field("");
            row.EndRow();
        }

        void Ends(CsvWriter row, int left, int right)
        {
            (int a, int b) = (nodes.Record(left), nodes.Record(right));
            // The earlier record first, as people count.
            End(row, Math.Min(a, b));
            End(row, Math.Max(a, b));
            row.Field(word);
        }

        void End(CsvWriter row, int record)
        {
            row.Field(sources[table.SourceOf(record)]);
            row.Field(table.Row(record));
        }

        void Outcome(CsvWriter row, PairOutcome outcome)
        {
            if (outcome.Reason.Length == 0 && (ReferenceEquals(outcome.By, PairOutcome.Model) || ReferenceEquals(outcome.By, PairOutcome.Chain)))
            {
                row.Field((ReferenceEquals(outcome.By, PairOutcome.Model) ? byModel : byChain)[(int)outcome.Decision]);
                return;
            }
            row.Field(decisions[(int)outcome.Decision]);
            row.Field(outcome.By);
            row.Field(outcome.Reason);
        }
    }
}
