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
        int count = 0;
        foreach (float weight in weights)
            count += weight >= floor ? 1 : 0;
        int[] kept = new int[count];
        using Column<ulong> keys = match.Nodes.Store.NewUnset<ulong>(count);
        count = 0;
        ReadOnlySpan<int> left = match.Pairs.Left.Span;
        ReadOnlySpan<int> right = match.Pairs.Right.Span;
        Span<ulong> ofNodes = keys.Span;
        for (int pair = 0; pair < weights.Length; pair++)
            if (weights[pair] >= floor)
            {
                ofNodes[count] = ((ulong)(uint)left[pair] << 32) | (uint)right[pair];
                kept[count++] = pair;
            }
        // Two stable sorts: by the nodes, then by the weight.
        RadixSort.Sort(keys.Span, kept, match.Nodes.Store);
        for (int i = 0; i < count; i++)
            ofNodes[i] = uint.MaxValue - FloatOrder.Rank(weights[kept[i]]);
        RadixSort.Sort(keys.Span, kept, match.Nodes.Store);
        return kept;
    }
}
