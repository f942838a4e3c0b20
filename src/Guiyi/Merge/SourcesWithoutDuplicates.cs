using Guiyi.Match;
using Guiyi.Model;

namespace Guiyi.Merge;

/// <summary>
/// Finds the sources that hold every customer once, though nobody said so: hardly any of their records has a sure partner within the source, while many have one
/// in another. Then of two that a third fits, only one can be it.
/// </summary>
static class SourcesWithoutDuplicates
{
    // log2 odds of a sure pair: 10 to 1.
    const float Sure = 3.3f;

    const int FewestPartnered = 20;
    const double Partnered = 0.1, Repeated = 0.015;

    /// <summary>By index of the source, why it is thought to hold everybody once; null for all others.</summary>
    public static string?[] Find(MatchResult match)
    {
        Standardize.RecordTable table = match.Nodes.Table;
        string?[] reasons = new string?[table.Sources.Count];
        if (reasons.Length < 2)
            return reasons;
        int[] sourceOf = [.. Enumerable.Range(0, match.Nodes.Count).Select(n => table.SourceOf(match.Nodes.Record(n)))];
        Partner[] partners = Partners(match, sourceOf);
        bool[] within = new bool[sourceOf.Length];
        for (int i = 0; i < match.Pairs.Count; i++)
        {
            (int left, int right) = (match.Pairs.Left[i], match.Pairs.Right[i]);
            if (match.Weights[i] >= Sure && sourceOf[left] == sourceOf[right] && !AreTwo(partners[left], partners[right], match.Weights[i]))
                within[left] = within[right] = true;
        }
        for (int source = 0; source < reasons.Length; source++)
        {
            // In orders and tickets a customer comes back some day, though none has so far.
            if (table.Mappings[source].Interaction is not (null or InteractionKind.Registration))
                continue;
            int[] own = [.. Enumerable.Range(0, sourceOf.Length).Where(n => sourceOf[n] == source)];
            int repeated = own.Count(n => within[n]), partnered = own.Count(n => partners[n].Weight >= Sure);
            if (partnered >= Math.Max(FewestPartnered, Partnered * own.Length) && repeated <= Repeated * partnered)
                reasons[source] = $"of its {own.Length} records {partnered} have a sure partner elsewhere, and {repeated} within it";
        }
        return reasons;
    }

    /// <summary>The record of another source that fits best.</summary>
    readonly record struct Partner(int Node, float Weight);

    static Partner[] Partners(MatchResult match, int[] sourceOf)
    {
        var partners = new Partner[sourceOf.Length];
        Array.Fill(partners, new Partner(-1, float.NegativeInfinity));
        for (int i = 0; i < match.Pairs.Count; i++)
        {
            (int left, int right) = (match.Pairs.Left[i], match.Pairs.Right[i]);
            if (sourceOf[left] == sourceOf[right])
                continue;
            Take(left, right, match.Weights[i]);
            Take(right, left, match.Weights[i]);
        }
        return partners;

        // Of equal ones the first by content, whatever the order of the pairs.
        void Take(int node, int other, float weight)
        {
            Partner best = partners[node];
            if (weight > best.Weight || (weight == best.Weight && other < best.Node))
                partners[node] = new Partner(other, weight);
        }
    }

    /// <summary>Two papers of the same authors, two models of one brand: each has a partner of its own elsewhere, whom it fits better than it fits the other.</summary>
    static bool AreTwo(Partner one, Partner other, float weight) =>
        one.Weight > weight && other.Weight > weight && one.Node != other.Node;
}
