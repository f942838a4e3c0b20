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

    const int FewestPartnered = 50;
    const double Partnered = 0.1, Repeated = 0.015;

    /// <summary>By index of the source, why it is thought to hold everybody once; null for all others.</summary>
    public static string?[] Find(MatchResult match)
    {
        Standardize.RecordTable table = match.Nodes.Table;
        string?[] reasons = new string?[table.Sources.Count];
        if (reasons.Length < 2)
            return reasons;
        int[] sourceOf = [.. Enumerable.Range(0, match.Nodes.Count).Select(n => table.SourceOf(match.Nodes.Record(n)))];
        bool[] within = new bool[sourceOf.Length], across = new bool[sourceOf.Length];
        for (int i = 0; i < match.Pairs.Count; i++)
        {
            if (match.Weights[i] < Sure)
                continue;
            bool[] kind = sourceOf[match.Pairs.Left[i]] == sourceOf[match.Pairs.Right[i]] ? within : across;
            kind[match.Pairs.Left[i]] = kind[match.Pairs.Right[i]] = true;
        }
        for (int source = 0; source < reasons.Length; source++)
        {
            // In orders and tickets a customer comes back some day, though none has so far.
            if (table.Mappings[source].Interaction is not (null or InteractionKind.Registration))
                continue;
            int[] own = [.. Enumerable.Range(0, sourceOf.Length).Where(n => sourceOf[n] == source)];
            int repeated = own.Count(n => within[n]), partnered = own.Count(n => across[n]);
            if (partnered >= Math.Max(FewestPartnered, Partnered * own.Length) && repeated <= Repeated * partnered)
                reasons[source] = $"of its {own.Length} records {partnered} have a sure partner elsewhere, and {repeated} within it";
        }
        return reasons;
    }
}
