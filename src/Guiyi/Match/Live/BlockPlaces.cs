using System.Numerics;

namespace Guiyi.Match.Live;

/// <summary>
/// How blocks lie in a pool of numbers: a head, then the nodes. The head of a small block is one number, its length and how many of its nodes are
/// different; of a large one they are two. Places have few sizes: each length up to eight, then four to a doubling.
/// </summary>
static class BlockPlaces
{
    const int SmallBits = 15, Small = 1 << SmallBits, LargeHead = 1 << 31, Exact = 8, StepBits = 2;

    /// <summary>Number of sizes that places have.</summary>
    public const int Sizes = Exact + (29 << StepBits);

    /// <summary>Numbers before the nodes of a block.</summary>
    public static int Head(int count) => count < Small ? 1 : 2;

    /// <summary>The size of the place that so many nodes need.</summary>
    public static int Needed(int count)
    {
        int length = Head(count) + count;
        if (length <= Exact)
            return length;
        int doubling = BitOperations.Log2((uint)length - 1) - 3;
        return Exact + (doubling << StepBits) + ((length - 1) >> (doubling + 1)) - 3;
    }

    /// <summary>Numbers in a place of a size.</summary>
    public static int Length(int size)
    {
        if (size <= Exact)
            return size;
        (int doubling, int step) = Math.DivRem(size - Exact - 1, 1 << StepBits);
        return checked((Exact << doubling) + ((step + 1) << (doubling + 1)));
    }

    public static (int Count, int Different) ReadHead(int[] pool, int at) =>
        pool[at] is var head && head >= 0 ? (head & (Small - 1), (short)(head >> SmallBits)) : (head & ~LargeHead, pool[at + 1]);

    public static void SetHead(int[] pool, int at, int count, int different)
    {
        if (count < Small)
            pool[at] = count | ((ushort)different << SmallBits);
        else
            (pool[at], pool[at + 1]) = (count | LargeHead, different);
    }
}
