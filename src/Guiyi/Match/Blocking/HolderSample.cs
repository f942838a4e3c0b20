using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>
/// Some holders, with all their nodes: how often strangers share a feature is counted among them. A recipe's pairs of one holder are not its cost:
/// they are wanted, and most of them are found by any recipe.
/// </summary>
sealed class HolderSample
{
    const int MostNodes = 1 << 16;

    readonly uint[] holders;
    readonly int[] nodes;
    readonly int count;

    HolderSample(uint[] holders, int[] nodes) => (this.holders, this.nodes, count) = (holders, nodes, nodes.Select(n => holders[n]).Distinct().Count());

    /// <param name="atoms">The atoms.</param>
    /// <param name="nodes">Number of nodes.</param>
    public static HolderSample Of(IReadOnlyList<Atom> atoms, int nodes)
    {
        uint[] holders = Holders.Of(atoms, nodes);
        // By the holder's own hash: which holders are looked at does not depend on the order of rows.
        uint below = nodes <= MostNodes ? uint.MaxValue : (uint)(uint.MaxValue * ((double)MostNodes / nodes));
        return new HolderSample(holders, [.. Enumerable.Range(0, nodes).Where(n => Scattered(holders[n]) <= below)]);
    }

    /// <summary>Chance that two different holders share the feature.</summary>
    public double Agreement(Atom atom)
    {
        if (count < 2)
            return 0;
        var known = new HashSet<ulong>(nodes.Length);
        var features = new FeatureCounts(nodes.Length * atom.Slots.Length);
        foreach (int node in nodes)
            foreach (int[] slot in atom.Slots)
                if (slot[node] >= 0 && atom.Features[slot[node]] is var feature and not 0 && known.Add(((ulong)feature << 32) | holders[node]))
                    features.Add(feature, 1);
        return features.OrderedPairs() / ((double)count * (count - 1));
    }

    static uint Scattered(uint holder) => (uint)(Hash64.Mix(holder, 2) >> 32);
}
