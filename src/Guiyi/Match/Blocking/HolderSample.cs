using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// Some holders, with all their nodes: how often strangers share a feature is counted among them. A recipe's pairs of one holder are not its cost:
/// they are wanted, and most of them are found by any recipe.
/// </summary>
sealed class HolderSample
{
    const int MostNodes = 1 << 16;

    readonly (int Node, uint Holder)[] nodes;
    readonly int count;

    HolderSample((int Node, uint Holder)[] nodes) => (this.nodes, count) = (nodes, nodes.Select(n => n.Holder).Distinct().Count());

    /// <param name="atoms">The atoms.</param>
    /// <param name="nodes">Number of nodes.</param>
    public static HolderSample Of(IReadOnlyList<Atom> atoms, int nodes)
    {
        if (atoms.Count == 0)
            return new HolderSample([]);
        using Column<uint> holders = Holders.Of(atoms, nodes);
        // By the holder's own hash: which holders are looked at does not depend on the order of rows.
        uint below = nodes <= MostNodes ? uint.MaxValue : (uint)(uint.MaxValue * ((double)MostNodes / nodes));
        var sample = new List<(int, uint)>();
        for (int node = 0; node < nodes; node++)
            if (Scattered(holders[node]) <= below)
                sample.Add((node, holders[node]));
        return new HolderSample([.. sample]);
    }

    /// <summary>Chance that two different holders share the feature.</summary>
    public double Agreement(Atom atom)
    {
        if (count < 2)
            return 0;
        var own = new List<ulong>(nodes.Length);
        foreach ((int node, uint holder) in nodes)
            foreach (Column<int> slot in atom.Slots)
                if (slot[node] >= 0 && atom.Features[slot[node]] is var feature and not 0)
                    own.Add(((ulong)feature << 32) | holder);
        own.Sort();
        double pairs = 0;
        long sharing = 0;
        for (int i = 0; i < own.Count; i++)
        {
            if (i > 0 && own[i] == own[i - 1])
                continue;
            sharing = i > 0 && own[i] >> 32 == own[i - 1] >> 32 ? sharing + 1 : 0;
            pairs += 2 * sharing;
        }
        return pairs / ((double)count * (count - 1));
    }

    static uint Scattered(uint holder) => (uint)(Hash64.Mix(holder, 2) >> 32);
}
