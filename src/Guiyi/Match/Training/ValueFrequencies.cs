using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// How many entities, not records, have each value: a customer with fifty orders does not make a rare name common. Before anything is known
/// every record counts as an entity of its own.
/// </summary>
sealed class ValueFrequencies
{
    readonly int[][] counts;
    readonly double[] entities, agreement;

    /// <param name="set">The comparisons.</param>
    /// <param name="entityOf">For each node the entity it is thought to belong to: any numbers in 0..nodes-1.</param>
    public ValueFrequencies(ComparisonSet set, int[] entityOf)
    {
        counts = new int[set.Comparisons.Count][];
        entities = new double[set.Comparisons.Count];
        agreement = new double[set.Comparisons.Count];
        Parallel.For(0, counts.Length, c => Count(set.Comparisons[c], entityOf, c));
    }

    /// <summary>Number of entities that have the value.</summary>
    public int Of(int comparison, int code) => counts[comparison][code];

    /// <summary>Number of entities that have any value.</summary>
    public double Entities(int comparison) => entities[comparison];

    /// <summary>Chance that two different entities share a value exactly.</summary>
    public double Agreement(int comparison) => agreement[comparison];

    void Count(Comparison comparison, int[] entityOf, int c)
    {
        // (entity, value) pairs, each once: sort by entity and value.
        var owned = new List<ulong>();
        foreach (int[] slot in comparison.Slots)
            for (int node = 0; node < slot.Length; node++)
                if (slot[node] >= 0)
                    owned.Add(((ulong)(uint)entityOf[node] << 32) | (uint)slot[node]);
        ulong[] keys = [.. owned];
        int[] unused = new int[keys.Length];
        Internals.RadixSort.Sort(ref keys, ref unused, owned.Count);
        int[] values = counts[c] = new int[comparison.ValueCount];
        for (int i = 0; i < keys.Length; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1])
                continue;
            values[(int)(uint)keys[i]]++;
            if (i == 0 || keys[i] >> 32 != keys[i - 1] >> 32)
                entities[c]++;
        }
        double pairs = 0;
        foreach (int n in values)
            pairs += (double)n * (n - 1);
        agreement[c] = entities[c] < 2 ? 0 : pairs / (entities[c] * (entities[c] - 1));
    }
}
