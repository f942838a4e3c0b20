namespace Guiyi.Match.Blocking;

/// <summary>How large a block is.</summary>
/// <param name="Nodes">Its nodes.</param>
/// <param name="Holders">How many different <see cref="Blocking.Holders"/> they have.</param>
/// <param name="Strangers">Its pairs of nodes with different holders.</param>
readonly record struct BlockSize(int Nodes, int Holders, long Strangers)
{
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
    public static BlockLimit For(IReadOnlyList<BlockSize> sizes, MatchOptions options, int nodes)
    {
        int holders = Most(sizes, size => size.Holders, size => size.Strangers, options.PairsPerRecipe(nodes), options.MaxBlock);
        return new BlockLimit(Most([.. sizes.Where(s => s.Holders <= holders)], size => size.Nodes, size => size.Pairs, options.MostPairsPerRecipe(nodes), options.MaxBlock), holders);
    }

    /// <summary>The largest size at which all blocks up to it stay within a share.</summary>
    static int Most(IReadOnlyList<BlockSize> sizes, Func<BlockSize, int> sizeOf, Func<BlockSize, long> pairsOf, double share, int largest)
    {
        double[] pairs = new double[largest + 2];
        foreach (BlockSize size in sizes)
            pairs[Math.Min(sizeOf(size), largest + 1)] += pairsOf(size);
        for (int size = 2; size <= largest; size++)
            if ((share -= pairs[size]) < 0)
                return size - 1;
        return largest;
    }
}
