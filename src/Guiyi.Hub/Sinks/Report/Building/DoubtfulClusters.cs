using Guiyi.Hub.Sinks.Results;
using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>What a person should look at first: the top of review.csv, different sorts of doubt in turn.</summary>
static class DoubtfulClusters
{
    public static IReadOnlyList<ClusterView> Of(UnifyResult result, PairOutcomes[] kinds, bool chinese)
    {
        var doubts = kinds.SelectMany(kind => kind.Doubts.Select(doubt => (Kind: kind, Doubt: doubt))).ToArray();
        // In turn, so that one sort (a hundred refused joinings) does not fill the list.
        var chosen = doubts
            .GroupBy(d => (d.Doubt.Outcome.Decision, d.Doubt.Outcome.By == "conflict"))
            .SelectMany(g => g.OrderByDescending(d => d.Doubt.Usefulness).Take(ReportLimits.Clusters).Select((d, rank) => (d.Kind, d.Doubt, Rank: rank)))
            .OrderBy(d => d.Rank).ThenByDescending(d => d.Doubt.Usefulness)
            .Take(ReportLimits.Clusters);
        return [.. chosen.Select(c => View(result, c.Kind, c.Doubt, chinese))];
    }

    static ClusterView View(UnifyResult result, PairOutcomes kind, Doubt doubt, bool chinese)
    {
        int[] ends = kind.Records(doubt.Pair);
        CustomerBase customers = kind.Kind.Customers;
        (int a, int b) = (customers.CustomerOf(ends[0]), customers.CustomerOf(ends[1]));
        bool together = a == b;
        int[] shown = [.. ends.Concat(customers.Records(a).ToArray().Take(3)).Concat(customers.Records(b).ToArray().Take(3)).Distinct().Take(ReportLimits.RecordsSideBySide)];
        return new ClusterView(
            together ? customers.Id(a) : "", together ? result.CodeOf(customers.Kind, a) : "", customers.Kind, together ? customers.Records(a).Length : shown.Length, Why(doubt.Outcome, together, chinese),
            SideBySides.Of(kind, shown, together ? a : -1, [doubt.Pair]));
    }

    static string Why(PairOutcome outcome, bool together, bool chinese)
    {
        if (outcome.By == "conflict")
            return (chinese ? "分数够高，但没有合并：" : "scored as the same, but kept apart: ") + (chinese ? Translation.ChineseReasons.Of(outcome.Reason) : outcome.Reason);
        if (together)
            return chinese ? "只靠这一对把记录连在一起" : "held together by this pair alone";
        return chinese ? "接近界限，没有合并" : "near the threshold, left apart";
    }
}
