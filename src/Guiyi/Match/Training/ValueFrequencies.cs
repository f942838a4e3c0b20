using System.Runtime.InteropServices;
using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// How many entities, not records, have each value: a customer with fifty orders does not make a rare name common. Within one source a person is
/// rarely met under two unconnected entities, so a value counts as often as in the source that has it most: a contact and a member who are not
/// joined yet do not make their name twice as common.
/// </summary>
sealed class ValueFrequencies
{
    readonly NodeTable nodes;
    readonly ComparisonSet set;
    readonly int[] entityOf;
    readonly int[][] counts;
    readonly double[] entities, agreement;
    readonly Dictionary<ulong, int> fullNames = [];

    /// <param name="nodes">The nodes.</param>
    /// <param name="set">The comparisons.</param>
    /// <param name="entityOf">For each node the entity it is thought to belong to: any numbers in 0..nodes-1.</param>
    public ValueFrequencies(NodeTable nodes, ComparisonSet set, int[] entityOf)
    {
        (this.nodes, this.set, this.entityOf) = (nodes, set, entityOf);
        counts = new int[set.Comparisons.Count][];
        entities = new double[set.Comparisons.Count];
        agreement = new double[set.Comparisons.Count];
        bool named = set.Comparisons.Any(c => c is SurnameComparison) && set.Comparisons.Any(c => c is GivenNameComparison);
        // The full names are one more thing to count, beside the comparisons.
        Parallel.For(0, counts.Length + 1, c =>
        {
            if (c < counts.Length)
                Count(set.Comparisons[c], c);
            else if (named)
                CountFullNames();
        });
    }

    /// <summary>Number of entities that have the value.</summary>
    public int Of(int comparison, int code) => counts[comparison][code];

    /// <summary>Number of entities that have any value.</summary>
    public double Entities(int comparison) => entities[comparison];

    /// <summary>Chance that two different entities share a value exactly.</summary>
    public double Agreement(int comparison) => agreement[comparison];

    /// <summary>Number of entities that have both this surname and this given name.</summary>
    public int OfFullName(int surname, int given) => fullNames.GetValueOrDefault(((ulong)(uint)surname << 32) | (uint)given);

    void Count(Comparison comparison, int c)
    {
        var owned = new List<(ulong Value, int Entity)>();
        foreach (int[] slot in comparison.Slots)
            for (int node = 0; node < slot.Length; node++)
                if (slot[node] >= 0)
                    owned.Add((Keyed(slot[node], node), entityOf[node]));
        int[] values = counts[c] = new int[comparison.ValueCount];
        MostPerSource(owned, (value, count) => values[(int)value] = count);
        var seen = new HashSet<int>();
        foreach ((_, int entity) in owned)
            seen.Add(entity);
        entities[c] = seen.Count;
        double pairs = 0;
        foreach (int n in values)
            pairs += (double)n * (n - 1);
        agreement[c] = seen.Count < 2 ? 0 : pairs / ((double)seen.Count * (seen.Count - 1));
    }

    /// <summary>Value and source in one number; the source in the lowest byte.</summary>
    ulong Keyed(int code, int node) => ((ulong)(uint)code << 8) | (uint)nodes.Table.SourceOf(nodes.Record(node));

    /// <summary>For each value the largest number of entities that one source has it for.</summary>
    static void MostPerSource(List<(ulong Value, int Entity)> owned, Action<ulong, int> most)
    {
        ulong[] keys = new ulong[owned.Count];
        int[] order = new int[owned.Count];
        // Two stable sorts: by entity, then by value and source.
        for (int i = 0; i < keys.Length; i++)
            (keys[i], order[i]) = ((ulong)owned[i].Entity, i);
        RadixSort.Sort(ref keys, ref order, order.Length);
        for (int i = 0; i < keys.Length; i++)
            keys[i] = owned[order[i]].Value;
        RadixSort.Sort(ref keys, ref order, order.Length);
        int inSource = 0, best = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
                inSource = 0;
            if (i == 0 || keys[i] >> 8 != keys[i - 1] >> 8)
                best = 0;
            if (inSource == 0 || owned[order[i]].Entity != owned[order[i - 1]].Entity)
                best = Math.Max(best, ++inSource);
            if (i == keys.Length - 1 || keys[i + 1] >> 8 != keys[i] >> 8)
                most(keys[i] >> 8, best);
        }
    }

    void CountFullNames()
    {
        // Pairs of codes are numbered first, so that they can be counted like any other value; the numbers then become counts.
        var owned = new List<(ulong, int)>();
        int[][] surnames = set.Comparisons.First(c => c is SurnameComparison).Slots, givens = set.Comparisons.First(c => c is GivenNameComparison).Slots;
        foreach (int[] surname in surnames)
            foreach (int[] given in givens)
                for (int node = 0; node < surname.Length; node++)
                    if (surname[node] >= 0 && given[node] >= 0)
                    {
                        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(fullNames, ((ulong)(uint)surname[node] << 32) | (uint)given[node], out bool known);
                        if (!known)
                            number = fullNames.Count - 1;
                        owned.Add((Keyed(number, node), entityOf[node]));
                    }
        int[] most = new int[fullNames.Count];
        MostPerSource(owned, (value, count) => most[(int)value] = count);
        foreach (ulong name in fullNames.Keys)
            CollectionsMarshal.GetValueRefOrNullRef(fullNames, name) = most[fullNames[name]];
    }
}
