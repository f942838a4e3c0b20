namespace Guiyi.Match.Blocking;

/// <summary>A pair on its way through the steps of comparing.</summary>
/// <param name="A">A node.</param>
/// <param name="B">A node, not before <paramref name="A"/>.</param>
/// <param name="Finders">The recipes that find it, a bit each.</param>
record struct BatchedPair(int A, int B, uint Finders)
{
    /// <summary>What a glance at the cells tells.</summary>
    public ulong Pattern;

    /// <summary>The comparisons, a bit each, that it leaves open.</summary>
    public uint Open;
}

/// <summary>Pairs that are compared together, so that what they read is fetched for many of them at once. One for each worker.</summary>
sealed class PairBatch
{
    // Their rows fit into the nearest cache.
    const int Most = 128;

    readonly BatchedPair[] pairs = new BatchedPair[Most];
    int count;

    public Span<BatchedPair> Pairs => pairs.AsSpan(0, count);

    /// <summary>Adds a pair.</summary>
    /// <returns>True where the batch is full.</returns>
    public bool Add(int a, int b, uint finders)
    {
        pairs[count++] = new BatchedPair(a, b, finders);
        return count == Most;
    }

    public void Clear() => count = 0;
}
