namespace Guiyi.Internals;

/// <summary>
/// Brings equal 64-bit keys together: keys are dealt to buckets by their highest bits, and each bucket is sorted by itself, small enough to
/// stay near the processor. Keys should be hashes. The buffers are kept for the next set of keys.
/// </summary>
sealed class KeyGroups(ColumnStore store) : IDisposable
{
    /// <summary>Number of buckets; each can be worked on by itself.</summary>
    public const int Buckets = 1 << BucketBits;

    const int BucketBits = 8, Digit = 11, Spare = 5, SmallBucket = 64, MostOften = 15, Sparse = 3;

    readonly List<Part> parts = [];
    readonly int[] starts = new int[Buckets + 1], ends = new int[Buckets];
    Column<ulong> keys = store.New<ulong>(0);
    Column<int> items = store.New<int>(0);

    /// <summary>Keys that one worker adds.</summary>
    public sealed class Part(ColumnStore store) : IDisposable
    {
        const int Fewest = 1 << 12;

        readonly Column<ulong> keys = store.New<ulong>(0);
        readonly Column<int> items = store.New<int>(0);
        int count;

        internal int[] Counts { get; } = new int[Buckets];

        public void Add(ulong key, int item)
        {
            if (count == keys.Length)
            {
                int size = Math.Max(Fewest, count * 2);
                keys.Resize(size);
                items.Resize(size);
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

        internal void DealTo(Span<ulong> toKeys, Span<int> toItems, int[] places)
        {
            ReadOnlySpan<ulong> own = keys.Slice(0, count);
            ReadOnlySpan<int> beside = items.Slice(0, count);
            for (int i = 0; i < own.Length; i++)
            {
                int to = places[own[i] >> (64 - BucketBits)]++;
                toKeys[to] = own[i];
                toItems[to] = beside[i];
            }
        }

        public void Dispose()
        {
            keys.Dispose();
            items.Dispose();
        }
    }

    /// <summary>Collects and groups keys. Items of equal keys keep the order of the parts, and within a part the order in which they were added.</summary>
    /// <param name="count">Number of parts.</param>
    /// <param name="threads">Threads; the outcome does not depend on it.</param>
    /// <param name="fill">Adds the keys of one part.</param>
    /// <param name="sharedOnly">Most keys that no other item has are left out, which spares sorting them.</param>
    public void Group(int count, int threads, Action<int, Part> fill, bool sharedOnly = false)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        while (parts.Count < count)
            parts.Add(new Part(store));
        Parallel.For(0, count, parallel, p =>
        {
            parts[p].Clear();
            fill(p, parts[p]);
        });
        int[][] places = Places(count);
        Parallel.For(0, count, parallel, p => parts[p].DealTo(keys.Span, items.Span, places[p]));
        Parallel.For(0, Buckets, parallel, () => new Scratch(), (bucket, _, scratch) =>
        {
            ends[bucket] = sharedOnly ? starts[bucket] + Shared(starts[bucket], starts[bucket + 1], scratch) : starts[bucket + 1];
            Sort(starts[bucket], ends[bucket], scratch);
            return scratch;
        }, _ => { });
    }

    /// <summary>Where a bucket begins among all keys.</summary>
    public int Start(int bucket) => starts[bucket];

    /// <summary>The keys of a bucket, ascending.</summary>
    public ReadOnlySpan<ulong> Keys(int bucket) => keys.Slice(starts[bucket], ends[bucket] - starts[bucket]);

    /// <summary>All keys, ascending: the buckets follow each other, unless keys were left out.</summary>
    public ReadOnlySpan<ulong> AllKeys => keys.Slice(0, starts[Buckets]);

    /// <summary>The items beside all keys.</summary>
    public ReadOnlySpan<int> AllItems => items.Slice(0, starts[Buckets]);

    /// <summary>The items beside the keys.</summary>
    public ReadOnlySpan<int> Items(int bucket) => items.Slice(starts[bucket], ends[bucket] - starts[bucket]);

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
        {
            keys.Dispose();
            items.Dispose();
            (keys, items) = (store.NewUnset<ulong>(sum), store.NewUnset<int>(sum));
        }
        return places;
    }

    public void Dispose()
    {
        foreach (Part part in parts)
            part.Dispose();
        keys.Dispose();
        items.Dispose();
    }

    sealed class Scratch
    {
        public ulong[] Keys = [];
        public int[] Items = [];
        public readonly int[] Places = new int[1 << Digit];
        public readonly byte[] Often = new byte[1 << MostOften];
    }

    /// <summary>Moves keys that may be shared to the front: those that fall together with another in a table of counts.</summary>
    /// <returns>Their number.</returns>
    int Shared(int from, int to, Scratch scratch)
    {
        Span<ulong> keys = this.keys.Slice(from, to - from);
        Span<int> items = this.items.Slice(from, to - from);
        int bits = Math.Min(MostOften, System.Numerics.BitOperations.Log2((uint)keys.Length + 1) + Sparse), mask = (1 << bits) - 1;
        Span<byte> often = scratch.Often.AsSpan(0, 1 << bits);
        often.Clear();
        // Once is 1, more often is more. The bits are not those that deal keys to buckets.
        foreach (ulong key in keys)
        {
            ref byte count = ref often[(int)key & mask];
            count = (byte)((count << 1) | 1);
        }
        int shared = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            (keys[shared], items[shared]) = (keys[i], items[i]);
            shared += often[(int)keys[shared] & mask] > 1 ? 1 : 0;
        }
        return shared;
    }

    /// <summary>Two passes over the bits below the bucket's; what is still out of order, a few equal prefixes, is put right one by one.</summary>
    void Sort(int from, int to, Scratch scratch)
    {
        int count = to - from;
        Span<ulong> keys = this.keys.Slice(from, count);
        Span<int> items = this.items.Slice(from, count);
        if (count > SmallBucket)
        {
            if (scratch.Keys.Length < count)
                (scratch.Keys, scratch.Items) = (new ulong[count], new int[count]);
            // Two digits that tell nearly all keys of the bucket apart; smaller buckets need smaller ones.
            int digit = Math.Min(Digit, (System.Numerics.BitOperations.Log2((uint)count) + Spare) / 2);
            Span<int> places = scratch.Places.AsSpan(0, 1 << digit);
            Pass(keys, items, scratch.Keys, scratch.Items, places, 64 - BucketBits - (2 * digit));
            Pass(scratch.Keys.AsSpan(0, count), scratch.Items.AsSpan(0, count), keys, items, places, 64 - BucketBits - digit);
        }
        for (int i = 1; i < count; i++)
        {
            (ulong key, int item) = (keys[i], items[i]);
            int j = i - 1;
            for (; j >= 0 && keys[j] > key; j--)
                (keys[j + 1], items[j + 1]) = (keys[j], items[j]);
            (keys[j + 1], items[j + 1]) = (key, item);
        }
    }

    static void Pass(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> items, Span<ulong> toKeys, Span<int> toItems, Span<int> places, int shift)
    {
        int mask = places.Length - 1;
        places.Clear();
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
