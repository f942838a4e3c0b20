namespace Guiyi.Internals;

/// <summary>Row ordinals and physical lines of records. Most go up one by one with the records, so only the places where they do not are kept.</summary>
sealed class RowPlaces
{
    readonly List<Run> runs = [];

    /// <param name="First">The run's first record.</param>
    /// <param name="Row">Its row.</param>
    /// <param name="Line">Its line.</param>
    readonly record struct Run(int First, int Row, long Line);

    public int Count { get; private set; }

    public void Add(int row, long line)
    {
        if (runs.Count == 0 || runs[^1] is var last && (row - last.Row != Count - last.First || line - last.Line != Count - last.First))
            runs.Add(new Run(Count, row, line));
        Count++;
    }

    public int Row(int record)
    {
        Run run = Of(record);
        return run.Row + (record - run.First);
    }

    public long Line(int record)
    {
        Run run = Of(record);
        return run.Line + (record - run.First);
    }

    public void Trim() => runs.TrimExcess();

    Run Of(int record)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)record, (uint)Count, nameof(record));
        int low = 0, high = runs.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (runs[middle].First <= record)
                low = middle;
            else
                high = middle - 1;
        }
        return runs[low];
    }
}
