using System.Buffers;
using Guiyi.Internals;
using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>Pairs of nodes (left &lt; right) that one piece of work found, in order, each with the row of what was found among the counts.</summary>
sealed class PairChunk : IDisposable
{
    const int Fewest = 64;

    PatternTable? patterns;

    // Borrowed while pairs are added: of millions of pairs, what growing leaves behind would be a good part.
    int[] left = [], right = [], rows = [];
    Column<int>? pairs;

    /// <param name="patterns">Counts what is found; until <see cref="Finish"/> rows are its numbers.</param>
    public PairChunk(PatternTable patterns) => this.patterns = patterns;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => Part(0);

    public ReadOnlySpan<int> Right => Part(1);

    public ReadOnlySpan<int> Rows => Part(2);

    public void Add(int a, int b, uint finders, ulong pattern, long times = 1)
    {
        if (Count == left.Length)
            Lend(Math.Max(Fewest, Count * 2));
        (left[Count], right[Count], rows[Count]) = (a, b, patterns!.Add(finders, pattern, times));
        Count++;
    }

    /// <summary>Puts the pairs where they stay. No more can be added.</summary>
    public void Settle(ColumnStore store)
    {
        pairs = store.NewUnset<int>(3 * Count);
        left.AsSpan(0, Count).CopyTo(Part(0));
        right.AsSpan(0, Count).CopyTo(Part(1));
        rows.AsSpan(0, Count).CopyTo(Part(2));
        Lend(0);
    }

    /// <summary>Replaces the worker's numbers by the rows that all workers share.</summary>
    /// <param name="numbers">For each table of a worker the row of each of its numbers.</param>
    public void Finish(IReadOnlyDictionary<PatternTable, int[]> numbers)
    {
        int[] shared = numbers[patterns!];
        foreach (ref int row in Part(2))
            row = shared[row];
        patterns = null;
    }

    public void Dispose() => pairs?.Dispose();

    Span<int> Part(int part) => pairs!.Slice(part * Count, Count);

    void Lend(int size)
    {
        left = Lent(left, size);
        right = Lent(right, size);
        rows = Lent(rows, size);
    }

    int[] Lent(int[] full, int size)
    {
        int[] larger = size == 0 ? [] : ArrayPool<int>.Shared.Rent(size);
        if (size > 0)
            full.AsSpan(0, Count).CopyTo(larger);
        if (full.Length > 0)
            ArrayPool<int>.Shared.Return(full);
        return larger;
    }
}
