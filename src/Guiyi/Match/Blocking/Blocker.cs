using System.Collections.Concurrent;
using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>What one recipe did: for the report.</summary>
/// <param name="Name">The recipe's features.</param>
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
    const int ChunkNodes = 1 << 14;

    // So few nodes are counted as strangers unseen: it makes no difference, and nearly all blocks are that small.
    internal const int FewNodes = 4;

    readonly IReadOnlyList<Recipe> recipes = book.Recipes;
    readonly RecipeTable table = new(book.Recipes, book.Atoms.Count);
    readonly FeatureTable features = new(book.Atoms, nodes.Count, options.Threads, nodes.Store);
    readonly KeyGroups groups = new(nodes.Store);
    StandIns? standIns;
    readonly ConcurrentBag<Worker> spare = [];

    /// <summary>The pairs that the recipes find, compared, and what each recipe did.</summary>
    public static BlockedPairs Find(NodeTable nodes, ComparisonSet comparisons, RecipeBook book, MatchOptions options)
    {
        using var blocker = new Blocker(nodes, comparisons, book, options);
        return blocker.Find();
    }

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
        features.Dispose();
        groups.Dispose();
    }

    /// <summary>Records all of whose blocks were too large.</summary>
    int ComparedWithNobody(List<PairChunk> found)
    {
        bool[] compared = new bool[nodes.Count];
        foreach (PairChunk chunk in found)
        {
            foreach (int node in chunk.Left)
                compared[node] = true;
            foreach (int node in chunk.Right)
                compared[node] = true;
        }
        int nobody = 0;
        for (int node = 0; node < compared.Length; node++)
            nobody += !compared[node] && features.LeftOut(node) != 0 ? 1 : 0;
        return nobody;
    }

    /// <summary>What a worker needs to itself.</summary>
    sealed record Worker(LevelCache[] Caches, PatternTable Patterns, PairBatch Batch);

    (int, int, BlockLimit, int) EveryPair(int recipe, List<PairChunk> found)
    {
        const int rows = 16;
        found.AddRange(InParallel((nodes.Count + rows - 1) / rows, (part, chunk, worker) =>
        {
            for (int node = part * rows; node < Math.Min(nodes.Count, (part + 1) * rows); node++)
                for (int other = node + 1; other < nodes.Count; other++)
                    chunk.Add(node, other, 1u << recipe, comparisons.Compare(node, other, worker.Caches));
        }));
        return (nodes.Count, 0, default, options.MaxBlock);
    }

    (int Largest, int LeftOut, BlockLimit Limit, int MostDifferent) ByKey(int recipe, List<PairChunk> found)
    {
        groups.Group((nodes.Count + ChunkNodes - 1) / ChunkNodes, options.Threads, (part, keys) => AddKeys(recipe, part, keys));
        BlockSize[][] sizes = new BlockSize[KeyGroups.Buckets][];
        Parallel.For(0, sizes.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, bucket => sizes[bucket] = BlockSizes(bucket));
        var limit = BlockLimit.For(sizes, options, nodes.Count);
        (int largest, int leftOut) = (0, 0);
        foreach (BlockSize[] own in sizes)
            foreach (BlockSize size in own)
                (largest, leftOut) = limit.Allows(size) ? (Math.Max(largest, size.Nodes), leftOut) : (largest, leftOut + 1);
        found.AddRange(InParallel(sizes.Length, (bucket, chunk, worker) => CompareBlocks(recipe, bucket, sizes[bucket], limit, chunk, worker)));
        if (leftOut == 0)
            return (largest, 0, limit, options.MaxBlock);
        (int compared, int mostDifferent) = CompareDifferent(recipe, sizes, limit, found);
        return (largest, leftOut - compared, limit, mostDifferent);
    }

    /// <summary>Of blocks that are too large, but hold few different records, compares those; the other blocks are left out.</summary>
    /// <returns>Number of blocks that were compared, and how many different records such a block may hold.</returns>
    (int Compared, int MostDifferent) CompareDifferent(int recipe, BlockSize[][] sizes, BlockLimit limit, List<PairChunk> found)
    {
        standIns ??= new StandIns(comparisons, features, nodes.Count, recipes.Count, options.Threads);
        var repeating = new List<(int Start, int End)>[KeyGroups.Buckets];
        Parallel.For(0, KeyGroups.Buckets, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, bucket =>
        {
            repeating[bucket] = [];
            Oversize(bucket, sizes[bucket], limit, (start, end) =>
            {
                if (standIns.Repeats(groups.Items(bucket)[start..end]))
                    repeating[bucket].Add((start, end));
            });
        });
        var blocks = new List<(int Bucket, int Start, int[] Different)>();
        for (int bucket = 0; bucket < KeyGroups.Buckets; bucket++)
            foreach ((int start, int end) in repeating[bucket])
                blocks.Add((bucket, start, standIns.Different(groups.Items(bucket)[start..end])));
        var most = BlockLimit.For([[.. blocks.Select(b => BlockSize.OfStrangers(b.Different.Length))]], options, nodes.Count);
        (int Bucket, int Start, int[] Different)[] few = [.. blocks.Where(b => most.Allows(BlockSize.OfStrangers(b.Different.Length)))];
        foreach ((int bucket, int start, _) in few)
            standIns.Replace(groups.Items(bucket)[start..End(groups.Keys(bucket), start)], recipe, groups.Keys(bucket)[start]);
        found.AddRange(InParallel(few.Length, (b, chunk, worker) =>
        {
            AddBlock(recipe, groups.Keys(few[b].Bucket)[few[b].Start], few[b].Different, chunk, worker, standIns);
            Compare(recipe, chunk, worker, standIns);
        }));
        LeaveOut(recipe, sizes, limit, [.. few.Select(b => groups.Keys(b.Bucket)[b.Start])]);
        return (few.Length, Math.Min(most.Nodes, most.Holders));
    }

    /// <summary>Those for whom another stood, with that other: unless a recipe compared them.</summary>
    PairChunk WithStandIns(StandIns others)
    {
        Worker worker = Rent();
        var chunk = new PairChunk(worker.Patterns);
        foreach ((int left, int right, uint by) in others.Pairs())
            if (Finders(left, right) == 0)
                chunk.Add(left, right, by, comparisons.Compare(left, right, worker.Caches), others.TimesWithin(left));
        chunk.Settle(nodes.Store);
        spare.Add(worker);
        return chunk;
    }

    void AddKeys(int recipe, int part, KeyGroups.Part keys)
    {
        ulong mask = recipes[recipe].Atoms;
        var several = new List<ulong>(16);
        for (int node = part * ChunkNodes; node < Math.Min(nodes.Count, (part + 1) * ChunkNodes); node++)
        {
            if (!features.Several(node))
            {
                if (Recipe.KeyOf(mask, features.Row(node)) is var key and not 0)
                    keys.Add(key, node);
                continue;
            }
            recipes[recipe].KeysOf(book.Atoms, node, several);
            foreach (ulong own in several)
                keys.Add(own, node);
        }
    }

    /// <summary>Sizes of the blocks that hold a pair.</summary>
    BlockSize[] BlockSizes(int bucket)
    {
        ReadOnlySpan<ulong> keys = groups.Keys(bucket);
        ReadOnlySpan<int> items = groups.Items(bucket);
        var sizes = new List<BlockSize>();
        uint[] scratch = [];
        for (int start = 0; start < keys.Length;)
        {
            int end = End(keys, start);
            if (end - start > FewNodes && book.Holders is { } holders)
                sizes.Add(Holders.Size(items[start..end], holders, ref scratch));
            else if (end - start > 1)
                sizes.Add(BlockSize.OfStrangers(end - start));
            start = end;
        }
        return [.. sizes];
    }

    static int End(ReadOnlySpan<ulong> keys, int start)
    {
        int end = start + 1;
        while (end < keys.Length && keys[end] == keys[start])
            end++;
        return end;
    }

    void CompareBlocks(int recipe, int bucket, BlockSize[] sizes, BlockLimit limit, PairChunk chunk, Worker worker)
    {
        int block = 0;
        ReadOnlySpan<ulong> keys = groups.Keys(bucket);
        ReadOnlySpan<int> items = groups.Items(bucket);
        for (int start = 0; start < keys.Length;)
        {
            int end = End(keys, start);
            if (end - start > 1 && limit.Allows(sizes[block++]))
                AddBlock(recipe, keys[start], items[start..end], chunk, worker, null);
            start = end;
        }
        Compare(recipe, chunk, worker, null);
    }

    /// <summary>Takes the pairs of a block into the worker's batch.</summary>
    void AddBlock(int recipe, ulong key, ReadOnlySpan<int> block, PairChunk chunk, Worker worker, StandIns? condensed)
    {
        foreach (int node in block)
            features.Prefetch(node);
        for (int i = 0; i < block.Length; i++)
            for (int j = i + 1; j < block.Length; j++)
            {
                // Equal keys keep the order of their nodes.
                if (!worker.Batch.Add(block[i], block[j], key))
                    continue;
                Compare(recipe, chunk, worker, condensed);
            }
    }

    /// <summary>
    /// Compares the batch step by step: each step asks for what the next will read. A pair at a time, a processor would spend most of its time waiting for
    /// rows that lie anywhere.
    /// </summary>
    void Compare(int recipe, PairChunk chunk, Worker worker, StandIns? condensed)
    {
        PairBatch batch = worker.Batch;
        uint own = 1u << recipe, before = own - 1;
        Span<BatchedPair> pairs = batch.Pairs;
        int kept = 0;
        foreach (BatchedPair pair in pairs)
        {
            (int a, int b) = (pair.A, pair.B);
            uint finders = Finders(a, b);
            // Not even its own: hashes that fall together.
            if ((finders & before) != 0 || (finders & own) == 0)
                continue;
            if (features.Several(a) && features.Several(b) && (a == b || recipes[recipe].SharedKey(book.Atoms, a, b) != pair.Key))
                continue;
            pairs[kept++] = pair with { Finders = finders };
            comparisons.Prefetch(a);
            comparisons.Prefetch(b);
        }
        pairs = pairs[..kept];
        foreach (ref BatchedPair pair in pairs)
        {
            pair.Pattern = comparisons.Glance(pair.A, pair.B, out pair.Open);
            comparisons.PrefetchPlaces(pair.A, pair.B, pair.Open);
        }
        foreach (ref readonly BatchedPair pair in pairs)
            comparisons.PrefetchValues(pair.A, pair.B, pair.Open);
        foreach (ref readonly BatchedPair pair in pairs)
            chunk.Add(pair.A, pair.B, pair.Finders, comparisons.Compare(pair.A, pair.B, pair.Pattern, pair.Open, worker.Caches), condensed?.Times(pair.A, pair.B) ?? 1);
        batch.Clear();
    }

    /// <summary>All recipes that find the pair, a bit each.</summary>
    uint Finders(int a, int b)
    {
        uint finders = table.Finders(features.Shared(a, b));
        if (standIns is not null)
            finders &= ~(standIns.StoodFor(a) | standIns.StoodFor(b));
        uint left = finders & (features.LeftOut(a) | features.LeftOut(b));
        if (left == 0)
            return finders;
        if (!features.Several(a) && !features.Several(b))
            return finders & ~left;
        for (; left != 0; left &= left - 1)
        {
            Recipe recipe = recipes[System.Numerics.BitOperations.TrailingZeroCount(left)];
            if (recipe.Oversize.Contains(recipe.SharedKey(book.Atoms, a, b)))
                finders &= ~(left & ~(left - 1));
        }
        return finders;
    }

    /// <summary>Notes whose blocks were too large: their pairs are left to other recipes.</summary>
    void LeaveOut(int recipe, BlockSize[][] sizes, BlockLimit limit, HashSet<ulong> compared)
    {
        for (int bucket = 0; bucket < KeyGroups.Buckets; bucket++)
            Oversize(bucket, sizes[bucket], limit, (start, end) =>
            {
                ulong key = groups.Keys(bucket)[start];
                if (compared.Contains(key))
                    return;
                recipes[recipe].Oversize.Add(key);
                foreach (int node in groups.Items(bucket)[start..end])
                    features.LeftOut(node) |= 1u << recipe;
            });
    }

    /// <summary>Goes through the blocks of a bucket that are over a limit.</summary>
    void Oversize(int bucket, BlockSize[] sizes, BlockLimit limit, Action<int, int> visit)
    {
        ReadOnlySpan<ulong> keys = groups.Keys(bucket);
        int block = 0;
        for (int start = 0; start < keys.Length;)
        {
            int end = End(keys, start);
            if (end - start > 1 && !limit.Allows(sizes[block++]))
                visit(start, end);
            start = end;
        }
    }

    Worker Rent() => spare.TryTake(out Worker? worker) ? worker : new Worker(comparisons.NewCaches(), new PatternTable(), new PairBatch());

    /// <summary>Runs pieces of work that are the same for any number of threads, and keeps their order.</summary>
    PairChunk[] InParallel(int pieces, Action<int, PairChunk, Worker> work)
    {
        var chunks = new PairChunk[pieces];
        Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, Rent, (piece, _, worker) =>
        {
            chunks[piece] = new PairChunk(worker.Patterns);
            work(piece, chunks[piece], worker);
            chunks[piece].Settle(nodes.Store);
            return worker;
        }, spare.Add);
        return chunks;
    }

    ComparedPairs Join(List<PairChunk> chunks)
    {
        (PatternCounts counts, Dictionary<PatternTable, int[]> rows) = PatternCounts.Of([.. spare.Select(w => w.Patterns)]);
        Parallel.ForEach(chunks, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, chunk => chunk.Finish(rows));
        return new ComparedPairs(chunks, counts);
    }
}
