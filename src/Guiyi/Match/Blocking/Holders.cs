using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// Whom each record seems to belong to, told from its most telling number alone: a member number, a whole phone, a mailbox. Thirty orders under
/// one phone are thirty records of one holder, not a crowd of strangers; what blocking may cost is counted in strangers.
/// </summary>
static class Holders
{
    // Numbers that this many random pairs of different numbers share by chance still tell holders apart.
    const double TellingCollision = 2e-5;

    const int FeaturesLookedAt = 12, PartNodes = 1 << 11;

    /// <summary>For each node the hash of its holder; nodes without a telling number have one holder where they say the same.</summary>
    public static Column<uint> Of(IReadOnlyList<Atom> atoms, int nodes)
    {
        (Atom[] telling, Atom[] others) = (Telling(atoms), Others(atoms));
        Column<uint> holders = atoms[0].Features.Store.NewUnset<uint>(nodes);
        Parallel.For(0, (nodes + PartNodes - 1) / PartNodes, part =>
        {
            int from = part * PartNodes, count = Math.Min(PartNodes, nodes - from);
            Span<uint> own = holders.Slice(from, count);
            own.Clear();
            foreach (Atom atom in telling)
                ByNumber(atom, from, own);
            if (own.Contains(0u))
                ByFeatures(others, from, own);
        });
        return holders;
    }

    /// <summary>The atoms that tell holders apart, the most telling first.</summary>
    public static Atom[] Telling(IReadOnlyList<Atom> atoms) => [.. atoms.Where(a => a.Collision <= TellingCollision).OrderBy(a => a.Collision)];

    /// <summary>The atoms by which a holder without a number is told.</summary>
    public static Atom[] Others(IReadOnlyList<Atom> atoms) => [.. atoms.Take(FeaturesLookedAt)];

    /// <summary>The holder of a record that came after the run.</summary>
    /// <param name="telling">Features of <see cref="Telling"/>.</param>
    /// <param name="others">Features of <see cref="Others"/>.</param>
    public static uint Of(ReadOnlySpan<uint> telling, ReadOnlySpan<uint> others)
    {
        foreach (uint feature in telling)
            if (feature != 0)
                return feature;
        ulong hash = 0;
        foreach (uint feature in others)
            hash = Hash64.Mix(hash, feature);
        return (uint)(hash >> 32) | 1;
    }

    /// <summary>Gives those that have no holder yet the one that a number tells. Attribute by attribute: then many reads are under way at once.</summary>
    static void ByNumber(Atom atom, int from, Span<uint> holders)
    {
        ReadOnlySpan<int> codes = atom.Slots[0].Slice(from, holders.Length);
        ReadOnlySpan<uint> features = atom.Features.Span;
        for (int i = 0; i < holders.Length; i++)
            if (holders[i] == 0 && codes[i] >= 0)
                holders[i] = features[codes[i]];
    }

    /// <summary>A holder without a number is told by what else the record says.</summary>
    static void ByFeatures(Atom[] atoms, int from, Span<uint> holders)
    {
        Span<int> open = stackalloc int[PartNodes];
        int count = 0;
        for (int i = 0; i < holders.Length; i++)
            if (holders[i] == 0)
                open[count++] = i;
        open = open[..count];
        Span<ulong> hashes = stackalloc ulong[PartNodes];
        hashes.Clear();
        foreach (Atom atom in atoms)
        {
            ReadOnlySpan<int> codes = atom.Slots[0].Slice(from, holders.Length);
            ReadOnlySpan<uint> features = atom.Features.Span;
            for (int i = 0; i < open.Length; i++)
                hashes[i] = Hash64.Mix(hashes[i], codes[open[i]] < 0 ? 0 : features[codes[open[i]]]);
        }
        for (int i = 0; i < open.Length; i++)
            holders[open[i]] = (uint)(hashes[i] >> 32) | 1;
    }

    /// <summary>How large a block is.</summary>
    /// <param name="block">The block's nodes.</param>
    /// <param name="holders">Each node's holder.</param>
    /// <param name="scratch">Room, which grows as needed.</param>
    public static BlockSize Size(ReadOnlySpan<int> block, Column<uint> holders, ref uint[]? scratch)
    {
        if (scratch is null || scratch.Length < block.Length)
            scratch = new uint[block.Length * 2];
        Span<uint> own = scratch.AsSpan(0, block.Length);
        for (int i = 0; i < block.Length; i++)
            own[i] = holders[block[i]];
        own.Sort();
        int count = 0;
        long strangers = Pairs(block.Length);
        for (int start = 0; start < own.Length; count++)
        {
            int end = start + 1;
            while (end < own.Length && own[end] == own[start])
                end++;
            strangers -= Pairs(end - start);
            start = end;
        }
        return new BlockSize(block.Length, count, strangers);
    }

    static long Pairs(long count) => count * (count - 1) / 2;
}
