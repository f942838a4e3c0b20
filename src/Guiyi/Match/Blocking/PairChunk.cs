using Guiyi.Match.Training;

namespace Guiyi.Match.Blocking;

/// <summary>Pairs that one piece of work found, in order; rows are those of the worker's own table of patterns.</summary>
sealed class PairChunk(PatternTable patterns)
{
    int[] left = [], right = [], rows = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => right.AsSpan(0, Count);

    public PatternTable Patterns => patterns;

    public void Add(int a, int b, uint finders, ulong pattern, long times = 1)
    {
        if (Count == left.Length)
        {
            int size = Math.Max(64, Count * 2);
            Array.Resize(ref left, size);
            Array.Resize(ref right, size);
            Array.Resize(ref rows, size);
        }
        (left[Count], right[Count], rows[Count]) = (a, b, patterns.Add(finders, pattern, times));
        Count++;
    }

    /// <summary>Copies the pairs, with the rows as they are numbered for all workers together.</summary>
    public void CopyTo(int at, int[] toLeft, int[] toRight, int[] toRows, int[] numbers)
    {
        Array.Copy(left, 0, toLeft, at, Count);
        Array.Copy(right, 0, toRight, at, Count);
        for (int i = 0; i < Count; i++)
            toRows[at + i] = numbers[rows[i]];
    }
}
