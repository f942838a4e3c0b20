using Guiyi.Internals;
using Guiyi.Match.Blocking;

namespace Guiyi.Match.Live;

/// <summary>
/// Which nodes have a blocking key: the blocks of all recipes, kept so that one record can be looked up, added and taken out. The keys of
/// different recipes are different hashes, so one index holds them all. Many may look up while one adds: each part is locked for itself, for the
/// change of one block.
/// </summary>
sealed class BlockIndex
{
    const int ChunkNodes = 1 << 13;

    /// <summary>Nodes for each further part of a bucket.</summary>
    const int NodesPerPart = 1 << 17, MostParts = 32;

    readonly BlockPart[] parts;
    readonly ulong keysInPart;

    /// <param name="nodes">Number of nodes to come at first. Of many the parts are more and stay small, so that the holes they leave behind when they grow are small and soon filled.</param>
    public BlockIndex(int nodes = 0)
    {
        parts = new BlockPart[KeyGroups.Buckets * (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(nodes / NodesPerPart, 1, MostParts))];
        keysInPart = ulong.MaxValue / (uint)parts.Length + 1;
        for (int p = 0; p < parts.Length; p++)
            parts[p] = new BlockPart();
    }

    /// <summary>The index of all nodes of a run.</summary>
    public static BlockIndex Of(RecipeBook book, int nodes, int threads)
    {
        var index = new BlockIndex(nodes);
        using var groups = new KeyGroups(ColumnStore.Memory);
        foreach (Recipe recipe in book.Recipes)
            index.Add(groups, nodes, threads, [], (node, own) => recipe.KeysOf(book.Atoms, node, own), null);
        index.Trim();
        return index;
    }

    /// <summary>Told of a block: its key and its nodes in their order.</summary>
    public delegate void KeySeen(ulong key, ReadOnlySpan<int> block);

    /// <summary>Adds many nodes at once.</summary>
    /// <param name="groups">Room to bring equal keys together.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="repeats">For each node whether one before it says the very same; empty where that does not matter.</param>
    /// <param name="keysOf">Gives the keys of a node.</param>
    /// <param name="seen">Told of the blocks of several nodes, perhaps from several threads; or null.</param>
    public void Add(KeyGroups groups, int nodes, int threads, bool[] repeats, Action<int, List<ulong>> keysOf, KeySeen? seen)
    {
        groups.Group((nodes + ChunkNodes - 1) / ChunkNodes, threads, (chunk, keys) =>
        {
            var own = new List<ulong>(16);
            for (int node = chunk * ChunkNodes; node < Math.Min(nodes, (chunk + 1) * ChunkNodes); node++)
            {
                own.Clear();
                keysOf(node, own);
                foreach (ulong key in own)
                    keys.Add(key, node);
            }
        });
        Parallel.For(0, KeyGroups.Buckets, new ParallelOptions { MaxDegreeOfParallelism = threads }, bucket =>
        {
            ReadOnlySpan<ulong> keys = groups.Keys(bucket);
            ReadOnlySpan<int> items = groups.Items(bucket);
            for (int start = 0, i = 0; i < keys.Length; i++)
            {
                if (i + 1 < keys.Length && keys[i + 1] == keys[start])
                    continue;
                Add(PartOf(keys[start]), keys[start], items[start..(i + 1)], repeats);
                if (i > start)
                    seen?.Invoke(keys[start], items[start..(i + 1)]);
                start = i + 1;
            }
        });
    }

    static void Add(BlockPart part, ulong key, ReadOnlySpan<int> nodes, bool[] repeats)
    {
        bool IsDifferent(int node) => repeats.Length == 0 || !repeats[node];
        int different = 0;
        foreach (int node in nodes)
            different += IsDifferent(node) ? 1 : 0;
        if (nodes.Length > 1 && part.AddAll(key, nodes, different))
            return;
        foreach (int node in nodes)
            part.Add(key, node, IsDifferent(node));
    }

    /// <summary>Gives back what building left over.</summary>
    public void Trim()
    {
        Parallel.ForEach(parts, part => part.Trim());
    }

    /// <summary>Puts a node into the block of a key; see <see cref="BlockPart.Add"/>.</summary>
    public void Add(ulong key, int node, bool isDifferent)
    {
        BlockPart part = PartOf(key);
        lock (part)
            part.Add(key, node, isDifferent);
    }

    /// <summary>Takes a node out of the block of a key; see <see cref="BlockPart.Remove"/>.</summary>
    public void Remove(ulong key, int node, bool wasDifferent)
    {
        BlockPart part = PartOf(key);
        lock (part)
            part.Remove(key, node, wasDifferent);
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

    /// <summary>Number of nodes with a key, and how many of them are different.</summary>
    public (int Size, int Different) Size(ulong key)
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

    /// <summary>Adds the nodes with a key to a list.</summary>
    public void AddTo(List<int> nodes, ulong key)
    {
        BlockPart part = PartOf(key);
        lock (part)
        {
            int at = nodes.Count;
            System.Runtime.InteropServices.CollectionsMarshal.SetCount(nodes, at + part.Size(key).Size);
            part.CopyTo(key, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(nodes)[at..]);
        }
    }

    // As KeyGroups deals keys to its buckets: a part has keys of one bucket only, which one thread fills.
    BlockPart PartOf(ulong key) => parts[key / keysInPart];
}
