using System.Runtime.InteropServices;
using Guiyi.Match.Blocking;

namespace Guiyi.Match.Training;

/// <summary>Candidate pairs counted by the recipes that find them and by pattern: what training runs on, thousands of counts instead of millions of pairs.</summary>
sealed class PatternCounts
{
    PatternCounts(uint[] recipes, ulong[] patterns, double[] counts) => (Recipes, Patterns, Counts) = (recipes, patterns, counts);

    public uint[] Recipes { get; }

    public ulong[] Patterns { get; }

    public double[] Counts { get; }

    public static PatternCounts Of(CandidatePairs pairs)
    {
        var counts = new Dictionary<(uint, ulong), int>();
        for (int i = 0; i < pairs.Count; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (pairs.Recipes[i], pairs.Pattern[i]), out _)++;
        // Sorted: floating-point sums must not depend on the order in which pairs were found.
        var sorted = counts.OrderBy(c => c.Key.Item1).ThenBy(c => c.Key.Item2).ToArray();
        return new PatternCounts([.. sorted.Select(c => c.Key.Item1)], [.. sorted.Select(c => c.Key.Item2)], [.. sorted.Select(c => (double)c.Value)]);
    }
}
