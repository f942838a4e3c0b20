using System.Numerics;

namespace Guiyi.Match.Live;

/// <summary>
/// Blocks of nodes by key, for the keys of one part of the hash space. A table of words, each a tag of the key and what is behind it: a single
/// node, as for most keys, or the place of a block in a common pool. A block that outgrows its place moves to one of twice the size; one that
/// holds too many is given up, for no search could use it.
/// </summary>
/// <param name="most">Nodes of a block at most.</param>
sealed class BlockPart(int most)
{
    /// <summary>The size that is told of a block that was given up.</summary>
    public const int TooMany = int.MaxValue;

    const uint InPool = 1u << 31, GivenUp = uint.MaxValue;
    const int FewestSlots = 16, SmallestBits = 2;

    // Keys of one part differ in their low half; two that do not share a block, and cost needless comparisons.
    ulong[] slots = new ulong[FewestSlots];
    int filled, used;

    // In the pool a block is its length and its nodes. A free place holds where the next one of its size is.
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
        if (behind != GivenUp && (behind & InPool) != 0)
            Internals.Prefetch.Lines<int>(pool.AsSpan((int)(behind & ~InPool), 1));
    }

    public void Add(ulong key, int node)
    {
        if ((filled + 1) * 5L > slots.Length * 4L)
            Grow();
        ref ulong slot = ref slots[Find(slots, (uint)key)];
        uint behind = (uint)slot;
        if (behind == 0)
            (behind, filled) = ((uint)node + 1, filled + 1);
        else if (behind != GivenUp)
            behind = (behind & InPool) == 0 ? Pair((int)behind - 1, node) : More((int)(behind & ~InPool), node);
        slot = ((ulong)(uint)key << 32) | behind;
    }

    /// <summary>Number of nodes with a key, or <see cref="TooMany"/>.</summary>
    public int Size(ulong key)
    {
        uint behind = (uint)slots[Find(slots, (uint)key)];
        return behind == 0 ? 0 : behind == GivenUp ? TooMany : (behind & InPool) == 0 ? 1 : pool[behind & ~InPool];
    }

    /// <summary>Copies the nodes with a key, as many as there is room for.</summary>
    public int CopyTo(ulong key, Span<int> nodes)
    {
        uint behind = (uint)slots[Find(slots, (uint)key)];
        if (behind is 0 or GivenUp)
            return 0;
        if ((behind & InPool) == 0)
        {
            nodes[0] = (int)behind - 1;
            return 1;
        }
        int at = (int)(behind & ~InPool), count = Math.Min(pool[at], nodes.Length);
        pool.AsSpan(at + 1, count).CopyTo(nodes);
        return count;
    }

    /// <summary>Gives back what building left over.</summary>
    public void Trim() => Array.Resize(ref pool, used + (used >> 4));

    uint Pair(int one, int other)
    {
        if (most < 2)
            return GivenUp;
        int at = Take(SmallestBits);
        (pool[at], pool[at + 1], pool[at + 2]) = (2, one, other);
        return (uint)at | InPool;
    }

    uint More(int at, int node)
    {
        int count = pool[at], bits = Bits(count);
        if (count == most)
        {
            Free(at, bits);
            return GivenUp;
        }
        if (count + 1 == 1 << bits)
        {
            int to = Take(bits + 1);
            pool.AsSpan(at, count + 1).CopyTo(pool.AsSpan(to));
            Free(at, bits);
            at = to;
        }
        pool[at + ++pool[at]] = node;
        return (uint)at | InPool;
    }

    /// <summary>A block of so many nodes has a place of this power of two.</summary>
    static int Bits(int count) => Math.Max(SmallestBits, BitOperations.Log2((uint)count) + 1);

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
            Array.Resize(ref pool, Math.Max(used, pool.Length + (pool.Length >> 1)));
        return at;
    }

    void Free(int at, int bits) => (pool[at], free[bits]) = (free[bits], at);

    void Grow()
    {
        ulong[] grown = new ulong[slots.Length + (slots.Length >> 1)];
        foreach (ulong slot in slots)
            if (slot != 0)
                grown[Find(grown, (uint)(slot >> 32))] = slot;
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
