using System.Buffers;
using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// Some holders, with all their nodes: how often strangers share a feature is counted among them. A recipe's pairs of one holder are not its cost:
/// they are wanted, and most of them are found by any recipe.
/// </summary>
sealed class HolderSample
{
    const int MostNodes = 1 << 16;
    const ulong Scattering = 0x9E3779B97F4A7C15;

    // By holder, so that one who has a feature several times has it several times in a row.
    readonly int[] nodes;
    readonly uint[] holders;
    readonly int count;

    // By slot: several atoms are made of one.
    readonly Dictionary<Column<int>, int[]> codes = [];

    HolderSample(uint[] holders, int[] nodes, IReadOnlyList<Atom> atoms)
    {
        Array.Sort(holders, nodes);
        (this.holders, this.nodes) = (holders, nodes);
        foreach (Column<int> slot in atoms.SelectMany(a => a.Slots).Distinct())
            codes.Add(slot, new int[nodes.Length]);
        Parallel.ForEach(codes, own =>
        {
            for (int i = 0; i < nodes.Length; i++)
                own.Value[i] = own.Key[nodes[i]];
        });
        for (int i = 0; i < holders.Length; i++)
            count += i == 0 || holders[i] != holders[i - 1] ? 1 : 0;
    }

    /// <param name="atoms">The atoms.</param>
    /// <param name="nodes">Number of nodes.</param>
    public static HolderSample Of(IReadOnlyList<Atom> atoms, int nodes)
    {
        if (atoms.Count == 0)
            return new HolderSample([], [], atoms);
        using Column<uint> holders = Holders.Of(atoms, nodes);
        // By the holder's own hash: which holders are looked at does not depend on the order of rows.
        uint below = nodes <= MostNodes ? uint.MaxValue : (uint)(uint.MaxValue * ((double)MostNodes / nodes));
        var sample = new List<int>();
        for (int node = 0; node < nodes; node++)
            if (Scattered(holders[node]) <= below)
                sample.Add(node);
        return new HolderSample([.. sample.Select(node => holders[node])], [.. sample], atoms);
    }

    /// <summary>Chance that two different holders share the feature.</summary>
    public double Agreement(Atom atom)
    {
        if (count < 2)
            return 0;
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * nodes.Length * atom.Slots.Length));
        // The feature above, its latest holder below; and how many holders have it. 0 is an empty place.
        ulong[] places = ArrayPool<ulong>.Shared.Rent(size);
        int[] sharing = ArrayPool<int>.Shared.Rent(size);
        Array.Clear(places, 0, size);
        double pairs = 0;
        int[][] slots = Array.ConvertAll(atom.Slots, slot => codes[slot]);
        ReadOnlySpan<uint> features = atom.Features.Span;
        for (int i = 0; i < nodes.Length; i++)
            foreach (int[] slot in slots)
                if (slot[i] >= 0 && features[slot[i]] is var feature and not 0)
                    pairs += 2.0 * Others(places.AsSpan(0, size), sharing, feature, holders[i]);
        ArrayPool<ulong>.Shared.Return(places);
        ArrayPool<int>.Shared.Return(sharing);
        return pairs / ((double)count * (count - 1));
    }

    /// <summary>How many other holders were seen with a feature before this one; 0 where this one was.</summary>
    static int Others(Span<ulong> places, int[] sharing, uint feature, uint holder)
    {
        int mask = places.Length - 1, place = (int)(feature * Scattering >> 32) & mask;
        while (places[place] != 0 && (uint)(places[place] >> 32) != feature)
            place = (place + 1) & mask;
        ulong own = ((ulong)feature << 32) | holder;
        if (places[place] == own)
            return 0;
        sharing[place] = places[place] == 0 ? 0 : sharing[place] + 1;
        places[place] = own;
        return sharing[place];
    }

    static uint Scattered(uint holder) => (uint)(Hash64.Mix(holder, 2) >> 32);
}
