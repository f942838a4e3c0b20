using Guiyi.Internals;

namespace Guiyi.Evaluate;

/// <summary>Finds pairs of one entity that are in different clusters and that nobody compared.</summary>
static class UncomparedPairs
{
    /// <summary>
    /// The first of them, entity by entity in the order of their first items. Within an entity only items of different clusters are put together, so
    /// every step either finds one or passes a compared pair.
    /// </summary>
    /// <param name="compared">The missed pairs that were compared, as <see cref="KeyOf"/> gives them.</param>
    /// <param name="predicted">The cluster of each item; negative for none.</param>
    /// <param name="truth">The entity of each item; negative where it is not known.</param>
    /// <param name="take">How many to find.</param>
    /// <param name="store">Where what is needed on the way lies.</param>
    public static List<ErrorPair> Find(HashSet<ulong> compared, ReadOnlySpan<int> predicted, ReadOnlySpan<int> truth, int take, ColumnStore store)
    {
        var found = new List<ErrorPair>();
        (int[] items, ulong[] firsts) = ItemsApart(predicted, SmallLabels.Of(truth, out int entities), entities, store);
        for (int start = 0, end; start < items.Length && found.Count < take; start = end)
        {
            for (end = start + 1; end < items.Length && firsts[end] == firsts[start];)
                end++;
            Find(Parts(items.AsSpan(start..end), predicted), compared, take, found);
        }
        return found;
    }

    /// <summary>A number for a pair of items, in any order.</summary>
    public static ulong KeyOf(int a, int b) => ((ulong)(uint)Math.Min(a, b) << 32) | (uint)Math.Max(a, b);

    /// <summary>The items of entities that are not in one cluster, few as a rule, and the first item of each one's entity; by both.</summary>
    static (int[] Items, ulong[] Firsts) ItemsApart(ReadOnlySpan<int> predicted, ReadOnlySpan<int> entity, int entities, ColumnStore store)
    {
        // One more than the first item, so that new memory says "none".
        using Column<int> first = store.New<int>(entities);
        using Column<bool> isApart = store.New<bool>(entities);
        int apart = 0;
        for (int i = 0; i < entity.Length; i++)
            if (entity[i] is >= 0 and int label)
                if (first[label] == 0)
                    first[label] = i + 1;
                else if (predicted[i] < 0 || predicted[i] != predicted[first[label] - 1])
                    isApart[label] = true;
        foreach (int label in entity)
            apart += label >= 0 && isApart[label] ? 1 : 0;
        (int[] items, ulong[] firsts, int count) = (new int[apart], new ulong[apart], 0);
        for (int i = 0; i < entity.Length; i++)
            if (entity[i] is >= 0 and int label && isApart[label])
                (items[count], firsts[count++]) = (i, (ulong)first[label]);
        RadixSort.Sort(ref firsts, ref items, apart);
        return (items, firsts);
    }

    static List<List<int>> Parts(ReadOnlySpan<int> items, ReadOnlySpan<int> predicted)
    {
        var parts = new List<List<int>>();
        foreach (int item in items)
        {
            int part = predicted[item] < 0 ? parts.Count : 0;
            while (part < parts.Count && predicted[parts[part][0]] != predicted[item])
                part++;
            if (part == parts.Count)
                parts.Add([]);
            parts[part].Add(item);
        }
        return parts;
    }

    static void Find(List<List<int>> parts, HashSet<ulong> compared, int take, List<ErrorPair> found)
    {
        for (int first = 0; first < parts.Count; first++)
            for (int second = first + 1; second < parts.Count; second++)
                foreach (int a in parts[first])
                    foreach (int b in parts[second])
                    {
                        if (found.Count >= take)
                            return;
                        if (!compared.Contains(KeyOf(a, b)))
                            found.Add(new(Math.Min(a, b), Math.Max(a, b), null, [], ""));
                    }
    }
}
