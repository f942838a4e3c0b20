using Guiyi.Internals;
using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>All pairs of nodes that were compared, and what was found how often.</summary>
/// <param name="Chunks">The pairs, chunk by chunk: the same for any number of threads.</param>
/// <param name="Counts">What was found; a pair's row is one of these.</param>
/// <param name="Makers">Where the chunks lie.</param>
sealed record ComparedPairs(IReadOnlyList<PairChunk> Chunks, PatternCounts Counts, IReadOnlyList<PairChunk.Maker> Makers) : IDisposable
{
    public long Count => Chunks.Sum(c => (long)c.Count);

    public void Dispose()
    {
        foreach (PairChunk.Maker maker in Makers)
            maker.Dispose();
    }
}

/// <summary>What blocking came to.</summary>
/// <param name="Pairs">The pairs that recipes found, compared.</param>
/// <param name="Uses">What each recipe did.</param>
/// <param name="Crowded">Records that were compared with nobody, for too many share their values.</param>
/// <param name="Condensed">Who stands for whom; null where nobody does.</param>
sealed record BlockedPairs(ComparedPairs Pairs, IReadOnlyList<RecipeUse> Uses, int Crowded, Condensed? Condensed);

/// <summary>Blocks that were too large, of which the different records were compared.</summary>
/// <param name="StandIn">For each node that another stands for, that other.</param>
/// <param name="Recipes">For each node the recipes, a bit each, in which another stands for it.</param>
/// <param name="Others">For each node how many others it stands for.</param>
/// <param name="Keys">For each recipe the keys of such blocks.</param>
sealed record Condensed(Column<int> StandIn, Column<uint> Recipes, Column<int> Others, HashSet<ulong>[] Keys)
{
    /// <summary>True where the recipe compared two nodes of such a block.</summary>
    public bool Compares(int recipe, ulong key, int a, int b) => Keys[recipe].Contains(key) && ((Recipes[a] | Recipes[b]) >> recipe & 1) == 0;

    /// <summary>The recipes, a bit each, in which one of two nodes stands for the other.</summary>
    public uint StandsFor(int a, int b) => Recipes[b] != 0 && StandIn[b] == a ? Recipes[b] : Recipes[a] != 0 && StandIn[a] == b ? Recipes[a] : 0;
}
