using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>
/// How many different people use a key that should belong to one: records with the key are grouped by names that do not contradict each other. A
/// shop assistant's phone on fifty members has fifty owners; a phone on fifty orders of one customer has one, however the name is written.
/// </summary>
sealed class Owners
{
    const int Most = 16;

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
        Comparison[] names = [.. set.Comparisons.Where(c => c is SurnameComparison or GivenNameComparison or OrganizationComparison)];
        byte[] owners = new byte[comparison.ValueCount];
        if (names.Length == 0)
            return owners;
        using Column<int> starts = store.New<int>(comparison.ValueCount + 2), nodes = NodesByValue(comparison, starts);
        LevelCache[] caches = [.. names.Select(_ => new LevelCache(LevelCache.Many))];
        var people = new List<int>(Most);
        for (int code = 0; code < owners.Length; code++)
        {
            // One record has one owner: only shared values need names compared.
            if (starts[code + 1] - starts[code] < 2)
                continue;
            people.Clear();
            for (int i = starts[code]; i < starts[code + 1] && people.Count < Most; i++)
                if (names.Any(n => n.Has(nodes[i])) && !people.Any(p => AreCompatible(names, caches, p, nodes[i])))
                    people.Add(nodes[i]);
            owners[code] = (byte)people.Count;
        }
        return owners;
    }

    static bool AreCompatible(Comparison[] names, LevelCache[] caches, int a, int b)
    {
        for (int n = 0; n < names.Length; n++)
            if (names[n].Compare(Math.Min(a, b), Math.Max(a, b), caches[n]) == names[n].Levels.Count)
                return false;
        return true;
    }

    /// <param name="comparison">The comparison whose values are asked about.</param>
    /// <param name="starts">Takes where the nodes of each value begin; of zeros, and two longer than there are values.</param>
    static Column<int> NodesByValue(Comparison comparison, Column<int> starts)
    {
        foreach (Column<int> slot in comparison.Slots)
            foreach (int code in slot)
                if (code >= 0)
                    starts[code + 2]++;
        for (int i = 2; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        Column<int> nodes = starts.Store.NewUnset<int>(starts[starts.Length - 1]);
        foreach (Column<int> slot in comparison.Slots)
            for (int node = 0; node < slot.Length; node++)
                if (slot[node] >= 0)
                    nodes[starts[slot[node] + 1]++] = node;
        return nodes;
    }
}
