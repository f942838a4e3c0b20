using System.Runtime.InteropServices;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Match;
using Guiyi.Review;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>How sure the run was.</summary>
static class CertaintyViews
{
    const int From = -30;
    const int To = 50;
    const int Part = 1 << 16;

    /// <summary>Null where nothing was compared. Where there are both kinds, the threshold shown is that of the kind with more pairs.</summary>
    public static CertaintyView? Of(UnifyResult result, PairOutcomes[] kinds, QualityEstimate? quality)
    {
        MatchResult? main = kinds.Select(k => k.Match).Where(m => m.Pairs.Count > 0).MaxBy(m => m.Pairs.Count);
        var decisions = new Dictionary<(Decision, string), long>();
        var bins = new (long Same, long Unsure, long Different)[To - From];
        foreach (PairOutcomes kind in kinds)
            Count(kind, bins, decisions);
        if (decisions.Count == 0)
            return null;
        return new CertaintyView(
            Histogram(bins), main?.Threshold ?? 0, Math.Min(PairOutcomes.Floor, main?.Threshold ?? 0), quality, Questions(result, kinds),
            [.. decisions.Select(d => new DecisionCount(d.Key.Item1, d.Key.Item2, d.Value)).OrderBy(d => d.Decision).ThenByDescending(d => d.Pairs)]);
    }

    /// <summary>What to ask a person first.</summary>
    static List<QuestionLine> Questions(UnifyResult result, PairOutcomes[] kinds) =>
    [
        .. kinds.SelectMany(kind => kind.Doubts.Take(ReportLimits.Questions).Select(doubt => (Kind: kind, Doubt: doubt)))
            .OrderByDescending(q => q.Doubt.Usefulness).Take(ReportLimits.Questions)
            .Select(q => Question(result, q.Kind, q.Doubt)),
    ];

    static QuestionLine Question(UnifyResult result, PairOutcomes kind, Doubt doubt)
    {
        (int left, int right) = Review.QuestionList.Records(kind, doubt);
        (_, _, double weight) = kind.Match.PairAt(doubt.Pair);
        return new QuestionLine(Place(left), Place(right), Name(left), Name(right), MatchResult.Probability(weight), doubt.Question.IsTogether, doubt.Question.Decides, doubt.Usefulness);

        QuestionRow Place(int record) => new(result.Table.Sources[result.Table.SourceOf(record)].Source, result.Table.Row(record));
        string Name(int record) => CustomerNames.Of(kind.Kind.Customers, kind.Kind.Customers.CustomerOf(record));
    }

    static void Count(PairOutcomes kind, (long Same, long Unsure, long Different)[] bins, Dictionary<(Decision, string), long> decisions)
    {
        MatchResult match = kind.Match;
        long farApart = 0;
        foreach ((int bits, long pairs) in match.FarApart)
        {
            bins[Bin(bits)].Different += pairs;
            farApart += pairs;
        }
        Lock gate = new();
        Parallel.For(0, (match.Pairs.Count + Part - 1) / Part, part =>
        {
            var own = new (long Same, long Unsure, long Different)[bins.Length];
            var ownDecisions = new Dictionary<(Decision, string), long>();
            long ownFarApart = 0;
            for (int pair = part * Part; pair < Math.Min(match.Pairs.Count, (part + 1) * Part); pair++)
            {
                (int left, int right, double weight) = match.PairAt(pair);
                // Most that is faint is plainly different: it is counted without asking further.
                if (weight >= PairOutcomes.Floor || kind.CustomerOf(left) == kind.CustomerOf(right))
                {
                    Count(kind, pair, own, ownDecisions);
                    continue;
                }
                own[Bin(weight)].Different++;
                ownFarApart++;
            }
            lock (gate)
            {
                farApart += ownFarApart;
                for (int bin = 0; bin < own.Length; bin++)
                    bins[bin] = (bins[bin].Same + own[bin].Same, bins[bin].Unsure + own[bin].Unsure, bins[bin].Different + own[bin].Different);
                foreach (((Decision, string) decision, long pairs) in ownDecisions)
                    decisions[decision] = decisions.GetValueOrDefault(decision) + pairs;
            }
        });
        if (farApart > 0)
            decisions[(Decision.Different, "model")] = decisions.GetValueOrDefault((Decision.Different, "model")) + farApart;
    }

    static void Count(PairOutcomes kind, int pair, (long Same, long Unsure, long Different)[] bins, Dictionary<(Decision, string), long> decisions)
    {
        (int left, int right, double weight) = kind.Match.PairAt(pair);
        (Decision decision, string by) = Seen(kind.Of(left, right, weight));
        ref (long Same, long Unsure, long Different) bin = ref bins[Bin(weight)];
        bin = decision switch
        {
            Decision.Same => (bin.Same + 1, bin.Unsure, bin.Different),
            Decision.Unsure => (bin.Same, bin.Unsure + 1, bin.Different),
            _ => (bin.Same, bin.Unsure, bin.Different + 1),
        };
        CollectionsMarshal.GetValueRefOrAddDefault(decisions, (decision, by), out _)++;
    }

    static int Bin(double weight) => (int)Math.Clamp(Math.Floor(weight) - From, 0, To - From - 1);

    static (Decision, string) Seen(PairOutcome outcome) => (
        outcome.Decision switch { Merge.Decision.Same => Decision.Same, Merge.Decision.Unsure => Decision.Unsure, _ => Decision.Different },
        Who(outcome.By));

    /// <summary>"rule: b2b: credit_code" and "person: Li" count as rule and person.</summary>
    public static string Who(string by) => by.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon ? by[..colon] : by;

    static WeightBin[] Histogram((long Same, long Unsure, long Different)[] bins)
    {
        int first = Array.FindIndex(bins, b => b != default), last = Array.FindLastIndex(bins, b => b != default);
        return first < 0 ? [] : [.. Enumerable.Range(first, last - first + 1).Select(i => new WeightBin(From + i, From + i + 1, bins[i].Same, bins[i].Unsure, bins[i].Different))];
    }
}
