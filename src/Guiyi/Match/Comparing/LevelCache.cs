using Guiyi.Internals;

namespace Guiyi.Match.Comparing;

/// <summary>Remembers levels of pairs of distinct values, so that a pair of names that occurs a thousand times is compared once. One per thread; a newer pair may displace an older one.</summary>
sealed class LevelCache
{
    const int Size = 1 << 16;

    readonly ulong[] pairs = new ulong[Size];
    readonly byte[] levels = new byte[Size];

    public bool TryGet(int a, int b, out int level)
    {
        (ulong pair, int slot) = Slot(a, b);
        level = levels[slot];
        return pairs[slot] == pair;
    }

    public int Add(int a, int b, int level)
    {
        (ulong pair, int slot) = Slot(a, b);
        pairs[slot] = pair;
        levels[slot] = (byte)level;
        return level;
    }

    static (ulong Pair, int Slot) Slot(int a, int b)
    {
        // Codes start at 0: +1 keeps the pair (0, 0) apart from an empty slot.
        ulong pair = a < b ? ((ulong)(uint)(a + 1) << 32) | (uint)(b + 1) : ((ulong)(uint)(b + 1) << 32) | (uint)(a + 1);
        return (pair, (int)(Hash64.Mix(pair, 0) & (Size - 1)));
    }
}
