using Guiyi.Internals;

namespace Guiyi.Match.Comparing;

/// <summary>Remembers levels of pairs of distinct values, so that a pair of names that occurs a thousand times is compared once. One per thread; a newer pair may displace an older one.</summary>
/// <param name="size">Pairs to remember at most; a power of two.</param>
sealed class LevelCache(int size)
{
    /// <summary>For comparing millions of pairs.</summary>
    public const int Many = 1 << 15;

    // Common values are met early, and so have low codes: their levels lie side by side, a byte each, and are never displaced.
    const int Common = 512;

    const int LevelBits = 4;

    // The pair of codes and its level in one word: one place in memory to look at. Codes have thirty bits. Made when the first level comes.
    ulong[] entries = [];

    // A level and one more, for each two common values; 0 where it is not known.
    byte[] common = [];

    /// <summary>Forgets all: codes of values that were only asked about are given to others.</summary>
    public void Clear()
    {
        Array.Clear(entries);
        Array.Clear(common);
    }

    public bool TryGet(int a, int b, out int level)
    {
        if ((uint)(a | b) < Common && size == Many)
        {
            int place = Place(a, b);
            level = place < common.Length ? common[place] - 1 : -1;
            return level >= 0;
        }
        if (entries.Length == 0)
        {
            level = 0;
            return false;
        }
        ulong pair = Pair(a, b), entry = entries[Slot(pair)];
        level = (int)(entry & ((1 << LevelBits) - 1));
        return entry >> LevelBits == pair;
    }

    /// <summary>Says that a pair will be looked up soon.</summary>
    public void Prefetch(int a, int b)
    {
        if ((uint)(a | b) < Common && size == Many)
        {
            if (common.Length > 0)
                Internals.Prefetch.Item(ref common[Place(a, b)]);
        }
        else if (entries.Length > 0)
        {
            Internals.Prefetch.Item(ref entries[Slot(Pair(a, b))]);
        }
    }

    public int Add(int a, int b, int level)
    {
        if ((uint)(a | b) < Common && size == Many)
        {
            if (common.Length == 0)
                common = new byte[Common * Common];
            common[Place(a, b)] = (byte)(level + 1);
            return level;
        }
        if (entries.Length == 0)
            entries = new ulong[size];
        ulong pair = Pair(a, b);
        entries[Slot(pair)] = (pair << LevelBits) | (uint)level;
        return level;
    }

    static int Place(int a, int b) => (Math.Min(a, b) * Common) + Math.Max(a, b);

    // Codes start at 0: one more keeps the pair (0, 0) apart from an empty slot.
    static ulong Pair(int a, int b) => a < b ? ((ulong)(uint)(a + 1) << 30) | (uint)(b + 1) : ((ulong)(uint)(b + 1) << 30) | (uint)(a + 1);

    int Slot(ulong pair) => (int)Hash64.Mix(pair, 0) & (entries.Length - 1);
}
