using System.Collections.Concurrent;
using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>What one recipe did: for the report.</summary>
/// <param name="Name">The recipe's Features.</param>
/// <param name="Pairs">Pairs that it was the first to find.</param>
/// <param name="LargestBlock">Records in the largest block that it compared.</param>
/// <param name="BlocksLeftOut">Blocks that held too many different records.</param>
public sealed record RecipeUse(string Name, long Pairs, int LargestBlock, int BlocksLeftOut)
{
    /// <summary>Blocks up to this size were compared.</summary>
    internal BlockLimit Limit { get; init; }

    /// <summary>Larger blocks, of many equal records, were compared where no more than so many are different.</summary>
    internal int MostDifferent { get; init; }
}

/// <summary>
/// Blocking is sorting: equal keys are brought together, equal keys are a block, and the pairs of a block are compared at once. A pair belongs to
/// the first recipe that finds it, told from the two nodes' features alone, so no set of pairs is kept.
/// </summary>
sealed class Blocker(NodeTable nodes, ComparisonSet comparisons, RecipeBook book, MatchOptions options) : IDisposable
{
    const int ChunkNodes = 1 << 14, Ahead = 64;

    // So few nodes are counted as strangers unseen: it makes no difference, and nearly all blocks are that small.
    internal const int FewNodes = 4;

    readonly IReadOnlyList<Recipe> recipes = book.Recipes;
    readonly BlockComparer comparer = new(comparisons, book, nodes.Count, options.Threads, nodes.Store);
    readonly KeyGroups groups = new(nodes.Store);
    readonly ConcurrentBag<PairWorker> spare = [];
    readonly BlockSizes sizes = new(nodes.Store);
    StandIns? standIns;

    [ThreadStatic]
    static uint[]? holdersOfBlock;

    /// <summary>Told when blocks begin to be compared (true), and when that is done: for measuring.</summary>
    Action<bool>? comparing;

    /// <summary>The pairs that the recipes find, compared, and what each recipe did.</summary>
    public static BlockedPairs Find(NodeTable nodes, ComparisonSet comparisons, RecipeBook book, MatchOptions options, Action<bool>? comparing = null)
    {
        using var blocker = new Blocker(nodes, comparisons, book, options) { comparing = comparing };
        return blocker.Find();
    }

    FeatureTable Features => comparer.Features;

    BlockedPairs Find()
    {
        var uses = new List<RecipeUse>();
        var found = new List<PairChunk>();
        for (int r = 0; r < recipes.Count; r++)
        {
            int before = found.Count;
            (int largest, int leftOut, BlockLimit limit, int mostDifferent) = recipes[r].Atoms == 0 ? EveryPair(r, found) : ByKey(r, found);
            uses.Add(new RecipeUse(recipes[r].Name(book.Atoms), found.Skip(before).Sum(c => (long)c.Count), largest, leftOut) { Limit = limit, MostDifferent = mostDifferent });
        }
        if (standIns is not null && WithStandIns(standIns) is { Count: > 0 } equal)
        {
            found.Add(equal);
            uses.Add(new RecipeUse("equal records", equal.Count, 2, 0));
        }
        int crowded = uses.Exists(u => u.BlocksLeftOut > 0) ? ComparedWithNobody(found) : 0;
        return new BlockedPairs(Join(found), uses, crowded, standIns?.Condensed);
    }

    public void Dispose()
    {
        comparer.Features.Dispose();
        groups.Dispose();
        sizes.Dispose();
        foreach (PairWorker worker in spare)
            comparisons.GiveBack(worker.Caches);
        standIns?.Dispose();
    }

    /// <summary>Records all of whose blocks were too large.</summary>
    int ComparedWithNobody(List<PairChunk> found)
    {
        using Column<bool> compared = nodes.Store.New<bool>(nodes.Count);
        Parallel.ForEach(found, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, chunk =>
        {
            foreach (int node in chunk.Left)
                compared[node] = true;
            foreach (int node in chunk.Right)
                compared[node] = true;
        });
        int nobody = 0;
        for (int node = 0; node < compared.Length; node++)
            nobody += !compared[node] && Features.LeftOut(node) != 0 ? 1 : 0;
        return nobody;
    }

    (int, int, BlockLimit, int) EveryPair(int recipe, List<PairChunk> found)
    {
        const int rows = 16;
        found.AddRange(InParallel((nodes.Count + rows - 1) / rows, (part, worker) =>
        {
            for (int node = part * rows; node < Math.Min(nodes.Count, (part + 1) * rows); node++)
                for (int other = node + 1; other < nodes.Count; other++)
                    worker.Found.Add(node, other, 1u << recipe, comparisons.Compare(node, other, worker.Caches));
        }));
        return (nodes.Count, 0, default, options.MaxBlock);
    }

    (int Largest, int LeftOut, BlockLimit Limit, int MostDifferent) ByKey(int recipe, List<PairChunk> found)
    {
        groups.Group((nodes.Count + ChunkNodes - 1) / ChunkNodes, options.Threads, (part, keys) => AddKeys(recipe, part, keys), sharedOnly: true);
        sizes.Reset(groups);
        Parallel.For(0, KeyGroups.Buckets, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, FindBlocks);
        var limit = BlockLimit.For(sizes, options, nodes.Count);
        var uses = new (int Largest, int LeftOut)[KeyGroups.Buckets];
        found.AddRange(InParallel(uses.Length, (bucket, worker) => uses[bucket] = CompareBlocks(recipe, bucket, limit, worker)));
        (int largest, int leftOut) = (uses.Max(u => u.Largest), uses.Sum(u => u.LeftOut));
        (int compared, int mostDifferent) = leftOut == 0 ? (0, options.MaxBlock) : CompareDifferent(recipe, limit, found);
        return (largest, leftOut - compared, limit, mostDifferent);
    }

    /// <summary>Of blocks that are too large, but hold few different records, compares those; the other blocks are left out.</summary>
    /// <returns>Number of blocks that were compared, and how many different records such a block may hold.</returns>
    (int Compared, int MostDifferent) CompareDifferent(int recipe, BlockLimit limit, List<PairChunk> found)
    {
        standIns = comparer.StandIns ??= new StandIns(comparisons, Features, nodes.Count, recipes.Count, options.Threads, nodes.Store);
        var repeating = new List<(int Start, int End)>[KeyGroups.Buckets];
        Parallel.For(0, KeyGroups.Buckets, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, bucket =>
        {
            repeating[bucket] = [];
            Oversize(sizes.Of(bucket), limit, (start, end) =>
            {
                if (standIns.Repeats(groups.Items(bucket)[start..end]))
                    repeating[bucket].Add((start, end));
            });
        });
        var blocks = new List<(int Bucket, int Start, int[] Different)>();
        for (int bucket = 0; bucket < KeyGroups.Buckets; bucket++)
            foreach ((int start, int end) in repeating[bucket])
                blocks.Add((bucket, start, standIns.Different(groups.Items(bucket)[start..end])));
        var most = BlockLimit.For([.. blocks.Select(b => BlockSize.OfStrangers(b.Different.Length))], options, nodes.Count);
        (int Bucket, int Start, int[] Different)[] few = [.. blocks.Where(b => most.Allows(BlockSize.OfStrangers(b.Different.Length)))];
        foreach ((int bucket, int start, _) in few)
            standIns.Replace(groups.Items(bucket)[start..End(groups.Keys(bucket), start)], recipe, groups.Keys(bucket)[start]);
        found.AddRange(InParallel(few.Length, (b, worker) =>
        {
            comparer.Add(recipe, groups.Keys(few[b].Bucket)[few[b].Start], few[b].Different, worker, standIns);
            comparer.Compare(worker, standIns);
        }));
        LeaveOut(recipe, limit, [.. few.Select(b => groups.Keys(b.Bucket)[b.Start])]);
        return (few.Length, Math.Min(most.Nodes, most.Holders));
    }

    /// <summary>Those for whom another stood, with that other: unless a recipe compared them.</summary>
    PairChunk WithStandIns(StandIns others)
    {
        PairWorker worker = Rent();
        foreach ((int left, int right, uint by) in others.Pairs())
            if (comparer.Finders(left, right) == 0)
                worker.Found.Add(left, right, by, comparisons.Compare(left, right, worker.Caches), others.TimesWithin(left));
        spare.Add(worker);
        return worker.Found.Make();
    }

    void AddKeys(int recipe, int part, KeyGroups.Part keys)
    {
        ulong mask = recipes[recipe].Atoms;
        var several = new List<ulong>(16);
        for (int node = part * ChunkNodes; node < Math.Min(nodes.Count, (part + 1) * ChunkNodes); node++)
        {
            if (!Features.Several(node))
            {
                if (Recipe.KeyOf(mask, Features.Row(node)) is var key and not 0)
                    keys.Add(key, node);
                continue;
            }
            recipes[recipe].KeysOf(book.Atoms, node, several);
            foreach (ulong own in several)
                keys.Add(own, node);
        }
    }

    /// <summary>Finds the blocks of a bucket that hold a pair.</summary>
    void FindBlocks(int bucket)
    {
        ReadOnlySpan<ulong> keys = groups.Keys(bucket);
        ReadOnlySpan<int> items = groups.Items(bucket);
        for (int start = 0; start < keys.Length;)
        {
            int end = End(keys, start);
            if (end - start > FewNodes && book.Holders is { } holders)
                sizes.Add(bucket, Holders.Size(items[start..end], holders, ref holdersOfBlock) with { Start = start });
            else if (end - start > 1)
                sizes.Add(bucket, BlockSize.OfStrangers(end - start) with { Start = start });
            start = end;
        }
    }

    static int End(ReadOnlySpan<ulong> keys, int start)
    {
        int end = start + 1;
        while (end < keys.Length && keys[end] == keys[start])
            end++;
        return end;
    }

    /// <returns>Nodes of the largest block that was compared, and how many blocks were not.</returns>
    (int Largest, int LeftOut) CompareBlocks(int recipe, int bucket, BlockLimit limit, PairWorker worker)
    {
        ReadOnlySpan<BlockSize> sizes = this.sizes.Of(bucket);
        ReadOnlySpan<ulong> keys = groups.Keys(bucket);
        ReadOnlySpan<int> items = groups.Items(bucket);
        int next = 0, asked = 0, largest = 0, leftOut = 0;
        foreach (ref readonly BlockSize size in sizes)
        {
            // Nodes lie anywhere: those of the next blocks are on their way while these are compared.
            for (; next < sizes.Length && asked < Ahead; next++)
                if (limit.Allows(sizes[next]))
                {
                    foreach (int node in items.Slice(sizes[next].Start, sizes[next].Nodes))
                        Features.Prefetch(node);
                    asked += sizes[next].Nodes;
                }
            if (!limit.Allows(size))
            {
                leftOut++;
                continue;
            }
            largest = Math.Max(largest, size.Nodes);
            asked -= size.Nodes;
            comparer.Add(recipe, keys[size.Start], items.Slice(size.Start, size.Nodes), worker, null);
        }
        comparer.Compare(worker, null);
        return (largest, leftOut);
    }

    /// <summary>Notes whose blocks were too large: their pairs are left to other recipes.</summary>
    void LeaveOut(int recipe, BlockLimit limit, HashSet<ulong> compared)
    {
        var left = new List<ulong>[KeyGroups.Buckets];
        Parallel.For(0, KeyGroups.Buckets, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, bucket =>
        {
            left[bucket] = [];
            Oversize(sizes.Of(bucket), limit, (start, end) =>
            {
                ulong key = groups.Keys(bucket)[start];
                if (compared.Contains(key))
                    return;
                left[bucket].Add(key);
                foreach (int node in groups.Items(bucket)[start..end])
                    Features.LeaveOut(node, recipe);
            });
        });
        recipes[recipe].Oversize.EnsureCapacity(left.Sum(l => l.Count));
        foreach (List<ulong> own in left)
            recipes[recipe].Oversize.UnionWith(own);
    }

    /// <summary>Goes through the blocks of a bucket that are over a limit.</summary>
    static void Oversize(ReadOnlySpan<BlockSize> sizes, BlockLimit limit, Action<int, int> visit)
    {
        foreach (BlockSize size in sizes)
            if (!limit.Allows(size))
                visit(size.Start, size.Start + size.Nodes);
    }

    PairWorker Rent()
    {
        if (spare.TryTake(out PairWorker? worker))
            return worker;
        var patterns = new PatternTable();
        return new PairWorker(comparisons.NewCaches(), patterns, new PairChunk.Maker(patterns, nodes.Store));
    }

    /// <summary>Runs pieces of work that are the same for any number of threads, and keeps their order.</summary>
    PairChunk[] InParallel(int pieces, Action<int, PairWorker> work)
    {
        var chunks = new PairChunk[pieces];
        comparing?.Invoke(true);
        Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, Rent, (piece, _, worker) =>
        {
            work(piece, worker);
            chunks[piece] = worker.Found.Make();
            return worker;
        }, spare.Add);
        comparing?.Invoke(false);
        return chunks;
    }

    ComparedPairs Join(List<PairChunk> chunks)
    {
        (PatternCounts counts, Dictionary<PatternTable, int[]> rows) = PatternCounts.Of([.. spare.Select(w => w.Patterns)]);
        Parallel.ForEach(chunks, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, chunk => chunk.Finish(rows));
        return new ComparedPairs(chunks, counts, [.. spare.Select(w => w.Found)]);
    }
}
