using Guiyi.Internals;
using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>Pairs of nodes (left &lt; right) that one piece of work found, in order, each with the row of what was found among the counts.</summary>
sealed class PairChunk
{
    // Left nodes, then right ones, then rows.
    readonly Rooms<int>.Room pairs;
    PatternTable? patterns;

    PairChunk(PatternTable patterns, Rooms<int>.Room pairs) => (this.patterns, this.pairs, Count) = (patterns, pairs, pairs.Length / 3);

    public int Count { get; }

    public ReadOnlySpan<int> Left => Part(0);

    public ReadOnlySpan<int> Right => Part(1);

    public ReadOnlySpan<int> Rows => Part(2);

    /// <summary>Replaces the worker's numbers by the rows that all workers share.</summary>
    /// <param name="numbers">For each table of a worker the row of each of its numbers.</param>
    public void Finish(IReadOnlyDictionary<PatternTable, int[]> numbers)
    {
        int[] shared = numbers[patterns!];
        foreach (ref int row in Part(2))
            row = shared[row];
        patterns = null;
    }

    Span<int> Part(int part) => pairs.Span.Slice(part * Count, Count);

    /// <summary>Takes pairs as they are found; a worker uses the same for one piece of work after the other. Its chunks go with it.</summary>
    /// <param name="patterns">Counts what is found; until <see cref="Finish"/> rows are its numbers.</param>
    /// <param name="store">Where the chunks lie.</param>
    public sealed class Maker(PatternTable patterns, ColumnStore store) : IDisposable
    {
        readonly Rooms<int> rooms = new(store);
        int[] left = new int[1 << 10], right = new int[1 << 10], rows = new int[1 << 10];
        int count;

        public void Add(int a, int b, uint finders, ulong pattern, long times = 1)
        {
            if (count == left.Length)
            {
                Array.Resize(ref left, count * 2);
                Array.Resize(ref right, count * 2);
                Array.Resize(ref rows, count * 2);
            }
            (left[count], right[count], rows[count]) = (a, b, patterns.Add(finders, pattern, times));
            count++;
        }

        /// <summary>The pairs found since the last chunk.</summary>
        public PairChunk Make()
        {
            var made = new PairChunk(patterns, rooms.Take(3 * count));
            left.AsSpan(0, count).CopyTo(made.Part(0));
            right.AsSpan(0, count).CopyTo(made.Part(1));
            rows.AsSpan(0, count).CopyTo(made.Part(2));
            count = 0;
            return made;
        }

        public void Dispose() => rooms.Dispose();
    }
}
