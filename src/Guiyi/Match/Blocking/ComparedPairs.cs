using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>All pairs of nodes that were compared, and what was found how often.</summary>
/// <param name="Chunks">The pairs, chunk by chunk: the same for any number of threads.</param>
/// <param name="Counts">What was found; a pair's row is one of these.</param>
sealed record ComparedPairs(IReadOnlyList<PairChunk> Chunks, PatternCounts Counts)
{
    public long Count => Chunks.Sum(c => (long)c.Count);
}
