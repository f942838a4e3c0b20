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
        // Evenly spread from 0 for the heaviest: no two weights change places, though the next of all to one another may get one key.
        double range = Math.Max(1, heaviest - floor), scale = Math.ScaleB(1 / range, 63);
        using var groups = new KeyGroups(match.Nodes.Store);
        groups.Group((weights.Length + Part - 1) / Part, Environment.ProcessorCount, (part, keys) =>
        {
            for (int pair = part * Part; pair < Math.Min(weights.Length, (part + 1) * Part); pair++)
                if (weights[pair] >= floor)
                    keys.Add((ulong)((heaviest - (double)weights[pair]) * scale), pair);
        });
        int[] pairs = groups.AllItems.ToArray();
        Parallel.For(0, KeyGroups.Buckets, bucket => PutTiesRight(match, groups.Keys(bucket), pairs.AsSpan(groups.Start(bucket))));
        return pairs;
    }

    /// <summary>Puts pairs of one key into their order. Nearly always they are in it: pairs come in the order of their nodes.</summary>
    static void PutTiesRight(MatchResult match, ReadOnlySpan<ulong> keys, Span<int> pairs)
    {
        for (int start = 0, end; start < keys.Length; start = end)
        {
            bool isRight = true;
            for (end = start + 1; end < keys.Length && keys[end] == keys[start]; end++)
                isRight &= Compare(match, pairs[end - 1], pairs[end]) < 0;
            if (!isRight)
                pairs[start..end].Sort((one, other) => Compare(match, one, other));
        }
    }

    static int Compare(MatchResult match, int one, int other) => match.Weights[one] != match.Weights[other]
        ? match.Weights[other].CompareTo(match.Weights[one])
        : (match.Pairs.Left[one], match.Pairs.Right[one]).CompareTo((match.Pairs.Left[other], match.Pairs.Right[other]));
}
