using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Training;

/// <summary>Surname and given name together, numbered: how common a full name is does not follow from its parts.</summary>
sealed class FullNames
{
    const int PartNodes = 1 << 14;

    // The names in ascending order of their keys; a name's number is its place.
    readonly Column<ulong> keys;

    FullNames(Comparison surnames, Comparison givens, ColumnStore store)
    {
        (Column<int> Surnames, Column<int> Givens)[] pairs = [.. surnames.Slots.SelectMany(_ => givens.Slots, (s, g) => (s, g))];
        int nodes = pairs[0].Surnames.Length, parts = (nodes + PartNodes - 1) / PartNodes;
        using var groups = new KeyGroups(store);
        Slots = [.. pairs.Select(_ => store.NewUnset<int>(nodes))];
        groups.Group(parts * pairs.Length, Environment.ProcessorCount, (part, into) =>
        {
            (int pair, int from) = (part / parts, part % parts * PartNodes);
            for (int node = from; node < Math.Min(nodes, from + PartNodes); node++)
            {
                Slots[pair][node] = -1;
                if (pairs[pair].Surnames[node] is >= 0 and int surname && pairs[pair].Givens[node] is >= 0 and int given)
                    into.Add(KeyOf(surname, given), checked((pair * nodes) + node));
            }
        });
        keys = Number(groups, nodes, store);
    }

    /// <summary>The full names of a set of comparisons, or null where surname or given name is not among them.</summary>
    public static FullNames? Of(ComparisonSet set, ColumnStore store) =>
        set.Comparisons.FirstOrDefault(c => c is SurnameComparison) is { } surnames && set.Comparisons.FirstOrDefault(c => c is GivenNameComparison) is { } givens
            ? new FullNames(surnames, givens, store) : null;

    /// <summary>The nodes' full names: every combination of a surname with a given name, -1 where there is none.</summary>
    public Column<int>[] Slots { get; }

    /// <summary>Number of distinct full names.</summary>
    public int Count => keys.Length;

    /// <summary>The parts of a full name, as codes of their values.</summary>
    public (int Surname, int Given) Parts(int name)
    {
        ulong codes = keys[name] * Inverse;
        return ((int)(codes >> 32), (int)(uint)codes);
    }

    /// <summary>Number of a full name, or -1 where no node has it.</summary>
    public int Find(int surname, int given) => keys.Span.BinarySearch(KeyOf(surname, given)) is >= 0 and int name ? name : -1;

    // Odd, so that multiplying by it mixes the codes and can be undone.
    const ulong Factor = 0x9E3779B97F4A7C15, Inverse = 0xF1DE83E19937733D;

    /// <summary>Each full name has a key of its own.</summary>
    static ulong KeyOf(int surname, int given) => (((ulong)(uint)surname << 32) | (uint)given) * Factor;

    /// <summary>Numbers the names and gives them to their nodes.</summary>
    Column<ulong> Number(KeyGroups groups, int nodes, ColumnStore store)
    {
        int[] starts = new int[KeyGroups.Buckets + 1];
        Parallel.For(0, KeyGroups.Buckets, bucket => starts[bucket + 1] = Distinct(groups.Keys(bucket)));
        for (int bucket = 0; bucket < KeyGroups.Buckets; bucket++)
            starts[bucket + 1] += starts[bucket];
        Column<ulong> names = store.NewUnset<ulong>(starts[^1]);
        Parallel.For(0, KeyGroups.Buckets, bucket =>
        {
            ReadOnlySpan<ulong> own = groups.Keys(bucket);
            ReadOnlySpan<int> items = groups.Items(bucket);
            int number = starts[bucket] - 1;
            for (int i = 0; i < own.Length; i++)
            {
                if (i == 0 || own[i] != own[i - 1])
                    names[++number] = own[i];
                Slots[items[i] / nodes][items[i] % nodes] = number;
            }
        });
        return names;
    }

    static int Distinct(ReadOnlySpan<ulong> keys)
    {
        int distinct = 0;
        for (int i = 0; i < keys.Length; i++)
            distinct += i == 0 || keys[i] != keys[i - 1] ? 1 : 0;
        return distinct;
    }
}
