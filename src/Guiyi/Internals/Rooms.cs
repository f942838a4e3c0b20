namespace Guiyi.Internals;

/// <summary>Room for many short lists, cut from long columns one after the other: a column for each of thousands of them would cost more than what they hold. For one thread.</summary>
/// <param name="store">Where the columns lie.</param>
sealed class Rooms<T>(ColumnStore store) : IDisposable
    where T : unmanaged
{
    // Who has little takes little; who has much is not to ask often.
    const int Least = 1 << 8, Most = 1 << 16;

    readonly List<Column<T>> columns = [];
    int used;

    /// <summary>Room for some items. It goes with all others.</summary>
    public Room Take(int length)
    {
        if (length == 0)
            return default;
        if (columns.Count == 0 || columns[^1].Length - used < length)
        {
            int usual = columns.Count == 0 ? Least : Math.Min(columns[^1].Length * 2, Most);
            columns.Add(store.NewUnset<T>(Math.Max(length, usual)));
            used = 0;
        }
        used += length;
        return new Room(columns[^1], used - length, length);
    }

    /// <summary>Room with the items of a span.</summary>
    public Room Take(ReadOnlySpan<T> items)
    {
        Room room = Take(items.Length);
        items.CopyTo(room.Span);
        return room;
    }

    public void Dispose()
    {
        foreach (Column<T> column in columns)
            column.Dispose();
        columns.Clear();
    }

    /// <summary>A piece of a column.</summary>
    /// <param name="Column">Null where there are no items.</param>
    /// <param name="Start">Place of the first.</param>
    /// <param name="Length">Number of items.</param>
    public readonly record struct Room(Column<T>? Column, int Start, int Length)
    {
        public Span<T> Span => Column is null ? [] : Column.Slice(Start, Length);
    }
}
