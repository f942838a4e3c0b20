using Guiyi.Internals;
using Guiyi.Match.Blocking;

namespace Guiyi.Match.Live;

/// <summary>
/// Which nodes have a blocking key: the blocks of all recipes, kept so that one record can be looked up and one can be added. The keys of
/// different recipes are different hashes, so one index holds them all. Many may look up while one adds: each part is locked for itself, for the
/// change of one block.
/// </summary>
sealed class BlockIndex
{
    const int ChunkNodes = 1 << 13;

    readonly BlockPart[] parts = new BlockPart[KeyGroups.Buckets];

    /// <param name="most">Nodes of a block at most; a larger one is given up.</param>
    public BlockIndex(int most)
    {
        for (int p = 0; p < parts.Length; p++)
            parts[p] = new BlockPart(most);
    }

    /// <summary>The index of all nodes of a run.</summary>
    public static BlockIndex Of(RecipeBook book, int nodes, int most, int threads)
    {
        var index = new BlockIndex(most);
        using var groups = new KeyGroups(ColumnStore.Memory);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        foreach (Recipe recipe in book.Recipes)
        {
            groups.Group((nodes + ChunkNodes - 1) / ChunkNodes, threads, (chunk, keys) =>
            {
                var own = new List<ulong>(16);
                for (int node = chunk * ChunkNodes; node < Math.Min(nodes, (chunk + 1) * ChunkNodes); node++)
                {
                    recipe.KeysOf(book.Atoms, node, own);
                    foreach (ulong key in own)
                        keys.Add(key, node);
                }
            });
            Parallel.For(0, KeyGroups.Buckets, parallel, bucket =>
            {
                ReadOnlySpan<ulong> keys = groups.Keys(bucket);
                ReadOnlySpan<int> items = groups.Items(bucket);
                for (int i = 0; i < keys.Length; i++)
                    index.parts[bucket].Add(keys[i], items[i]);
            });
        }
        foreach (BlockPart part in index.parts)
            part.Trim();
        return index;
    }

    public void Add(ulong key, int node)
    {
        BlockPart part = PartOf(key);
        lock (part)
            part.Add(key, node);
    }

    /// <summary>Says that keys will be added soon: first their places are asked for, then what these lead to.</summary>
    public void PrefetchToAdd(List<ulong> keys)
    {
        Prefetch(keys);
        foreach (ulong key in keys)
            PartOf(key).PrefetchBlock(key);
    }

    /// <summary>Says that keys will be looked up soon.</summary>
    public void Prefetch(List<ulong> keys)
    {
        foreach (ulong key in keys)
            PartOf(key).Prefetch(key);
    }

    /// <summary>Number of nodes with a key, or <see cref="BlockPart.TooMany"/>.</summary>
    public int Size(ulong key)
    {
        BlockPart part = PartOf(key);
        lock (part)
            return part.Size(key);
    }

    /// <summary>Copies the nodes with a key, as many as there is room for.</summary>
    public int CopyTo(ulong key, Span<int> nodes)
    {
        BlockPart part = PartOf(key);
        lock (part)
            return part.CopyTo(key, nodes);
    }

    // As KeyGroups deals keys to its buckets.
    BlockPart PartOf(ulong key) => parts[key / (ulong.MaxValue / KeyGroups.Buckets + 1)];
}
