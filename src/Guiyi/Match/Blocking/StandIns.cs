using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Blocking;

/// <summary>
/// In a block that is too large, of records that say the very same one stands for all: five thousand rows of one person are few different rows. The
/// others are compared with the one that stands for them, and with nobody else.
/// </summary>
/// <param name="comparisons">What is compared.</param>
/// <param name="features">The nodes' features.</param>
/// <param name="nodes">Number of nodes.</param>
/// <param name="recipes">Number of recipes.</param>
/// <param name="threads">Threads.</param>
/// <param name="store">Where what grows with the nodes lies.</param>
sealed class StandIns(ComparisonSet comparisons, FeatureTable features, int nodes, int recipes, int threads, ColumnStore store) : IDisposable
{
    // So many records of a block are looked at; where less than half of them repeat another, the block is a crowd of different ones.
    const int Looked = 64;

    const int ChunkNodes = 1 << 13;

    readonly Column<ulong> hashes = Hashes(comparisons, features, nodes, threads, store);
    readonly Dictionary<ulong, int> known = [];
    Condensed? condensed;

    /// <summary>Who stands for whom; null as long as nobody does.</summary>
    public Condensed? Condensed => condensed;

    public void Dispose() => hashes.Dispose();

    /// <summary>Recipes, a bit each, in which another stands for the node.</summary>
    public uint StoodFor(int node) => condensed is null ? 0 : condensed.Recipes[node];

    /// <summary>For each node a hash of all that it says; 0 of those that have several values of something: such a node has several keys, and may meet others elsewhere.</summary>
    static Column<ulong> Hashes(ComparisonSet comparisons, FeatureTable features, int nodes, int threads, ColumnStore store)
    {
        Column<ulong> hashes = store.New<ulong>(nodes);
        Parallel.For(0, (nodes + ChunkNodes - 1) / ChunkNodes, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
        {
            for (int node = part * ChunkNodes; node < Math.Min(nodes, (part + 1) * ChunkNodes); node++)
                if (!features.Several(node) && comparisons.AreEqual(node, node))
                    hashes[node] = comparisons.ContentHash(node) | 1;
        });
        return hashes;
    }

    /// <summary>The different records of a block in which most repeat another, in their order.</summary>
    public int[] Different(ReadOnlySpan<int> block)
    {
        known.Clear();
        var different = new List<int>();
        foreach (int node in block)
            if (StandInOf(node) == node)
                different.Add(node);
        return [.. different];
    }

    /// <summary>Lets others stand for those of a block's nodes that have an equal one before them.</summary>
    public void Replace(ReadOnlySpan<int> block, int recipe, ulong key)
    {
        condensed ??= new Condensed(store.New<int>(nodes), store.New<uint>(nodes), store.New<int>(nodes), [.. Enumerable.Range(0, recipes).Select(_ => new HashSet<ulong>())]);
        condensed.Keys[recipe].Add(key);
        known.Clear();
        foreach (int node in block)
            if (StandInOf(node) is var other && other != node)
            {
                // Equal nodes have the same keys: who stands for whom is the same in every recipe.
                if (condensed.Recipes[node] == 0)
                    condensed.Others[other]++;
                condensed.StandIn[node] = other;
                condensed.Recipes[node] |= 1u << recipe;
            }
    }

    /// <summary>Each node that another stands for, with that other first, and the recipes in which it does.</summary>
    public IEnumerable<(int Left, int Right, uint Recipes)> Pairs()
    {
        for (int node = 0; condensed is not null && node < nodes; node++)
            if (condensed.Recipes[node] != 0)
                yield return (condensed.StandIn[node], node, condensed.Recipes[node]);
    }

    /// <summary>How many pairs two different records of a block stand for.</summary>
    public long Times(int a, int b) => condensed is null ? 1 : (1L + condensed.Others[a]) * (1L + condensed.Others[b]);

    /// <summary>How many pairs a record stands for, with each of those that it stands for: all pairs among equal records, dealt out evenly.</summary>
    public long TimesWithin(int standIn) => (2L + condensed!.Others[standIn]) / 2;

    /// <summary>True where most of a block repeat another; told from some of them. Several threads may ask at once.</summary>
    public bool Repeats(ReadOnlySpan<int> block)
    {
        const int places = 2 * Looked;
        int looked = Math.Min(Looked, block.Length), different = 0;
        Span<ulong> seen = stackalloc ulong[places];
        seen.Clear();
        for (int i = 0; i < looked && different * 2 <= looked; i++)
        {
            ulong hash = hashes[block[(int)((long)i * block.Length / looked)]];
            int place = (int)(hash >> 8) & (places - 1);
            while (hash != 0 && seen[place] != 0 && seen[place] != hash)
                place = (place + 1) & (places - 1);
            if (hash != 0 && seen[place] == hash)
                continue;
            different++;
            if (hash != 0)
                seen[place] = hash;
        }
        return different * 2 <= looked;
    }

    /// <summary>The first equal node that was asked about since the table of known ones was cleared.</summary>
    int StandInOf(int node)
    {
        ulong hash = hashes[node];
        if (hash == 0)
            return node;
        if (known.TryGetValue(hash, out int other))
            return comparisons.AreEqual(other, node) ? other : node;
        known.Add(hash, node);
        return node;
    }
}
