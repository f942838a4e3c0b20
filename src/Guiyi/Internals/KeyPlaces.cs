namespace Guiyi.Internals;

/// <summary>Distinct keys and their places 0, 1, 2 … in the order in which they were added: some sixteen bytes for each.</summary>
sealed class KeyPlaces
{
    const int FewestSlots = 16;

    readonly Pieces<ulong> keys = new();
    int[] slots = new int[FewestSlots];

    public int Count { get; private set; }

    /// <summary>The key at a place.</summary>
    public ulong this[int place] => keys[place];

    /// <summary>The place of a key, or -1.</summary>
    public int Find(ulong key) => slots[Slot(key)] - 1;

    /// <summary>Adds a key that is not there, and gives its place.</summary>
    public int Add(ulong key)
    {
        if ((Count + 1) * 3L > slots.Length * 2L)
            Grow();
        keys.Put(Count, key);
        slots[Slot(key)] = ++Count;
        return Count - 1;
    }

    void Grow()
    {
        slots = new int[slots.Length * 2];
        for (int place = 0; place < Count; place++)
            slots[Slot(keys[place])] = place + 1;
    }

    int Slot(ulong key)
    {
        int mask = slots.Length - 1;
        for (int slot = (int)Hash64.Mix(key, 0) & mask; ; slot = (slot + 1) & mask)
            if (slots[slot] is var taken && (taken == 0 || keys[taken - 1] == key))
                return slot;
    }
}
