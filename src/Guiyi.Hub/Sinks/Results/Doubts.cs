using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>A question worth asking a person: are these two records the same customer?</summary>
/// <param name="Pair">Position of the scored pair.</param>
/// <param name="Usefulness">What the answer may change: doubt times the pairs of records that it decides.</param>
/// <param name="Outcome">What was decided without asking.</param>
readonly record struct Doubt(int Pair, double Usefulness, PairOutcome Outcome);

/// <summary>
/// The doubtful pairs of one kind, most useful first: pairs left apart near the threshold, joinings that were refused, and customers that hang
/// together by one weak pair. Two customers are asked about once, by their heaviest pair.
/// </summary>
static class Doubts
{
    /// <summary>Longest list; beyond it the answers hardly matter.</summary>
    public const int Most = 10_000;

    public static IReadOnlyList<Doubt> Of(PairOutcomes kind)
    {
        var doubts = new List<Doubt>();
        int[] scored = kind.AboveFloor;
        var asked = new HashSet<(int, int)>();
        foreach (int pair in scored)
        {
            (int left, int right, double weight) = kind.Match.PairAt(pair);
            (int a, int b) = (kind.CustomerOf(left), kind.CustomerOf(right));
            if (a == b || kind.Of(left, right, weight) is var outcome && outcome.By.StartsWith("person", StringComparison.Ordinal) || !asked.Add((Math.Min(a, b), Math.Max(a, b))))
                continue;
            double decides = Math.Sqrt((double)Size(kind, a) * Size(kind, b));
            doubts.Add(new Doubt(pair, Uncertainty(outcome, weight - kind.Match.Threshold) * decides, outcome));
        }
        foreach ((int pair, int smaller, int larger, _) in kind.WeakestJoints)
        {
            if (pair < 0)
                continue;
            (int left, int right, double weight) = kind.Match.PairAt(pair);
            doubts.Add(new Doubt(pair, Uncertainty(kind.Of(left, right, weight), weight - kind.Match.Threshold) * Math.Sqrt((double)smaller * larger), kind.Of(left, right, weight)));
        }
        return [.. doubts.Where(d => d.Usefulness > 0.05).OrderByDescending(d => d.Usefulness).ThenBy(d => kind.Match.PairAt(d.Pair)).Take(Most)];
    }

    static int Size(PairOutcomes kind, int customer) => kind.Kind.Customers.Records(customer).Length;

    /// <summary>1 at the threshold, falling to both sides. A refused joining is as doubtful as can be, unless numbers that only one can have differ.</summary>
    static double Uncertainty(PairOutcome outcome, double aboveThreshold)
    {
        if (outcome.By == "conflict")
            return outcome.Reason.Contains("differs", StringComparison.Ordinal) ? 0.1 : 0.8;
        double share = MatchResult.Probability(aboveThreshold);
        return 4 * share * (1 - share);
    }
}
