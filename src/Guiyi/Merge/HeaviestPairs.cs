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
        Span<ulong> order = keys.Span;
        for (int pair = 0; pair < weights.Length; pair++)
            if (weights[pair] >= floor)
            {
                order[count] = uint.MaxValue - FloatOrder.Rank(weights[pair]);
                kept[count++] = pair;
            }
        RadixSort.Sort(order, kept, match.Nodes.Store);
        for (int start = 0; start < count;)
        {
            int end = start + 1;
            while (end < count && order[end] == order[start])
                end++;
            if (end - start > 1)
                ByNodes(match, order[start..end], kept.AsSpan(start, end - start));
            start = end;
        }
        return kept;
    }

    /// <summary>Puts pairs of one weight into the order of their nodes.</summary>
    static void ByNodes(MatchResult match, Span<ulong> keys, Span<int> pairs)
    {
        ReadOnlySpan<int> left = match.Pairs.Left.Span;
        ReadOnlySpan<int> right = match.Pairs.Right.Span;
        for (int i = 0; i < pairs.Length; i++)
            keys[i] = ((ulong)(uint)left[pairs[i]] << 32) | (uint)right[pairs[i]];
        keys.Sort(pairs);
    }
}
