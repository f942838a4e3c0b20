using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>Pairs of nodes (left &lt; right) that one piece of work found, in order, each with the row of what was found among the counts.</summary>
sealed class PairChunk
{
    const int Fewest = 64;

    PatternTable? patterns;
    int[] left = [], right = [], rows = [];

    /// <param name="patterns">Counts what is found; until <see cref="Finish"/> rows are its numbers.</param>
    public PairChunk(PatternTable patterns) => this.patterns = patterns;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => right.AsSpan(0, Count);

    public ReadOnlySpan<int> Rows => rows.AsSpan(0, Count);

    public void Add(int a, int b, uint finders, ulong pattern, long times = 1)
    {
        if (Count == left.Length)
            Resize(Math.Max(Fewest, Count * 2));
        (left[Count], right[Count], rows[Count]) = (a, b, patterns!.Add(finders, pattern, times));
        Count++;
    }

    /// <summary>Gives back the room that is left over: of millions of pairs it would be a good part.</summary>
    public void Trim() => Resize(Count);

    /// <summary>Replaces the worker's numbers by the rows that all workers share.</summary>
    /// <param name="numbers">For each table of a worker the row of each of its numbers.</param>
    public void Finish(IReadOnlyDictionary<PatternTable, int[]> numbers)
    {
        int[] shared = numbers[patterns!];
        for (int i = 0; i < Count; i++)
            rows[i] = shared[rows[i]];
        patterns = null;
    }

    void Resize(int size)
    {
        Array.Resize(ref left, size);
        Array.Resize(ref right, size);
        Array.Resize(ref rows, size);
    }
}
