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

    public Owners(ComparisonSet set)
    {
        owners = new byte[]?[set.Comparisons.Count];
        Parallel.For(0, owners.Length, c => owners[c] = set.Comparisons[c].IsIdentifying ? Count(set.Comparisons[c], set) : null);
    }

    /// <summary>For each value of an identifying comparison the number of its owners, at most sixteen; 0 where no record with it has a name. Null for other comparisons.</summary>
    public byte[]? Of(int comparison) => owners[comparison];

    static byte[] Count(Comparison comparison, ComparisonSet set)
    {
        Comparison[] names = [.. set.Comparisons.Where(c => c is SurnameComparison or GivenNameComparison or OrganizationComparison)];
        byte[] owners = new byte[comparison.ValueCount];
        if (names.Length == 0)
            return owners;
        (int[] starts, int[] nodes) = NodesByValue(comparison);
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

    static (int[] Starts, int[] Nodes) NodesByValue(Comparison comparison)
    {
        int[] starts = new int[comparison.ValueCount + 2];
        foreach (int[] slot in comparison.Slots)
            foreach (int code in slot)
                if (code >= 0)
                    starts[code + 2]++;
        for (int i = 2; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        int[] nodes = new int[starts[^1]];
        foreach (int[] slot in comparison.Slots)
            for (int node = 0; node < slot.Length; node++)
                if (slot[node] >= 0)
                    nodes[starts[slot[node] + 1]++] = node;
        return (starts[..^1], nodes);
    }
}
