using System.Buffers;
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
    readonly BlockLimit[] limits;
    readonly int[] mostDifferent;
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
        index = new BlockIndex(nodes);
        // A run of one record has no recipes; its equals are known all the same.
        if (ComparesAll || nodes == 0)
            return;
        using var groups = new KeyGroups(ColumnStore.Memory);
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
        return IsOpen(recipe, key, size) ? BlockState.Open
            : condensedInRun.Count > 0 && condensedInRun.TryGetValue(key, out bool inRun) ? (inRun ? BlockState.Condensed : BlockState.Closed)
            : IsCrowdOfFew(recipe, size, different) ? BlockState.Condensed : BlockState.Closed;
    }

    /// <summary>True where a block of so many nodes is open whoever they are.</summary>
    bool IsSmall(int recipe, int size) => size < 2 || (size <= limits[recipe].Nodes && size <= limits[recipe].Holders);

    bool IsOpen(int recipe, ulong key, int size)
    {
        if (IsSmall(recipe, size))
            return true;
        // So few nodes a run counts unseen.
        if (size > limits[recipe].Nodes || size <= Blocker.FewNodes)
            return false;
        int[] own = ArrayPool<int>.Shared.Rent(size);
        int there = index.CopyTo(key, own.AsSpan(0, size));
        bool isOpen = HoldersOf(own.AsSpan(0, there), limits[recipe].Holders) <= limits[recipe].Holders;
        ArrayPool<int>.Shared.Return(own);
        return isOpen;
    }

    /// <summary>Number of different holders of some nodes, as far as it is up to a limit.</summary>
    int HoldersOf(ReadOnlySpan<int> block, int limit)
    {
        uint[] seen = ArrayPool<uint>.Shared.Rent(limit + 1);
        int count = 0;
        for (int i = 0; i < block.Length && count <= limit; i++)
            if (tables.Holder(block[i]) is var holder && !seen.AsSpan(0, count).Contains(holder))
                seen[count++] = holder;
        ArrayPool<uint>.Shared.Return(seen);
        return count;
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
            bool isSmall = IsSmall(recipes[k], index.Size(keys[k]).Size + 1);
            BlockState before = isSmall ? BlockState.Open : State(recipes[k], keys[k]);
            index.Add(keys[k], node, isDifferent);
            if (!isSmall)
                Note(recipes[k], keys[k], before);
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
            bool isSmall = IsSmall(recipes[k], index.Size(keys[k]).Size);
            BlockState before = isSmall ? BlockState.Open : State(recipes[k], keys[k]);
            index.Remove(keys[k], node, wasDifferent);
            if (!isSmall)
                Note(recipes[k], keys[k], before);
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

    void Note(int recipe, ulong key, BlockState before)
    {
        if (before != State(recipe, key))
            Changed.TryAdd(key, (recipe, before));
    }

    /// <summary>A run looks at a sample of a large block to tell whether most of it repeats. Where that came out otherwise than counting would, it stands.</summary>
    void Note(int recipe, ulong key, ReadOnlySpan<int> block, Condensed? condensed)
    {
        int holders = block.Length <= Blocker.FewNodes ? block.Length : HoldersOf(block, limits[recipe].Holders);
        if (block.Length <= limits[recipe].Nodes && holders <= limits[recipe].Holders)
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
        int size = node + (node >> 4) + 16;
        Array.Resize(ref isIn, size);
        Array.Resize(ref repeats, size);
    }
}
