namespace Guiyi.Internals;

/// <summary>
/// Brings equal 64-bit keys together: keys are dealt to buckets by their highest bits, and each bucket is sorted by itself, small enough to
/// stay near the processor. Keys should be hashes. The buffers are kept for the next set of keys.
/// </summary>
sealed class KeyGroups
{
    /// <summary>Number of buckets; each can be worked on by itself.</summary>
    public const int Buckets = 1 << BucketBits;

    const int BucketBits = 8, Digit = 11, SmallBucket = 64;

    readonly List<Part> parts = [];
    readonly int[] starts = new int[Buckets + 1];
    ulong[] keys = [];
    int[] items = [];

    /// <summary>Keys that one worker adds.</summary>
    public sealed class Part
    {
        ulong[] keys = [];
        int[] items = [];
        int count;

        internal int[] Counts { get; } = new int[Buckets];

        public void Add(ulong key, int item)
        {
            if (count == keys.Length)
            {
                int size = Math.Max(1 << 10, count * 2);
                Array.Resize(ref keys, size);
                Array.Resize(ref items, size);
            }
            keys[count] = key;
            items[count++] = item;
            Counts[key >> (64 - BucketBits)]++;
        }

        internal void Clear()
        {
            count = 0;
            Array.Clear(Counts);
        }

        internal void DealTo(ulong[] toKeys, int[] toItems, int[] places)
        {
            for (int i = 0; i < count; i++)
            {
                int to = places[keys[i] >> (64 - BucketBits)]++;
                toKeys[to] = keys[i];
                toItems[to] = items[i];
            }
        }
    }

    /// <summary>Collects and groups keys. Items of equal keys keep the order of the parts, and within a part the order in which they were added.</summary>
    /// <param name="count">Number of parts.</param>
    /// <param name="threads">Threads; the outcome does not depend on it.</param>
    /// <param name="fill">Adds the keys of one part.</param>
    public void Group(int count, int threads, Action<int, Part> fill)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        while (parts.Count < count)
            parts.Add(new Part());
        Parallel.For(0, count, parallel, p =>
        {
            parts[p].Clear();
            fill(p, parts[p]);
        });
        int[][] places = Places(count);
        Parallel.For(0, count, parallel, p => parts[p].DealTo(keys, items, places[p]));
        Parallel.For(0, Buckets, parallel, () => new Scratch(), (bucket, _, scratch) =>
        {
            Sort(starts[bucket], starts[bucket + 1], scratch);
            return scratch;
        }, _ => { });
    }

    /// <summary>The keys of a bucket, ascending.</summary>
    public ReadOnlySpan<ulong> Keys(int bucket) => keys.AsSpan(starts[bucket]..starts[bucket + 1]);

    /// <summary>All keys, ascending: the buckets follow each other.</summary>
    public ReadOnlySpan<ulong> AllKeys => keys.AsSpan(0, starts[Buckets]);

    /// <summary>The items beside all keys.</summary>
    public ReadOnlySpan<int> AllItems => items.AsSpan(0, starts[Buckets]);

    /// <summary>The items beside the keys.</summary>
    public ReadOnlySpan<int> Items(int bucket) => items.AsSpan(starts[bucket]..starts[bucket + 1]);

    /// <summary>Where each part's keys go: a bucket's parts follow each other.</summary>
    int[][] Places(int count)
    {
        int[][] places = new int[count][];
        for (int p = 0; p < count; p++)
            places[p] = new int[Buckets];
        int sum = 0;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            starts[bucket] = sum;
            for (int p = 0; p < count; p++)
            {
                places[p][bucket] = sum;
                sum += parts[p].Counts[bucket];
            }
        }
        starts[Buckets] = sum;
        if (keys.Length < sum)
            (keys, items) = (new ulong[sum], new int[sum]);
        return places;
    }

    sealed class Scratch
    {
        public ulong[] Keys = [];
        public int[] Items = [];
        public readonly int[] Places = new int[1 << Digit];
    }

    /// <summary>Two passes over the bits below the bucket's; what is still out of order, a few equal prefixes, is put right one by one.</summary>
    void Sort(int from, int to, Scratch scratch)
    {
        int count = to - from;
        if (count > SmallBucket)
        {
            if (scratch.Keys.Length < count)
                (scratch.Keys, scratch.Items) = (new ulong[count], new int[count]);
            Pass(keys.AsSpan(from, count), items.AsSpan(from, count), scratch.Keys, scratch.Items, scratch.Places, 64 - BucketBits - (2 * Digit));
            Pass(scratch.Keys.AsSpan(0, count), scratch.Items.AsSpan(0, count), keys.AsSpan(from, count), items.AsSpan(from, count), scratch.Places, 64 - BucketBits - Digit);
        }
        for (int i = from + 1; i < to; i++)
        {
            (ulong key, int item) = (keys[i], items[i]);
            int j = i - 1;
            for (; j >= from && keys[j] > key; j--)
                (keys[j + 1], items[j + 1]) = (keys[j], items[j]);
            (keys[j + 1], items[j + 1]) = (key, item);
        }
    }

    static void Pass(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> items, Span<ulong> toKeys, Span<int> toItems, int[] places, int shift)
    {
        const int mask = (1 << Digit) - 1;
        Array.Clear(places);
        foreach (ulong key in keys)
            places[(int)(key >> shift) & mask]++;
        int sum = 0;
        for (int d = 0; d <= mask; d++)
            (places[d], sum) = (sum, sum + places[d]);
        for (int i = 0; i < keys.Length; i++)
        {
            int to = places[(int)(keys[i] >> shift) & mask]++;
            toKeys[to] = keys[i];
            toItems[to] = items[i];
        }
    }
}
