using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Review;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>What became of a pair of records, and who or what decided it.</summary>
/// <param name="Decision">The outcome after merging.</param>
/// <param name="By"><c>model</c>, <c>rule: …</c>, <c>person: …</c>, <c>chain</c> (joined through other records) or <c>conflict</c> (scored as the same, but kept apart).</param>
/// <param name="Reason">Why it was kept apart although it scored as the same, or what the person said.</param>
readonly record struct PairOutcome(Decision Decision, string By, string Reason)
{
    /// <summary>The model decided.</summary>
    public const string Model = "model";

    /// <summary>Joined through other records.</summary>
    public const string Chain = "chain";
}

/// <summary>Outcomes of the pairs of one kind.</summary>
sealed class PairOutcomes
{
    /// <summary>Scored pairs below this weight are not written: probability 0.1, log2 odds -3.17.</summary>
    public static readonly double Floor = Math.Log2(0.1 / 0.9);

    readonly UnifyResult result;
    readonly KindResult kind;
    readonly Dictionary<(int, int), string> ruled = [], refused = [];
    readonly Dictionary<(int, int), Judgment> judged = [];
    readonly Column<int> customerOf;

    // Kept, so that what was only touched is not taken for useless.
    long touched;

    readonly Lazy<int[]> aboveFloor;
    readonly Lazy<IReadOnlyList<Question>> questions;
    readonly Lazy<IReadOnlyList<Doubt>> doubts;

    public PairOutcomes(UnifyResult result, KindResult kind)
    {
        (this.result, this.kind) = (result, kind);
        customerOf = kind.Customers.CustomersOf(Match.Nodes);
        // Asked for by several files and the report, which are made side by side.
        aboveFloor = new(FindAboveFloor);
        questions = new(() => QuestionPool.Of(Match, kind.Merged, result.Judgments, customerOf));
        doubts = new(() => Results.Doubts.Of(result, this));
        foreach (var pair in kind.Match.Ruled)
            ruled.TryAdd((pair.Left, pair.Right), pair.Rule);
        foreach (Joining joining in kind.Merged.Refused)
            refused.TryAdd((joining.Left, joining.Right), joining.Refusal ?? "");
        AddJudged();
    }

    public KindResult Kind => kind;

    public MatchResult Match => kind.Match;

    /// <summary>Pairs that rules or people decided and that have no weight: the model did not compare them, or not above the floor.</summary>
    public IEnumerable<(int Left, int Right)> Decided => ruled.Keys.Concat(judged.Keys).Distinct().Order();

    /// <summary>The customer of a node; -1 for a visitor who is none.</summary>
    public int CustomerOf(int node) => customerOf[node];

    /// <summary>Says that some scored pairs will be asked for soon.</summary>
    public void Prefetch(ReadOnlySpan<int> pairs)
    {
        Match.Prefetch(pairs);
        long sum = 0;
        foreach (int pair in pairs)
        {
            (int left, int right, _) = Match.PairAt(pair);
            sum += customerOf[left] + customerOf[right];
        }
        touched = sum;
    }

    /// <summary>Both records of a scored pair.</summary>
    public int[] Records(int pair)
    {
        (int left, int right, _) = Match.PairAt(pair);
        return [Match.Nodes.Record(left), Match.Nodes.Record(right)];
    }

    /// <summary>The outcome of a pair.</summary>
    /// <param name="left">Node, the smaller one.</param>
    /// <param name="right">Node.</param>
    /// <param name="weight">log2 odds, or null where it was not scored.</param>
    public PairOutcome Of(int left, int right, double? weight)
    {
        int customer = CustomerOf(left);
        bool together = customer >= 0 && customer == CustomerOf(right);
        Decision outcome = together ? Decision.Same : Decision.Different;
        if (judged.Count > 0 && judged.TryGetValue((left, right), out Judgment? judgment))
            return new(judgment.Decision == Decision.Unsure ? Decision.Unsure : outcome, "person: " + judgment.By, judgment.Why);
        if (ruled.Count > 0 && ruled.TryGetValue((left, right), out string? rule))
            return together ? new(Decision.Same, "rule: " + rule, "") : new(Decision.Different, "conflict", refused.GetValueOrDefault((left, right), "") is { Length: > 0 } why ? why : "rule: " + rule);
        if (weight >= Match.Threshold)
            return together ? new(Decision.Same, PairOutcome.Model, "") : new(Decision.Different, "conflict", refused.GetValueOrDefault((left, right), ""));
        return together ? new(Decision.Same, PairOutcome.Chain, "") : new(Decision.Unsure, PairOutcome.Model, "");
    }

    /// <summary>Positions of the scored pairs at or above the floor, heaviest first.</summary>
    public int[] AboveFloor => aboveFloor.Value;

    /// <summary>Takes what was decided of the pairs into an estimate.</summary>
    public QualityEstimator AddTo(QualityEstimator estimator) => estimator.With(Match, kind.Merged, result.Judgments, Questions, customerOf);

    /// <summary>All that could be asked.</summary>
    public IReadOnlyList<Question> Questions => questions.Value;

    /// <summary>What to ask a person, most useful first.</summary>
    public IReadOnlyList<Doubt> Doubts => doubts.Value;

    /// <summary>Visitors whom nothing names are no customers: there is nobody to ask about.</summary>
    int[] FindAboveFloor()
    {
        int[] pairs = HeaviestPairs.Of(Match, Floor);
        return !customerOf.Span.Contains(-1) ? pairs : Array.FindAll(pairs, pair =>
        {
            (int left, int right, _) = Match.PairAt(pair);
            return CustomerOf(left) >= 0 && CustomerOf(right) >= 0;
        });
    }

    void AddJudged()
    {
        if (result.Judgments.Judgments.Count == 0)
            return;
        Dictionary<int, int> nodes = Enumerable.Range(0, Match.Nodes.Count).ToDictionary(Match.Nodes.Record);
        foreach (Judgment judgment in result.Judgments.Judgments)
            if (nodes.TryGetValue(judgment.Left, out int a) && nodes.TryGetValue(judgment.Right, out int b))
                judged[(Math.Min(a, b), Math.Max(a, b))] = judgment;
    }
}
