namespace Guiyi.Match.Live;

/// <summary>
/// Blocks of nodes by key, for the keys of one part of the hash space. A table of words, each a tag of the key and what is behind it: a single
/// node, as for most keys, or the place of a block in a common pool. A block that outgrows its place moves to one that is a quarter larger, and back
/// when it shrinks.
/// </summary>
sealed class BlockPart
{
    // Behind a key whose nodes have all gone stands nobody: its slot must stay, for others may have stepped over it.
    const uint InPool = 1u << 31, Nobody = InPool - 1;
    const int FewestSlots = 16, Large = 1 << 10, TrimmedBits = 4;

    // Keys of one part differ in their low half; two that do not share a block, and cost needless comparisons.
    ulong[] slots = new ulong[FewestSlots];
    int filled, used;
    bool isBuilt;

    // In the pool a block is its head and its nodes. A free place holds where the next one of its size is.
    int[] pool = [];
    int[] free = [];

    /// <summary>Asks the processor for the place where a key is looked up.</summary>
    public void Prefetch(ulong key)
    {
        ulong[] own = slots;
        Internals.Prefetch.Lines<ulong>(own.AsSpan(Place((uint)key, own.Length), 1));
    }

    /// <summary>Asks for the place where a block of the key begins.</summary>
    public void PrefetchBlock(ulong key)
    {
        uint behind = (uint)slots[Find(slots, (uint)key)];
        if ((behind & InPool) != 0)
            Internals.Prefetch.Lines<int>(pool.AsSpan((int)(behind & ~InPool), 1));
    }

    /// <summary>Puts a node into the block of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="node">The node, which is not in the block.</param>
    /// <param name="isDifferent">None of the block says the very same.</param>
    public void Add(ulong key, int node, bool isDifferent)
    {
        if ((filled + 1) * 5L > slots.Length * 4L)
            Grow();
        ref ulong slot = ref slots[Find(slots, (uint)key)];
        uint behind = (uint)slot;
        filled += behind == 0 ? 1 : 0;
        behind = behind is 0 or Nobody ? (uint)node + 1 : (behind & InPool) == 0 ? Pair((int)behind - 1, node, isDifferent) : More((int)(behind & ~InPool), node, isDifferent);
        slot = ((ulong)(uint)key << 32) | behind;
    }

    /// <summary>Puts nodes under a key at once.</summary>
    /// <param name="key">The key.</param>
    /// <param name="nodes">The nodes, none of which is in its block.</param>
    /// <param name="different">How many of them say what none before them says.</param>
    /// <returns>False where the key has nodes already: they have to be added one by one.</returns>
    public bool AddAll(ulong key, ReadOnlySpan<int> nodes, int different)
    {
        if ((filled + 1) * 5L > slots.Length * 4L)
            Grow();
        ref ulong slot = ref slots[Find(slots, (uint)key)];
        if ((uint)slot is not (0 or Nobody))
            return false;
        filled += slot == 0 ? 1 : 0;
        int at = Take(BlockPlaces.Needed(nodes.Length));
        nodes.CopyTo(pool.AsSpan(at + BlockPlaces.Head(nodes.Length)));
        BlockPlaces.SetHead(pool, at, nodes.Length, different);
        slot = ((ulong)(uint)key << 32) | (uint)at | InPool;
        return true;
    }

    /// <summary>Takes a node out of the block of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="node">The node, which is in the block.</param>
    /// <param name="wasDifferent">None of those left says the very same.</param>
    public void Remove(ulong key, int node, bool wasDifferent)
    {
        ref ulong slot = ref slots[Find(slots, (uint)key)];
        uint behind = (uint)slot;
        behind = (behind & InPool) == 0 ? Nobody : Fewer((int)(behind & ~InPool), node, wasDifferent);
        slot = ((ulong)(uint)key << 32) | behind;
    }

    /// <summary>Number of nodes with a key, and how many of them are different.</summary>
    public (int Size, int Different) Size(ulong key)
    {
        uint behind = (uint)slots[Find(slots, (uint)key)];
        if (behind is 0 or Nobody)
            return (0, 0);
        return (behind & InPool) == 0 ? (1, 1) : BlockPlaces.ReadHead(pool, (int)(behind & ~InPool));
    }

    /// <summary>Copies the nodes with a key, as many as there is room for.</summary>
    public int CopyTo(ulong key, Span<int> nodes)
    {
        uint behind = (uint)slots[Find(slots, (uint)key)];
        if (behind is 0 or Nobody || nodes.IsEmpty)
            return 0;
        if ((behind & InPool) == 0)
        {
            nodes[0] = (int)behind - 1;
            return 1;
        }
        int at = (int)(behind & ~InPool), size = BlockPlaces.ReadHead(pool, at).Count, count = Math.Min(size, nodes.Length);
        pool.AsSpan(at + BlockPlaces.Head(size), count).CopyTo(nodes);
        return count;
    }

    /// <summary>Gives back what building left over.</summary>
    public void Trim()
    {
        isBuilt = true;
        Array.Resize(ref pool, used + (used >> TrimmedBits));
        int needed = Slots(filled + (filled >> TrimmedBits));
        if (needed < slots.Length - (slots.Length >> TrimmedBits))
            Move(needed);
    }

    /// <summary>Slots for so many keys.</summary>
    static int Slots(int keys) => Math.Max(FewestSlots, (int)(keys * 5L / 4) + 1);

    /// <summary>A large part that is built grows by an eighth: it is one of thousands that grow at the same time, and half of them for nothing is much.</summary>
    int GrowthBits(int length) => isBuilt && length > Large ? 3 : 1;

    uint Pair(int one, int other, bool isDifferent)
    {
        int at = Take(BlockPlaces.Needed(2));
        BlockPlaces.SetHead(pool, at, 2, isDifferent ? 2 : 1);
        (pool[at + 1], pool[at + 2]) = (one, other);
        return (uint)at | InPool;
    }

    uint More(int at, int node, bool isDifferent)
    {
        (int count, int different) = BlockPlaces.ReadHead(pool, at);
        at = Moved(at, count, count + 1);
        pool[at + BlockPlaces.Head(count + 1) + count] = node;
        BlockPlaces.SetHead(pool, at, count + 1, different + (isDifferent ? 1 : 0));
        return (uint)at | InPool;
    }

    uint Fewer(int at, int node, bool wasDifferent)
    {
        (int count, int different) = BlockPlaces.ReadHead(pool, at);
        Span<int> nodes = pool.AsSpan(at + BlockPlaces.Head(count), count);
        int place = nodes.IndexOf(node);
        if (place < 0)
            throw new InvalidOperationException($"Node {node} is not in its block.");
        nodes[place] = nodes[^1];
        if (count == 2)
        {
            uint left = (uint)nodes[0] + 1;
            Free(at, BlockPlaces.Needed(count));
            return left;
        }
        at = Moved(at, count, count - 1);
        BlockPlaces.SetHead(pool, at, count - 1, different - (wasDifferent ? 1 : 0));
        return (uint)at | InPool;
    }

    /// <summary>A place for another number of nodes, with what the block holds but for its head.</summary>
    int Moved(int at, int from, int to)
    {
        (int size, int needed) = (BlockPlaces.Needed(from), BlockPlaces.Needed(to));
        int other = size == needed ? at : Take(needed);
        pool.AsSpan(at + BlockPlaces.Head(from), Math.Min(from, to)).CopyTo(pool.AsSpan(other + BlockPlaces.Head(to)));
        if (other != at)
            Free(at, size);
        return other;
    }

    int Take(int size)
    {
        if (size < free.Length && free[size] is >= 0 and int left)
        {
            free[size] = pool[left];
            return left;
        }
        int at = used;
        used += BlockPlaces.Length(size);
        if (used > pool.Length)
            Array.Resize(ref pool, Math.Max(used, pool.Length + (pool.Length >> GrowthBits(pool.Length))));
        return at;
    }

    void Free(int at, int size)
    {
        if (size >= free.Length)
        {
            int known = free.Length;
            Array.Resize(ref free, size + 1);
            free.AsSpan(known).Fill(-1);
        }
        (pool[at], free[size]) = (free[size], at);
    }

    void Grow() => Move(slots.Length + (slots.Length >> GrowthBits(slots.Length)));

    void Move(int length)
    {
        ulong[] grown = new ulong[length];
        filled = 0;
        foreach (ulong slot in slots)
            if (slot != 0 && (uint)slot != Nobody)
            {
                grown[Find(grown, (uint)(slot >> 32))] = slot;
                filled++;
            }
        slots = grown;
    }

    static int Place(uint tag, int length) => (int)((ulong)tag * (uint)length >> 32);

    /// <summary>The tag's slot, or the free one where it belongs: linear steps, at most four fifths full.</summary>
    static int Find(ulong[] slots, uint tag)
    {
        for (int at = Place(tag, slots.Length); ; at = at + 1 == slots.Length ? 0 : at + 1)
            if (slots[at] == 0 || (uint)(slots[at] >> 32) == tag)
                return at;
    }
}
