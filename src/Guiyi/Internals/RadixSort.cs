namespace Guiyi.Internals;

/// <summary>Stable least-significant-digit radix sort of 64-bit keys with an int beside each.</summary>
static class RadixSort
{
    const int Bits = 11, Buckets = 1 << Bits;

    /// <summary>Sorts by key; equal keys keep their order. Only as many passes run as the keys have differing digits.</summary>
    public static void Sort(ref ulong[] keys, ref int[] items, int count)
    {
        if (count < 256)
        {
            SortSmall(keys, items, count);
            return;
        }
        ulong any = 0, all = ulong.MaxValue;
        for (int i = 0; i < count; i++)
        {
            any |= keys[i];
            all &= keys[i];
        }
        ulong differing = any ^ all;
        ulong[] otherKeys = new ulong[count];
        int[] otherItems = new int[count];
        int[] starts = new int[Buckets];
        for (int shift = 0; shift < 64; shift += Bits)
        {
            if (((differing >> shift) & (Buckets - 1)) == 0)
                continue;
            Array.Clear(starts);
            for (int i = 0; i < count; i++)
                starts[(int)(keys[i] >> shift) & (Buckets - 1)]++;
            int sum = 0;
            for (int b = 0; b < Buckets; b++)
                (starts[b], sum) = (sum, sum + starts[b]);
            for (int i = 0; i < count; i++)
            {
                int to = starts[(int)(keys[i] >> shift) & (Buckets - 1)]++;
                otherKeys[to] = keys[i];
                otherItems[to] = items[i];
            }
            (keys, otherKeys) = (otherKeys, keys);
            (items, otherItems) = (otherItems, items);
        }
    }

    static void SortSmall(ulong[] keys, int[] items, int count)
    {
        for (int i = 1; i < count; i++)
        {
            (ulong key, int item) = (keys[i], items[i]);
            int j = i - 1;
            for (; j >= 0 && keys[j] > key; j--)
                (keys[j + 1], items[j + 1]) = (keys[j], items[j]);
            (keys[j + 1], items[j + 1]) = (key, item);
        }
    }
}
