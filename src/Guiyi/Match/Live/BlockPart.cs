using System.Numerics;

namespace Guiyi.Match.Live;

/// <summary>
/// Blocks of nodes by key, for the keys of one part of the hash space. A table of words, each a tag of the key and what is behind it: a single
/// node, as for most keys, or the place of a block in a common pool. A block that outgrows its place moves to one of twice the size, and back when
/// it shrinks.
/// </summary>
sealed class BlockPart
{
    // Behind a key whose nodes have all gone stands nobody: its slot must stay, for others may have stepped over it.
    const uint InPool = 1u << 31, Nobody = InPool - 1;
    const int FewestSlots = 16, SmallestBits = 2, Head = 2, Large = 1 << 12, TrimmedBits = 4;

    // Keys of one part differ in their low half; two that do not share a block, and cost needless comparisons.
    ulong[] slots = new ulong[FewestSlots];
    int filled, used;
    bool isBuilt;

    // In the pool a block is its length, how many of its nodes are different, and its nodes. A free place holds where the next one of its size is.
    int[] pool = [];
    readonly int[] free = [.. Enumerable.Repeat(-1, 32)];

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
        int at = (int)(behind & ~InPool);
        return (behind & InPool) == 0 ? (1, 1) : (pool[at], pool[at + 1]);
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
        int at = (int)(behind & ~InPool), count = Math.Min(pool[at], nodes.Length);
        pool.AsSpan(at + Head, count).CopyTo(nodes);
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

    /// <summary>A large part that is built grows by an eighth: it is one of hundreds that grow at the same time, and half of them for nothing is much.</summary>
    int GrowthBits(int length) => isBuilt && length > Large ? 3 : 1;

    uint Pair(int one, int other, bool isDifferent)
    {
        int at = Take(SmallestBits);
        (pool[at], pool[at + 1], pool[at + 2], pool[at + 3]) = (2, isDifferent ? 2 : 1, one, other);
        return (uint)at | InPool;
    }

    uint More(int at, int node, bool isDifferent)
    {
        int count = pool[at];
        at = Moved(at, count, count + 1);
        pool[at + Head + count] = node;
        pool[at] = count + 1;
        pool[at + 1] += isDifferent ? 1 : 0;
        return (uint)at | InPool;
    }

    uint Fewer(int at, int node, bool wasDifferent)
    {
        int count = pool[at];
        Span<int> nodes = pool.AsSpan(at + Head, count);
        int place = nodes.IndexOf(node);
        if (place < 0)
            throw new InvalidOperationException($"Node {node} is not in its block.");
        nodes[place] = nodes[^1];
        if (count == 2)
        {
            uint left = (uint)nodes[0] + 1;
            Free(at, Bits(count));
            return left;
        }
        pool[at + 1] -= wasDifferent ? 1 : 0;
        pool[at] = count - 1;
        return (uint)Moved(at, count, count - 1) | InPool;
    }

    /// <summary>A place for another number of nodes, with what the block holds.</summary>
    int Moved(int at, int from, int to)
    {
        (int bits, int needed) = (Bits(from), Bits(to));
        if (bits == needed)
            return at;
        int other = Take(needed);
        pool.AsSpan(at, Head + Math.Min(from, to)).CopyTo(pool.AsSpan(other));
        Free(at, bits);
        return other;
    }

    /// <summary>A block of so many nodes has a place of this power of two.</summary>
    static int Bits(int count) => Math.Max(SmallestBits, BitOperations.Log2((uint)(count + Head - 1)) + 1);

    int Take(int bits)
    {
        int at = free[bits];
        if (at >= 0)
        {
            free[bits] = pool[at];
            return at;
        }
        at = used;
        used += 1 << bits;
        if (used > pool.Length)
            Array.Resize(ref pool, Math.Max(used, pool.Length + (pool.Length >> GrowthBits(pool.Length))));
        return at;
    }

    void Free(int at, int bits) => (pool[at], free[bits]) = (free[bits], at);

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
