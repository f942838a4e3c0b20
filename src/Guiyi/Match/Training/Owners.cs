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
            int from = part * PartValues;
            counter.Count(nodes.Span, starts.Slice(from, Math.Min(PartValues, owners.Length - from) + 1), owners.AsSpan(from));
            return counter;
        }, counter => set.GiveBack(counter.Caches));
        return owners;
    }

    /// <summary>One thread's share of the values.</summary>
    sealed class Counter(ComparisonSet set, int[] names)
    {
        // Nodes of one value lie anywhere: those of the next shared values are asked for before they are needed.
        const int Ahead = 8, Few = 4;

        readonly List<int> people = new(Most), shared = [];

        public LevelCache[] Caches { get; } = set.NewCaches();

        /// <summary>Counts the people of some values.</summary>
        /// <param name="nodes">The nodes by value.</param>
        /// <param name="starts">Where those of each value begin, and where they end.</param>
        /// <param name="owners">Takes the numbers.</param>
        public void Count(ReadOnlySpan<int> nodes, ReadOnlySpan<int> starts, Span<byte> owners)
        {
            // One record has one owner: only shared values need names compared.
            shared.Clear();
            for (int code = 0; code + 1 < starts.Length; code++)
                if (starts[code + 1] - starts[code] > 1)
                    shared.Add(code);
            for (int i = 0; i < shared.Count; i++)
            {
                if (i + Ahead < shared.Count)
                    foreach (int node in nodes.Slice(starts[shared[i + Ahead]], Math.Min(Few, starts[shared[i + Ahead] + 1] - starts[shared[i + Ahead]])))
                        set.Prefetch(node);
                owners[shared[i]] = Count(nodes[starts[shared[i]]..starts[shared[i] + 1]]);
            }
        }

        /// <summary>Number of people among some nodes.</summary>
        byte Count(ReadOnlySpan<int> nodes)
        {
            people.Clear();
            for (int i = 0; i < nodes.Length && people.Count < Most; i++)
            {
                if (i + Few < nodes.Length)
                    set.Prefetch(nodes[i + Few]);
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
                if (set.Level(name, a, b, Caches[name]) == set.Comparisons[name].Levels.Count)
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
