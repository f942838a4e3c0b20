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
    internal int Limit { get; init; }

    /// <summary>Larger blocks, of many equal records, were compared where no more than so many are different.</summary>
    internal int MostDifferent { get; init; }
}

/// <summary>
/// Blocking is sorting: equal keys are brought together, equal keys are a block, and the pairs of a block are compared at once. A pair belongs to
/// the first recipe that finds it, told from the two nodes' features alone, so no set of pairs is kept.
/// </summary>
sealed class Blocker(NodeTable nodes, ComparisonSet comparisons, RecipeBook book, MatchOptions options)
{
    const int ChunkNodes = 1 << 14;

    // Nodes whose features are asked for before they are needed: the rows lie anywhere.
    const int Ahead = 24;

    readonly IReadOnlyList<Recipe> recipes = book.Recipes;
    readonly RecipeTable table = new(book.Recipes, book.Atoms.Count);
    readonly FeatureTable features = new(book.Atoms, nodes.Count, options.Threads);
    readonly KeyGroups groups = new();
    StandIns? standIns;

    // For each node the recipes, a bit each, whose block of its key was left out.
    readonly uint[] oversize = new uint[nodes.Count];
    readonly ConcurrentBag<Worker> spare = [];

    /// <summary>The pairs that the recipes find, compared, and what each recipe did.</summary>
    public static BlockedPairs Find(NodeTable nodes, ComparisonSet comparisons, RecipeBook book, MatchOptions options) =>
        new Blocker(nodes, comparisons, book, options).Find();

    BlockedPairs Find()
    {
        var uses = new List<RecipeUse>();
        var found = new List<PairChunk>();
        for (int r = 0; r < recipes.Count; r++)
        {
            int before = found.Count;
            (int largest, int leftOut, int limit, int mostDifferent) = recipes[r].Atoms == 0 ? EveryPair(r, found) : ByKey(r, found);
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
            nobody += !compared[node] && oversize[node] != 0 ? 1 : 0;
        return nobody;
    }

    /// <summary>What a worker needs to itself.</summary>
    sealed record Worker(LevelCache[] Caches, PatternTable Patterns);

    (int, int, int, int) EveryPair(int recipe, List<PairChunk> found)
    {
        const int rows = 16;
        found.AddRange(InParallel((nodes.Count + rows - 1) / rows, (part, chunk, caches) =>
        {
            for (int node = part * rows; node < Math.Min(nodes.Count, (part + 1) * rows); node++)
                for (int other = node + 1; other < nodes.Count; other++)
                    chunk.Add(node, other, 1u << recipe, comparisons.Compare(node, other, caches));
        }));
        return (nodes.Count, 0, options.MaxBlock, options.MaxBlock);
    }

    (int Largest, int LeftOut, int Limit, int MostDifferent) ByKey(int recipe, List<PairChunk> found)
    {
        groups.Group((nodes.Count + ChunkNodes - 1) / ChunkNodes, options.Threads, (part, keys) => AddKeys(recipe, part, keys));
        int[][] sizes = new int[KeyGroups.Buckets][];
        Parallel.For(0, sizes.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, bucket => sizes[bucket] = BlockSizes(groups.Keys(bucket)));
        int limit = SizeLimit(sizes);
        int leftOut = sizes.Sum(s => s.Count(size => size > limit));
        int largest = sizes.Max(s => s.Where(size => size <= limit).DefaultIfEmpty().Max());
        found.AddRange(InParallel(sizes.Length, (bucket, chunk, caches) => CompareBlocks(recipe, bucket, limit, chunk, caches)));
        if (leftOut == 0)
            return (largest, 0, limit, options.MaxBlock);
        (int compared, int mostDifferent) = CompareDifferent(recipe, limit, found);
        return (largest, leftOut - compared, limit, mostDifferent);
    }

    /// <summary>Of blocks that are too large, but hold few different records, compares those; the other blocks are left out.</summary>
    /// <returns>Number of blocks that were compared, and how many different records such a block may hold.</returns>
    (int Compared, int MostDifferent) CompareDifferent(int recipe, int limit, List<PairChunk> found)
    {
        standIns ??= new StandIns(comparisons, features, nodes.Count, recipes.Count);
        var blocks = new List<(int Bucket, int Start, int[] Different)>();
        Oversize(limit, (bucket, start, end) => blocks.Add((bucket, start, standIns.Different(groups.Items(bucket)[start..end]))));
        int most = SizeLimit([[.. blocks.Select(b => b.Different.Length).Where(n => n > 0)]]);
        (int Bucket, int Start, int[] Different)[] few = [.. blocks.Where(b => b.Different.Length > 0 && b.Different.Length <= most)];
        foreach ((int bucket, int start, _) in few)
            standIns.Replace(groups.Items(bucket)[start..End(groups.Keys(bucket), start)], recipe, groups.Keys(bucket)[start]);
        found.AddRange(InParallel(few.Length, (b, chunk, caches) => CompareBlock(recipe, groups.Keys(few[b].Bucket)[few[b].Start], few[b].Different, chunk, caches, standIns)));
        LeaveOut(recipe, limit, [.. few.Select(b => groups.Keys(b.Bucket)[b.Start])]);
        return (few.Length, most);
    }

    /// <summary>Those for whom another stood, with that other: unless a recipe compared them.</summary>
    PairChunk WithStandIns(StandIns others)
    {
        Worker worker = Rent();
        var chunk = new PairChunk(worker.Patterns);
        foreach ((int left, int right, uint by) in others.Pairs())
            if (Finders(left, right) == 0)
                chunk.Add(left, right, by, comparisons.Compare(left, right, worker.Caches), others.TimesWithin(left));
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
    static int[] BlockSizes(ReadOnlySpan<ulong> keys)
    {
        var sizes = new List<int>();
        for (int start = 0; start < keys.Length;)
        {
            int end = End(keys, start);
            if (end - start > 1)
                sizes.Add(end - start);
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

    /// <summary>The largest block size at which all blocks up to it stay within the recipe's share of pairs: rare values come first.</summary>
    int SizeLimit(int[][] sizes)
    {
        double left = options.PairsPerRecipe(nodes.Count);
        int[] counts = new int[options.MaxBlock + 2];
        foreach (int[] own in sizes)
            foreach (int size in own)
                counts[Math.Min(size, options.MaxBlock + 1)]++;
        for (int size = 2; size <= options.MaxBlock; size++)
        {
            left -= (double)size * (size - 1) / 2 * counts[size];
            if (left < 0)
                return size - 1;
        }
        return options.MaxBlock;
    }

    void CompareBlocks(int recipe, int bucket, int limit, PairChunk chunk, LevelCache[] caches)
    {
        ReadOnlySpan<ulong> keys = groups.Keys(bucket);
        ReadOnlySpan<int> items = groups.Items(bucket);
        for (int start = 0; start < keys.Length;)
        {
            int end = End(keys, start);
            for (int ahead = start + Ahead; ahead < Math.Min(end + Ahead, items.Length); ahead++)
                Prefetch.Lines(features.Row(items[ahead]));
            if (end - start > 1 && end - start <= limit)
                CompareBlock(recipe, keys[start], items[start..end], chunk, caches);
            start = end;
        }
    }

    void CompareBlock(int recipe, ulong key, ReadOnlySpan<int> block, PairChunk chunk, LevelCache[] caches, StandIns? condensed = null)
    {
        uint own = 1u << recipe, before = own - 1;
        foreach (int node in block)
            comparisons.Prefetch(node);
        for (int i = 0; i < block.Length; i++)
        {
            // Equal keys keep the order of their nodes.
            int a = block[i];
            for (int j = i + 1; j < block.Length; j++)
            {
                int b = block[j];
                uint finders = Finders(a, b);
                // Not even its own: hashes that fall together.
                if ((finders & before) != 0 || (finders & own) == 0)
                    continue;
                if (features.Several(a) && features.Several(b) && (a == b || recipes[recipe].SharedKey(book.Atoms, a, b) != key))
                    continue;
                chunk.Add(a, b, finders, comparisons.Compare(a, b, caches), condensed?.Times(a, b) ?? 1);
            }
        }
    }

    /// <summary>All recipes that find the pair, a bit each.</summary>
    uint Finders(int a, int b)
    {
        uint finders = table.Finders(features.Shared(a, b));
        if (standIns is not null)
            finders &= ~(standIns.StoodFor(a) | standIns.StoodFor(b));
        uint left = finders & (oversize[a] | oversize[b]);
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
    void LeaveOut(int recipe, int limit, HashSet<ulong> compared) => Oversize(limit, (bucket, start, end) =>
    {
        ulong key = groups.Keys(bucket)[start];
        if (compared.Contains(key))
            return;
        recipes[recipe].Oversize.Add(key);
        foreach (int node in groups.Items(bucket)[start..end])
            oversize[node] |= 1u << recipe;
    });

    /// <summary>Goes through the blocks over a limit.</summary>
    void Oversize(int limit, Action<int, int, int> visit)
    {
        for (int bucket = 0; bucket < KeyGroups.Buckets; bucket++)
        {
            ReadOnlySpan<ulong> keys = groups.Keys(bucket);
            for (int start = 0; start < keys.Length;)
            {
                int end = End(keys, start);
                if (end - start > limit && end - start > 1)
                    visit(bucket, start, end);
                start = end;
            }
        }
    }

    Worker Rent() => spare.TryTake(out Worker? worker) ? worker : new Worker(comparisons.NewCaches(), new PatternTable());

    /// <summary>Runs pieces of work that are the same for any number of threads, and keeps their order.</summary>
    PairChunk[] InParallel(int pieces, Action<int, PairChunk, LevelCache[]> work)
    {
        var chunks = new PairChunk[pieces];
        Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, Rent, (piece, _, worker) =>
        {
            chunks[piece] = new PairChunk(worker.Patterns);
            work(piece, chunks[piece], worker.Caches);
            chunks[piece].Trim();
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
