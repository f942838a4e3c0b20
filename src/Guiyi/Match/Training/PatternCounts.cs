using System.Runtime.InteropServices;
using Guiyi.Match.Blocking;

namespace Guiyi.Match.Training;

/// <summary>Candidate pairs counted by the recipes that find them and by pattern: what training runs on, thousands of counts instead of millions of pairs.</summary>
sealed class PatternCounts
{
    PatternCounts(uint[] recipes, ulong[] patterns, double[] counts, int[] rows) => (Recipes, Patterns, Counts, Rows) = (recipes, patterns, counts, rows);

    public uint[] Recipes { get; }

    public ulong[] Patterns { get; }

    public double[] Counts { get; }

    /// <summary>For each candidate pair its row among the counts.</summary>
    public int[] Rows { get; }

    /// <summary>Counts to train on that are no longer those of the candidates.</summary>
    public PatternCounts With(uint[] recipes, ulong[] patterns, double[] counts) => new(recipes, patterns, counts, Rows);

    public static PatternCounts Of(CandidatePairs pairs)
    {
        var numbers = new Dictionary<(uint, ulong), int>();
        var keys = new List<(uint Recipes, ulong Pattern)>();
        var counts = new List<int>();
        int[] rows = new int[pairs.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (pairs.Recipes[i], pairs.Pattern[i]), out bool known);
            if (!known)
            {
                number = keys.Count;
                keys.Add((pairs.Recipes[i], pairs.Pattern[i]));
                counts.Add(0);
            }
            counts[number]++;
            rows[i] = number;
        }
        return Sorted(keys, counts, rows);
    }

    /// <summary>Sorted, because floating-point sums must not depend on the order in which pairs were found.</summary>
    static PatternCounts Sorted(List<(uint Recipes, ulong Pattern)> keys, List<int> counts, int[] rows)
    {
        int[] order = [.. Enumerable.Range(0, keys.Count)];
        Array.Sort(order, (a, b) => keys[a].CompareTo(keys[b]));
        int[] place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            place[order[i]] = i;
        for (int i = 0; i < rows.Length; i++)
            rows[i] = place[rows[i]];
        return new PatternCounts([.. order.Select(o => keys[o].Recipes)], [.. order.Select(o => keys[o].Pattern)], [.. order.Select(o => (double)counts[o])], rows);
    }
}
