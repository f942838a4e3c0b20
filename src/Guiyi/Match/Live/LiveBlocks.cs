using Guiyi.Internals;
using Guiyi.Match.Blocking;

namespace Guiyi.Match.Live;

/// <summary>What a block is good for.</summary>
enum BlockState
{
    /// <summary>Within the limit: all its pairs are found.</summary>
    Open,
    /// <summary>Too large, but of few different records: those are found, and of equal ones each with the first of them.</summary>
    Condensed,
    /// <summary>Too large: its pairs are left to other recipes.</summary>
    Closed,
}

/// <summary>
/// The blocks of the records that are there now, with the limits that the run had: so what a block is good for follows from who is in it, not from
/// who came first. Blocks keep all their nodes; one that crosses its limit, either way, is noted.
/// </summary>
sealed class LiveBlocks
{
    const ulong EqualSalt = 0x5361_6D65_4365_6C6C;

    readonly LiveTables tables;
    readonly BlockIndex index;
    readonly int[] limits, mostDifferent;
    // Blocks of which the run's sample of records told otherwise than a count would have.
    readonly Dictionary<ulong, bool> condensedInRun = [];
    readonly List<int> equals = [];
    bool[] isIn, repeats;

    /// <param name="tables">The nodes; those of the run are put in.</param>
    /// <param name="match">The run's matches.</param>
    /// <param name="book">The run's recipes.</param>
    /// <param name="threads">Threads to build with.</param>
    public LiveBlocks(LiveTables tables, MatchResult match, RecipeBook book, int threads)
    {
        this.tables = tables;
        int nodes = tables.Nodes.Count;
        ComparesAll = book.Recipes.Count == 1 && book.Recipes[0].Atoms == 0;
        (isIn, repeats) = (new bool[nodes], new bool[nodes]);
        Array.Fill(isIn, true);
        limits = [.. match.Recipes.Take(book.Recipes.Count).Select(r => r.Limit)];
        mostDifferent = [.. match.Recipes.Take(book.Recipes.Count).Select(r => r.MostDifferent)];
        index = new BlockIndex();
        if (ComparesAll || book.Recipes.Count == 0)
            return;
        var groups = new KeyGroups();
        index.Add(groups, nodes, threads, [], (node, keys) => AddEqualKey(node, keys), (_, block) =>
        {
            foreach (int node in block[1..])
                repeats[node] = true;
        });
        for (int r = 0; r < book.Recipes.Count; r++)
        {
            (int recipe, Recipe keys) = (r, book.Recipes[r]);
            index.Add(groups, nodes, threads, repeats, (node, own) => keys.KeysOf(book.Atoms, node, own), (key, block) => Note(recipe, key, block, match.Condensed));
        }
        index.Trim();
    }

    /// <summary>There are few records: every pair is found.</summary>
    public bool ComparesAll { get; }

    /// <summary>Blocks that changed what they are good for, with their recipes and what they were good for before.</summary>
    public Dictionary<ulong, (int Recipe, BlockState Before)> Changed { get; } = [];

    /// <summary>Nodes that are the first of their equals no longer, or are now.</summary>
    public HashSet<int> Exchanged { get; } = [];

    /// <summary>True for a node that is there.</summary>
    public bool IsIn(int node)
    {
        // Others may look while nodes come.
        bool[] own = isIn;
        return node < own.Length && own[node];
    }

    /// <summary>True where an equal node comes before it.</summary>
    public bool Repeats(int node)
    {
        bool[] own = repeats;
        return node < own.Length && own[node];
    }

    /// <summary>What the block of a key is good for.</summary>
    public BlockState State(int recipe, ulong key)
    {
        (int size, int different) = index.Size(key);
        return State(recipe, key, size, different);
    }

    BlockState State(int recipe, ulong key, int size, int different)
    {
        if (size <= limits[recipe])
            return BlockState.Open;
        bool few = condensedInRun.Count > 0 && condensedInRun.TryGetValue(key, out bool inRun) ? inRun : IsCrowdOfFew(recipe, size, different);
        return few ? BlockState.Condensed : BlockState.Closed;
    }

    bool IsCrowdOfFew(int recipe, int size, int different) => different <= mostDifferent[recipe] && different * 2L <= size;

    /// <summary>Adds the nodes with a key to a list.</summary>
    public void AddTo(List<int> nodes, ulong key) => index.AddTo(nodes, key);

    /// <summary>Says that keys will be looked up soon.</summary>
    public void Prefetch(List<ulong> keys) => index.Prefetch(keys);

    /// <summary>Adds the nodes that say the very same as one, itself among them where it is in; none where it has no equals.</summary>
    public void AddEquals(int node, List<int> into)
    {
        if (tables.Content(node) is not (not 0 and ulong content))
            return;
        int from = into.Count;
        index.AddTo(into, EqualKey(content));
        for (int i = into.Count - 1; i >= from; i--)
            if (tables.Content(into[i]) != content)
                into.RemoveAt(i);
    }

    /// <summary>Puts a node in.</summary>
    /// <param name="node">The node.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="recipes">Beside each key its recipe.</param>
    public void Put(int node, List<ulong> keys, List<byte> recipes)
    {
        Grow(node);
        isIn[node] = true;
        if (ComparesAll)
            return;
        bool isDifferent = PutAmongEquals(node);
        index.PrefetchToAdd(keys);
        for (int k = 0; k < keys.Count; k++)
        {
            (int size, int different) = index.Size(keys[k]);
            index.Add(keys[k], node, isDifferent);
            Note(recipes[k], keys[k], (size, different), (size + 1, different + (isDifferent ? 1 : 0)));
        }
    }

    /// <summary>Takes a node out.</summary>
    public void Take(int node, List<ulong> keys, List<byte> recipes)
    {
        isIn[node] = false;
        if (ComparesAll)
            return;
        bool wasDifferent = TakeFromEquals(node);
        index.Prefetch(keys);
        for (int k = 0; k < keys.Count; k++)
        {
            (int size, int different) = index.Size(keys[k]);
            index.Remove(keys[k], node, wasDifferent);
            Note(recipes[k], keys[k], (size, different), (size - 1, different - (wasDifferent ? 1 : 0)));
        }
    }

    /// <returns>True where none is equal.</returns>
    bool PutAmongEquals(int node)
    {
        repeats[node] = false;
        if (tables.Content(node) is not (not 0 and ulong content))
            return true;
        equals.Clear();
        AddEquals(node, equals);
        index.Add(EqualKey(content), node, isDifferent: true);
        if (equals.Count == 0)
            return true;
        int first = FirstOf(equals);
        if (tables.IsBefore(node, first))
        {
            repeats[first] = true;
            Exchanged.Add(first);
        }
        else
        {
            repeats[node] = true;
        }
        return false;
    }

    /// <returns>True where none is equal.</returns>
    bool TakeFromEquals(int node)
    {
        if (tables.Content(node) is not (not 0 and ulong content))
            return true;
        index.Remove(EqualKey(content), node, wasDifferent: true);
        equals.Clear();
        AddEquals(node, equals);
        if (equals.Count > 0 && !repeats[node])
        {
            int next = equals[0];
            foreach (int other in equals)
                if (tables.IsBefore(other, next))
                    next = other;
            repeats[next] = false;
            Exchanged.Add(next);
        }
        return equals.Count == 0;
    }

    int FirstOf(List<int> equalNodes)
    {
        foreach (int node in equalNodes)
            if (!repeats[node])
                return node;
        throw new InvalidOperationException("None of some equal nodes is the first of them.");
    }

    void Note(int recipe, ulong key, (int Size, int Different) before, (int Size, int Different) after)
    {
        if (before.Size <= limits[recipe] && after.Size <= limits[recipe])
            return;
        BlockState was = State(recipe, key, before.Size, before.Different);
        if (was != State(recipe, key, after.Size, after.Different))
            Changed.TryAdd(key, (recipe, was));
    }

    /// <summary>A run looks at a sample of a large block to tell whether most of it repeats. Where that came out otherwise than counting would, it stands.</summary>
    void Note(int recipe, ulong key, ReadOnlySpan<int> block, Condensed? condensed)
    {
        if (block.Length <= limits[recipe])
            return;
        int different = 0;
        foreach (int node in block)
            different += repeats[node] ? 0 : 1;
        bool inRun = condensed?.Keys[recipe].Contains(key) == true;
        if (inRun == IsCrowdOfFew(recipe, block.Length, different))
            return;
        lock (condensedInRun)
            condensedInRun.Add(key, inRun);
    }

    void AddEqualKey(int node, List<ulong> keys)
    {
        if (tables.Content(node) is not 0 and ulong content)
            keys.Add(EqualKey(content));
    }

    static ulong EqualKey(ulong content) => Hash64.Mix(content, EqualSalt);

    void Grow(int node)
    {
        if (node < isIn.Length)
            return;
        int size = node + (node >> 2) + 16;
        Array.Resize(ref isIn, size);
        Array.Resize(ref repeats, size);
    }
}
