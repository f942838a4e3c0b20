using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// How many different people use a key that should belong to one: records with the key are grouped by names that do not contradict each other. A
/// shop assistant's phone on fifty members has fifty owners; a phone on fifty orders of one customer has one, however the name is written.
/// </summary>
sealed class Owners
{
    const int Most = 16, PartValues = 1 << 14;

    readonly byte[]?[] owners;

    public Owners(ComparisonSet set, ColumnStore store)
    {
        owners = new byte[]?[set.Comparisons.Count];
        Parallel.For(0, owners.Length, c => owners[c] = set.Comparisons[c].IsIdentifying ? Count(set.Comparisons[c], set, store) : null);
    }

    /// <summary>For each value of an identifying comparison the number of its owners, at most sixteen; 0 where no record with it has a name. Null for other comparisons.</summary>
    public byte[]? Of(int comparison) => owners[comparison];

    static byte[] Count(Comparison comparison, ComparisonSet set, ColumnStore store)
    {
        int[] names = [.. Enumerable.Range(0, set.Comparisons.Count).Where(c => set.Comparisons[c] is SurnameComparison or GivenNameComparison or OrganizationComparison)];
        byte[] owners = new byte[comparison.ValueCount];
        if (names.Length == 0)
            return owners;
        using Column<int> starts = store.New<int>(comparison.ValueCount + 2), nodes = NodesByValue(comparison, starts);
        Parallel.For(0, (owners.Length + PartValues - 1) / PartValues, () => new Counter(set, names), (part, _, counter) =>
        {
            for (int code = part * PartValues; code < Math.Min(owners.Length, (part + 1) * PartValues); code++)
                // One record has one owner: only shared values need names compared.
                if (starts[code + 1] - starts[code] > 1)
                    owners[code] = counter.Count(nodes, starts[code], starts[code + 1]);
            return counter;
        }, _ => { });
        return owners;
    }

    /// <summary>One thread's share of the values.</summary>
    sealed class Counter(ComparisonSet set, int[] names)
    {
        // Nodes of one value lie anywhere: they are asked for before they are needed.
        const int Ahead = 16;

        readonly LevelCache[] caches = set.NewCaches();
        readonly List<int> people = new(Most);

        /// <summary>Number of people among some nodes.</summary>
        public byte Count(Column<int> nodes, int from, int to)
        {
            people.Clear();
            for (int i = from; i < to && people.Count < Most; i++)
            {
                if (i + Ahead < nodes.Length)
                    set.Prefetch(nodes[i + Ahead]);
                if (HasName(nodes[i]) && !IsOneOf(nodes[i]))
                    people.Add(nodes[i]);
            }
            return (byte)people.Count;
        }

        bool HasName(int node)
        {
            foreach (int name in names)
                if (set.Has(name, node))
                    return true;
            return false;
        }

        bool IsOneOf(int node)
        {
            foreach (int person in people)
                if (AreCompatible(Math.Min(person, node), Math.Max(person, node)))
                    return true;
            return false;
        }

        bool AreCompatible(int a, int b)
        {
            foreach (int name in names)
                if (set.Level(name, a, b, caches[name]) == set.Comparisons[name].Levels.Count)
                    return false;
            return true;
        }
    }

    /// <param name="comparison">The comparison whose values are asked about.</param>
    /// <param name="starts">Takes where the nodes of each value begin; of zeros, and two longer than there are values.</param>
    static Column<int> NodesByValue(Comparison comparison, Column<int> starts)
    {
        Span<int> places = starts.Span;
        foreach (Column<int> slot in comparison.Slots)
            foreach (int code in slot)
                if (code >= 0)
                    places[code + 2]++;
        for (int i = 2; i < places.Length; i++)
            places[i] += places[i - 1];
        Column<int> nodes = starts.Store.NewUnset<int>(places[^1]);
        Span<int> dealt = nodes.Span;
        foreach (Column<int> slot in comparison.Slots)
        {
            ReadOnlySpan<int> codes = slot.Span;
            for (int node = 0; node < codes.Length; node++)
                if (codes[node] >= 0)
                    dealt[places[codes[node] + 1]++] = node;
        }
        return nodes;
    }
}
