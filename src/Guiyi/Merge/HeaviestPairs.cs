using Guiyi.Internals;
using Guiyi.Match;

namespace Guiyi.Merge;

/// <summary>The order in which pairs are looked at: the heaviest first, equal ones by their nodes.</summary>
public static class HeaviestPairs
{
    const int Part = 1 << 16;

    /// <summary>Positions of the pairs at or above a weight.</summary>
    /// <param name="match">Scored pairs.</param>
    /// <param name="floor">log2 odds.</param>
    public static int[] Of(MatchResult match, double floor)
    {
        float[] weights = match.Weights;
        float heaviest = 0;
        foreach (float weight in weights)
            heaviest = Math.Max(heaviest, weight);
        // A power of two keeps all digits, so that different weights have different keys, but for those next to nothing.
        double range = Math.Max(1, heaviest - floor), scale = Math.ScaleB(1, 62 - Math.ILogB(range)), nothing = Math.ScaleB(range, -25);
        using var groups = new KeyGroups(match.Nodes.Store);
        groups.Group((weights.Length + Part - 1) / Part, Environment.ProcessorCount, (part, keys) =>
        {
            for (int pair = part * Part; pair < Math.Min(weights.Length, (part + 1) * Part); pair++)
                if (weights[pair] >= floor)
                    keys.Add((ulong)((heaviest - (double)weights[pair]) * scale), pair);
        });
        int[] pairs = groups.AllItems.ToArray();
        double inOrder = AreByNodes(match) ? nothing : double.PositiveInfinity;
        Parallel.For(0, KeyGroups.Buckets, bucket => PutTiesRight(match, inOrder, groups.Keys(bucket), pairs.AsSpan(groups.Start(bucket))));
        return pairs;
    }

    /// <summary>True where pairs come in the order of their nodes: then equal weights are in order already.</summary>
    static bool AreByNodes(MatchResult match)
    {
        ReadOnlySpan<int> left = match.Pairs.Left.Span;
        ReadOnlySpan<int> right = match.Pairs.Right.Span;
        for (int pair = 1; pair < left.Length; pair++)
            if (left[pair] < left[pair - 1] || (left[pair] == left[pair - 1] && right[pair] < right[pair - 1]))
                return false;
        return true;
    }

    /// <summary>Puts pairs of one key into their order.</summary>
    /// <param name="match">The pairs.</param>
    /// <param name="inOrder">Those whose weight, whatever its sign, is above it are in order already.</param>
    /// <param name="keys">The keys of a bucket.</param>
    /// <param name="pairs">What stands beside them.</param>
    static void PutTiesRight(MatchResult match, double inOrder, ReadOnlySpan<ulong> keys, Span<int> pairs)
    {
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];)
                end++;
            if (end - start > 1 && !(Math.Abs(match.Weights[pairs[start]]) > inOrder))
                pairs[start..end].Sort((one, other) => Compare(match, one, other));
        }
    }

    static int Compare(MatchResult match, int one, int other) => match.Weights[one] != match.Weights[other]
        ? match.Weights[other].CompareTo(match.Weights[one])
        : (match.Pairs.Left[one], match.Pairs.Right[one]).CompareTo((match.Pairs.Left[other], match.Pairs.Right[other]));
}
