using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>Pairs of nodes (left &lt; right) that one piece of work found, in order, each with the row of what was found among the counts.</summary>
sealed class PairChunk
{
    readonly int[] left, right, rows;
    PatternTable? patterns;

    PairChunk(PatternTable patterns, int[] left, int[] right, int[] rows) => (this.patterns, this.left, this.right, this.rows) = (patterns, left, right, rows);

    public int Count => left.Length;

    public ReadOnlySpan<int> Left => left;

    public ReadOnlySpan<int> Right => right;

    public ReadOnlySpan<int> Rows => rows;

    /// <summary>Replaces the worker's numbers by the rows that all workers share.</summary>
    /// <param name="numbers">For each table of a worker the row of each of its numbers.</param>
    public void Finish(IReadOnlyDictionary<PatternTable, int[]> numbers)
    {
        int[] shared = numbers[patterns!];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = shared[rows[i]];
        patterns = null;
    }

    /// <summary>Takes pairs as they are found; a worker uses the same for one piece of work after the other.</summary>
    /// <param name="patterns">Counts what is found; until <see cref="Finish"/> rows are its numbers.</param>
    public sealed class Maker(PatternTable patterns)
    {
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
            var made = new PairChunk(patterns, left[..count], right[..count], rows[..count]);
            count = 0;
            return made;
        }
    }
}
