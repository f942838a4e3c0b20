using Guiyi.Internals;

namespace Guiyi;

/// <summary>Which records state which keys, while records come and go: some thirty bytes for each key of a record, without objects.</summary>
sealed class LaterKeys
{
    const int FewestBuckets = 16, None = -1;

    // Entries hang together by bucket, and by record. Those that are free hang together, too.
    readonly Pieces<Entry> entries = new();
    readonly NumberMap firstOf = new();
    int[] buckets = [.. Enumerable.Repeat(None, FewestBuckets)];
    int used, free = None;

    struct Entry
    {
        public ulong Key;
        public int Record, Next, NextOfRecord;
    }

    /// <summary>The records that state a key, the last first.</summary>
    public IEnumerable<int> Find(ulong key)
    {
        for (int at = buckets[Bucket(key)]; at != None; at = entries[at].Next)
            if (entries[at].Key == key)
                yield return entries[at].Record;
    }

    /// <summary>Puts a record under its keys, each once, in place of those that it had.</summary>
    public void Put(int record, ulong[] keys)
    {
        for (int at = firstOf[record]; at != None;)
        {
            int next = entries[at].NextOfRecord;
            Remove(at);
            at = next;
        }
        firstOf[record] = None;
        foreach (ulong key in keys)
            firstOf[record] = Add(key, record, firstOf[record]);
    }

    int Add(ulong key, int record, int nextOfRecord)
    {
        int at = free;
        if (at != None)
            free = entries[at].Next;
        else
        {
            at = used++;
            if (used > buckets.Length)
                Grow();
        }
        ref int first = ref buckets[Bucket(key)];
        entries.Put(at, new Entry { Key = key, Record = record, Next = first, NextOfRecord = nextOfRecord });
        first = at;
        return at;
    }

    void Remove(int gone)
    {
        ref int at = ref buckets[Bucket(entries[gone].Key)];
        while (at != gone)
            at = ref entries[at].Next;
        at = entries[gone].Next;
        entries[gone] = new Entry { Record = None, Next = free };
        free = gone;
    }

    void Grow()
    {
        buckets = new int[buckets.Length * 2];
        Array.Fill(buckets, None);
        // The one about to be added is the last, and not there yet. None is free: a free one would have been taken.
        for (int at = 0; at < used - 1; at++)
        {
            ref int first = ref buckets[Bucket(entries[at].Key)];
            (entries[at].Next, first) = (first, at);
        }
    }

    int Bucket(ulong key) => (int)Hash64.Mix(key, 0) & (buckets.Length - 1);
}
