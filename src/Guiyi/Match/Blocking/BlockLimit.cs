using Guiyi.Internals;

namespace Guiyi.Match.Blocking;

/// <summary>How large a block is.</summary>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Holders">How many different <see cref="Blocking.Holders"/> they have.</param>
/// <param name="Strangers">Its pairs of nodes with different holders.</param>
readonly record struct BlockSize(int Nodes, int Holders, long Strangers)
{
    /// <summary>Where it begins in its bucket.</summary>
    public int Start { get; init; }

    /// <summary>All its pairs.</summary>
    public long Pairs => (long)Nodes * (Nodes - 1) / 2;

    /// <summary>A block in which nobody is known to be anybody else.</summary>
    public static BlockSize OfStrangers(int nodes) => new(nodes, nodes, (long)nodes * (nodes - 1) / 2);
}

/// <summary>
/// Which blocks of a recipe are compared: those with few holders first, as what is rare says most, as long as the pairs of strangers among them stay
/// within the recipe's share. A customer of thirty orders takes nobody's place.
/// </summary>
/// <param name="Nodes">Nodes at most.</param>
/// <param name="Holders">Holders at most.</param>
readonly record struct BlockLimit(int Nodes, int Holders)
{
    public bool Allows(BlockSize size) => size.Nodes <= Nodes && size.Holders <= Holders;

    /// <param name="sizes">The blocks that hold a pair.</param>
    /// <param name="options">The shares.</param>
    /// <param name="nodes">Number of nodes in all.</param>
    public static BlockLimit For(IReadOnlyList<Column<BlockSize>> sizes, MatchOptions options, int nodes)
    {
        double[] pairs = new double[options.MaxBlock + 2];
        foreach (Column<BlockSize> own in sizes)
            foreach (BlockSize size in own)
                pairs[Math.Min(size.Holders, options.MaxBlock + 1)] += size.Strangers;
        int holders = Most(pairs, options.PairsPerRecipe(nodes));
        Array.Clear(pairs);
        foreach (Column<BlockSize> own in sizes)
            foreach (BlockSize size in own)
                if (size.Holders <= holders)
                    pairs[Math.Min(size.Nodes, options.MaxBlock + 1)] += size.Pairs;
        return new BlockLimit(Most(pairs, options.MostPairsPerRecipe(nodes)), holders);
    }

    /// <summary>The largest size at which all blocks up to it stay within a share of pairs.</summary>
    static int Most(double[] pairs, double share)
    {
        for (int size = 2; size < pairs.Length - 1; size++)
            if ((share -= pairs[size]) < 0)
                return size - 1;
        return pairs.Length - 2;
    }
}
