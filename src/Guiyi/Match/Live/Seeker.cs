using Guiyi.Internals;

namespace Guiyi.Match.Live;

/// <summary>
/// Tells which nodes a node is found with, and how much each pair weighs; one thread at a time. A pair is found where both share a key whose block
/// is open, or condensed and both are the first of their equals; and equal nodes in a condensed block, each with the first of them. That is what a
/// batch finds, too.
/// </summary>
sealed class Seeker
{
    const int Asked = 0, Other = 1, Ahead = 8, FewestSlots = 64;

    readonly LiveTables tables;
    readonly LiveBlocks blocks;
    readonly int recipes;
    readonly Desk desk;
    readonly List<int> found = [], equals = [];
    int[] seen = [];

    public Seeker(LiveTables tables, LiveBlocks blocks)
    {
        (this.tables, this.blocks, recipes) = (tables, blocks, tables.Book.Recipes.Count);
        desk = new Desk(tables);
    }

    /// <summary>Where two are compared.</summary>
    public Desk Desk => desk;

    /// <summary>Reads the keys of a node, which stay until the next are read.</summary>
    public DeskKeys KeysOf(int node)
    {
        desk.ReadKeys(node, Asked);
        return desk.Keys;
    }

    /// <summary>Adds the edges of a node to all that it is found with.</summary>
    /// <param name="node">The node.</param>
    /// <param name="least">log2 odds at which a pair is an edge.</param>
    /// <param name="edges">Takes the edges, the node on the left.</param>
    public void Seek(int node, double least, List<Edge> edges)
    {
        desk.TakeNode(node);
        Gather(node);
        Compare(node, found, least, edges);
    }

    /// <summary>Adds the edges within a block that was closed before.</summary>
    public void SeekWithin(IReadOnlyList<int> block, double least, List<Edge> edges)
    {
        for (int i = 0; i < block.Count; i++)
        {
            desk.TakeNode(block[i]);
            found.Clear();
            for (int j = i + 1; j < block.Count; j++)
                found.Add(block[j]);
            Compare(block[i], found, least, edges);
        }
    }

    /// <summary>The nodes near the record at the desk, whose keys were not read yet.</summary>
    /// <param name="node">Its node, which is left out; -1 where it is not in.</param>
    /// <param name="least">log2 odds from which a node is near.</param>
    /// <param name="near">Takes the nodes, the heaviest first.</param>
    public void Near(int node, double least, List<NearNode> near)
    {
        Gather(node);
        foreach (int other in found)
            if (desk.Compare(other, out NearNode close) && close.Weight >= least)
                near.Add(close);
        near.Sort();
    }

    /// <summary>True where the two nodes, both of which are in, are found.</summary>
    public bool IsFound(int a, int b)
    {
        if (blocks.ComparesAll)
            return true;
        desk.ReadKeys(a, Asked);
        desk.ReadKeys(b, Other);
        bool areFirst = !blocks.Repeats(a) && !blocks.Repeats(b);
        bool areEqual = blocks.Repeats(a) != blocks.Repeats(b) && tables.Content(a) is not 0 and ulong content && content == tables.Content(b);
        (int left, int right) = tables.IsBefore(a, b) ? (Asked, Other) : (Other, Asked);
        for (int recipe = 0; recipe < recipes; recipe++)
        {
            ulong key = desk.Keys.Shared(recipe, left, right);
            if (key == 0)
                continue;
            BlockState state = blocks.State(recipe, key);
            if (state == BlockState.Open || (state == BlockState.Condensed && (areFirst || areEqual)))
                return true;
        }
        return false;
    }

    void Compare(int node, List<int> others, double least, List<Edge> edges)
    {
        for (int i = 0; i < others.Count; i++)
        {
            if (i + Ahead < others.Count)
                tables.Prefetch(others[i + Ahead]);
            // What was gathered is a little more than what is found: short hashes may fall together, and of several shared keys the first one counts.
            if (desk.Compare(others[i], out NearNode near) && near.Weight >= least && IsFound(node, others[i]))
                edges.Add(new Edge(node, others[i], near.Weight));
        }
    }

    /// <summary>Collects all that the node at the desk may be found with.</summary>
    /// <param name="node">The node, or -1 for a record that is not in.</param>
    void Gather(int node)
    {
        found.Clear();
        if (blocks.ComparesAll)
        {
            for (int other = 0; other < tables.Count; other++)
                if (other != node && blocks.IsIn(other))
                    found.Add(other);
            return;
        }
        desk.ReadKeys();
        (List<ulong> keys, List<byte> recipeOf) = (desk.Keys.All, desk.Keys.RecipesAt(Asked));
        blocks.Prefetch(keys);
        bool isFirst = node < 0 || !blocks.Repeats(node), amongEquals = false;
        for (int k = 0; k < keys.Count; k++)
        {
            BlockState state = blocks.State(recipeOf[k], keys[k]);
            if (state == BlockState.Open)
                blocks.AddTo(found, keys[k]);
            amongEquals |= state == BlockState.Condensed;
            if (state == BlockState.Condensed && isFirst)
                AddFirsts(keys[k]);
        }
        if (amongEquals && node >= 0)
            AddEquals(node, isFirst);
        KeepOnce(node);
    }

    void AddFirsts(ulong key)
    {
        equals.Clear();
        blocks.AddTo(equals, key);
        foreach (int other in equals)
            if (!blocks.Repeats(other))
                found.Add(other);
    }

    /// <summary>The first of equal nodes is found with all others, each of them with the first.</summary>
    void AddEquals(int node, bool isFirst)
    {
        equals.Clear();
        blocks.AddEquals(node, equals);
        foreach (int other in equals)
            if (isFirst || !blocks.Repeats(other))
                found.Add(other);
    }

    /// <summary>A table for those found alone: one for all nodes would be as large for each thread that seeks.</summary>
    void KeepOnce(int node)
    {
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(FewestSlots, found.Count * 2));
        if (seen.Length < size)
            seen = new int[size];
        Span<int> slots = seen.AsSpan(0, size);
        slots.Clear();
        int kept = 0;
        for (int i = 0; i < found.Count; i++)
        {
            int other = found[i], slot = (int)Hash64.Mix((uint)other, 0) & (size - 1);
            while (slots[slot] != 0 && slots[slot] != other + 1)
                slot = (slot + 1) & (size - 1);
            if (other == node || slots[slot] != 0)
                continue;
            slots[slot] = other + 1;
            found[kept++] = other;
        }
        found.RemoveRange(kept, found.Count - kept);
    }
}
