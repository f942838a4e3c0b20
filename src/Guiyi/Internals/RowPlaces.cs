namespace Guiyi.Internals;

/// <summary>Row ordinals and physical lines of records. Most go up one by one with the records, so only the places where they do not are kept.</summary>
sealed class RowPlaces(ColumnStore store)
{
    readonly Column<Run> runs = store.New<Run>(0);
    int count;

    /// <param name="First">The run's first record.</param>
    /// <param name="Row">Its row.</param>
    /// <param name="Line">Its line.</param>
    readonly record struct Run(int First, int Row, long Line);

    public int Count { get; private set; }

    public void Add(int row, long line)
    {
        if (count == 0 || runs[count - 1] is var last && (row - last.Row != Count - last.First || line - last.Line != Count - last.First))
        {
            if (count == runs.Length)
                runs.Resize(Math.Max(16, count * 2));
            runs[count++] = new Run(Count, row, line);
        }
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

    public void Trim() => runs.Resize(count);

    Run Of(int record)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)record, (uint)Count, nameof(record));
        int low = 0, high = count - 1;
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
