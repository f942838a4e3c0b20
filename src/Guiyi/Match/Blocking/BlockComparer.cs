using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>What a worker needs to itself.</summary>
/// <param name="Caches">Levels of pairs of values.</param>
/// <param name="Patterns">Counts what is found.</param>
/// <param name="Found">Takes the pairs.</param>
sealed record PairWorker(LevelCache[] Caches, PatternTable Patterns, PairChunk.Maker Found)
{
    public PairBatch Batch { get; } = new();
}

/// <summary>Compares the pairs of blocks, those that no earlier recipe finds.</summary>
/// <param name="comparisons">What is compared.</param>
/// <param name="book">The recipes.</param>
/// <param name="nodes">Number of nodes.</param>
/// <param name="threads">Threads.</param>
/// <param name="store">Where the features lie.</param>
sealed class BlockComparer(ComparisonSet comparisons, RecipeBook book, int nodes, int threads, ColumnStore store)
{
    readonly IReadOnlyList<Recipe> recipes = book.Recipes;
    readonly FeatureTable features = new(book.Atoms, nodes, threads, store);
    readonly RecipeTable table = new(book.Recipes, book.Atoms.Count);

    public FeatureTable Features => features;

    /// <summary>Who stands for whom in blocks that are too large; null as long as there are none.</summary>
    public StandIns? StandIns { get; set; }

    /// <summary>Takes those pairs of a block that no earlier recipe finds into the worker's batch.</summary>
    public void Add(int recipe, ulong key, ReadOnlySpan<int> block, PairWorker worker, StandIns? condensed)
    {
        uint own = 1u << recipe, upToOwn = own | (own - 1);
        for (int i = 0; i < block.Length; i++)
            for (int j = i + 1; j < block.Length; j++)
            {
                // Equal keys keep the order of their nodes.
                (int a, int b) = (block[i], block[j]);
                uint finders = Finders(a, b);
                // Where it is not even found by its own, hashes fall together.
                if ((finders & upToOwn) != own)
                    continue;
                if (features.Several(a) && features.Several(b) && (a == b || recipes[recipe].SharedKey(book.Atoms, a, b) != key))
                    continue;
                comparisons.Prefetch(a);
                comparisons.Prefetch(b);
                if (worker.Batch.Add(a, b, finders))
                    Compare(worker, condensed);
            }
    }

    /// <summary>
    /// Compares the batch step by step: each step asks for what the next will read. A pair at a time, a processor would spend most of its time waiting for
    /// rows that lie anywhere.
    /// </summary>
    public void Compare(PairWorker worker, StandIns? condensed)
    {
        PairBatch batch = worker.Batch;
        Span<BatchedPair> pairs = batch.Pairs;
        foreach (ref BatchedPair pair in pairs)
        {
            pair.Pattern = comparisons.Glance(pair.A, pair.B, out pair.Open);
            comparisons.PrefetchPlaces(pair.A, pair.B, pair.Open, worker.Caches);
        }
        foreach (ref readonly BatchedPair pair in pairs)
            comparisons.PrefetchValues(pair.A, pair.B, pair.Open);
        foreach (ref BatchedPair pair in pairs)
        {
            pair.Pattern = comparisons.Compare(pair.A, pair.B, pair.Pattern, pair.Open, worker.Caches);
            worker.Patterns.Prefetch(pair.Finders, pair.Pattern);
        }
        foreach (ref readonly BatchedPair pair in pairs)
            worker.Found.Add(pair.A, pair.B, pair.Finders, pair.Pattern, condensed?.Times(pair.A, pair.B) ?? 1);
        batch.Clear();
    }

    /// <summary>All recipes that find the pair, a bit each.</summary>
    public uint Finders(int a, int b)
    {
        uint finders = table.Finders(features.Shared(a, b, out bool several, out uint left));
        if (StandIns is not null)
            finders &= ~(StandIns.StoodFor(a) | StandIns.StoodFor(b));
        left &= finders;
        if (left == 0 || !several)
            return finders & ~left;
        for (; left != 0; left &= left - 1)
        {
            Recipe recipe = recipes[System.Numerics.BitOperations.TrailingZeroCount(left)];
            if (recipe.Oversize.Contains(recipe.SharedKey(book.Atoms, a, b)))
                finders &= ~(left & ~(left - 1));
        }
        return finders;
    }
}
