namespace Guiyi.Internals;

/// <summary>Stable least-significant-digit radix sort of 64-bit keys with an int beside each.</summary>
static class RadixSort
{
    const int Bits = 11, Buckets = 1 << Bits, Few = 256;

    /// <summary>Sorts by key; equal keys keep their order. Only as many passes run as the keys have differing digits.</summary>
    public static void Sort(ref ulong[] keys, ref int[] items, int count)
    {
        if (count < Few)
        {
            SortFew(keys.AsSpan(0, count), items);
            return;
        }
        (ulong[] otherKeys, int[] otherItems) = (new ulong[count], new int[count]);
        if (!SortMany(keys.AsSpan(0, count), items.AsSpan(0, count), otherKeys, otherItems))
            (keys, items) = (otherKeys, otherItems);
    }

    /// <summary>The same for columns, which are replaced by others where that saves a copy.</summary>
    public static void Sort(ref Column<ulong> keys, ref Column<int> items)
    {
        if (keys.Length < Few)
        {
            SortFew(keys.Span, items.Span);
            return;
        }
        (Column<ulong> otherKeys, Column<int> otherItems) = (keys.Store.NewUnset<ulong>(keys.Length), keys.Store.NewUnset<int>(keys.Length));
        if (!SortMany(keys.Span, items.Span, otherKeys.Span, otherItems.Span))
            (keys, otherKeys, items, otherItems) = (otherKeys, keys, otherItems, items);
        otherKeys.Dispose();
        otherItems.Dispose();
    }

    /// <summary>The same in place.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="items">What stands beside them.</param>
    /// <param name="store">Where what is needed on the way lies.</param>
    public static void Sort(Span<ulong> keys, Span<int> items, ColumnStore store)
    {
        if (keys.Length < Few)
        {
            SortFew(keys, items);
            return;
        }
        using Column<ulong> otherKeys = store.NewUnset<ulong>(keys.Length);
        using Column<int> otherItems = store.NewUnset<int>(keys.Length);
        if (SortMany(keys, items, otherKeys.Span, otherItems.Span))
            return;
        otherKeys.Span.CopyTo(keys);
        otherItems.Span.CopyTo(items);
    }

    /// <returns>True where the outcome is where the keys were, false where it is in the other room.</returns>
    static bool SortMany(Span<ulong> keys, Span<int> items, Span<ulong> otherKeys, Span<int> otherItems)
    {
        ulong any = 0, all = ulong.MaxValue;
        foreach (ulong key in keys)
        {
            any |= key;
            all &= key;
        }
        ulong differing = any ^ all;
        int[] starts = new int[Buckets];
        bool inPlace = true;
        for (int shift = 0; shift < 64; shift += Bits)
        {
            if (((differing >> shift) & (Buckets - 1)) == 0)
                continue;
            Pass(keys, items, otherKeys, otherItems, starts, shift);
            Span<ulong> sorted = otherKeys;
            Span<int> moved = otherItems;
            otherKeys = keys;
            otherItems = items;
            keys = sorted;
            items = moved;
            inPlace = !inPlace;
        }
        return inPlace;
    }

    static void Pass(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> items, Span<ulong> toKeys, Span<int> toItems, int[] starts, int shift)
    {
        Array.Clear(starts);
        foreach (ulong key in keys)
            starts[(int)(key >> shift) & (Buckets - 1)]++;
        int sum = 0;
        for (int b = 0; b < Buckets; b++)
            (starts[b], sum) = (sum, sum + starts[b]);
        for (int i = 0; i < keys.Length; i++)
        {
            int to = starts[(int)(keys[i] >> shift) & (Buckets - 1)]++;
            toKeys[to] = keys[i];
            toItems[to] = items[i];
        }
    }

    static void SortFew(Span<ulong> keys, Span<int> items)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            (ulong key, int item) = (keys[i], items[i]);
            int j = i - 1;
            for (; j >= 0 && keys[j] > key; j--)
                (keys[j + 1], items[j + 1]) = (keys[j], items[j]);
            (keys[j + 1], items[j + 1]) = (key, item);
        }
    }
}
