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
    public static BlockLimit For(BlockSizes sizes, MatchOptions options, int nodes) => For(KeyGroups.Buckets, (bucket, visit) => visit(sizes.Of(bucket)), options, nodes);

    /// <summary>The same for a list of blocks.</summary>
    public static BlockLimit For(BlockSize[] sizes, MatchOptions options, int nodes) => For(1, (_, visit) => visit(sizes), options, nodes);

    delegate void Visit(ReadOnlySpan<BlockSize> sizes);

    static BlockLimit For(int parts, Action<int, Visit> blocks, MatchOptions options, int nodes)
    {
        int last = options.MaxBlock + 1;
        long[] strangers = Sums(parts, options, (part, sums) => blocks(part, sizes =>
        {
            foreach (BlockSize size in sizes)
                sums[Math.Min(size.Holders, last)] += size.Strangers;
        }));
        int holders = Most(strangers, options.PairsPerRecipe(nodes));
        long[] pairs = Sums(parts, options, (part, sums) => blocks(part, sizes =>
        {
            foreach (BlockSize size in sizes)
                if (size.Holders <= holders)
                    sums[Math.Min(size.Nodes, last)] += size.Pairs;
        }));
        return new BlockLimit(Most(pairs, options.MostPairsPerRecipe(nodes)), holders);
    }

    /// <summary>Whole numbers are added up, so that it does not matter who counted which.</summary>
    static long[] Sums(int parts, MatchOptions options, Action<int, long[]> add)
    {
        long[] all = new long[options.MaxBlock + 2];
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, () => new long[all.Length], (part, _, own) =>
        {
            add(part, own);
            return own;
        }, own =>
        {
            lock (all)
                for (int size = 0; size < all.Length; size++)
                    all[size] += own[size];
        });
        return all;
    }

    /// <summary>The largest size at which all blocks up to it stay within a share of pairs.</summary>
    static int Most(long[] pairs, double share)
    {
        for (int size = 2; size < pairs.Length - 1; size++)
            if ((share -= pairs[size]) < 0)
                return size - 1;
        return pairs.Length - 2;
    }
}
