using System.Numerics;
using Guiyi.Internals;
using Guiyi.Match;

namespace Guiyi.Merge;

/// <summary>The order in which pairs are looked at: the heaviest first, equal ones by their nodes.</summary>
public static class HeaviestPairs
{
    const int PartPairs = 1 << 15;

    /// <summary>Positions of the pairs at or above a weight.</summary>
    /// <param name="match">Scored pairs.</param>
    /// <param name="floor">log2 odds.</param>
    public static int[] Of(MatchResult match, double floor)
    {
        float[] weights = match.Weights;
        // Nodes are numbers up to their count: moved up, their highest bits tell buckets apart.
        int spare = BitOperations.LeadingZeroCount((uint)match.Nodes.Count);
        var byNodes = new KeyGroups();
        byNodes.Group((weights.Length + PartPairs - 1) / PartPairs, Environment.ProcessorCount, (part, keys) =>
        {
            for (int pair = part * PartPairs; pair < Math.Min(weights.Length, (part + 1) * PartPairs); pair++)
                if (weights[pair] >= floor)
                {
                    (int left, int right, _) = match.PairAt(pair);
                    keys.Add((((ulong)(uint)left << 32) | (uint)right) << spare, pair);
                }
        });
        // Two stable sorts: by the nodes, then by the weight.
        int[] kept = byNodes.AllItems.ToArray();
        ulong[] ranks = new ulong[kept.Length];
        for (int i = 0; i < kept.Length; i++)
            ranks[i] = uint.MaxValue - FloatOrder.Rank(weights[kept[i]]);
        RadixSort.Sort(ref ranks, ref kept, kept.Length);
        return kept;
    }
}
