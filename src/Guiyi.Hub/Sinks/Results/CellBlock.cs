using System.Buffers;
using Guiyi.Internals;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// The texts of a part of a table, found column by column and then copied row by row. The texts lie all over the memory: fetched one after the
/// other, row by row, each is waited for; fetched by the column, many are on their way at once, which takes a fraction of the time.
/// </summary>
sealed class CellBlock : IDisposable
{
    readonly StoredText[] cells;
    readonly int[] codes = ArrayPool<int>.Shared.Rent(ParallelRows.ItemsPerPart);
    TextPlace[] places = [];

    /// <param name="columns">Number of columns; all empty at first.</param>
    public CellBlock(int columns)
    {
        cells = ArrayPool<StoredText>.Shared.Rent(columns * ParallelRows.ItemsPerPart);
        Array.Clear(cells);
    }

    public StoredText this[int column, int row] => cells[(column * ParallelRows.ItemsPerPart) + row];

    /// <summary>Fetches a column's cells, which are texts of one dictionary.</summary>
    /// <param name="column">Where to put them.</param>
    /// <param name="from">First item.</param>
    /// <param name="to">Item after the last.</param>
    /// <param name="texts">The dictionary.</param>
    /// <param name="codeOf">Tells the code of an item's text; -1 where it has none.</param>
    public void Gather(int column, int from, int to, TextDictionary texts, Func<int, int> codeOf)
    {
        Span<int> own = codes.AsSpan(0, to - from);
        for (int i = 0; i < own.Length; i++)
            own[i] = codeOf(from + i);
        texts.Fetch(own, cells.AsSpan(column * ParallelRows.ItemsPerPart, own.Length));
    }

    /// <summary>Fetches a column's cells.</summary>
    /// <param name="column">Where to put them.</param>
    /// <param name="from">First item.</param>
    /// <param name="to">Item after the last.</param>
    /// <param name="place">Tells where an item's text is.</param>
    public void Gather(int column, int from, int to, Func<int, TextPlace> place)
    {
        if (places.Length == 0)
            places = ArrayPool<TextPlace>.Shared.Rent(ParallelRows.ItemsPerPart);
        Span<TextPlace> own = places.AsSpan(0, to - from);
        for (int i = 0; i < own.Length; i++)
            own[i] = place(from + i);
        TextPlace.Fetch(own, cells.AsSpan(column * ParallelRows.ItemsPerPart, own.Length));
    }

    public void Dispose()
    {
        ArrayPool<StoredText>.Shared.Return(cells);
        ArrayPool<int>.Shared.Return(codes);
        if (places.Length > 0)
            ArrayPool<TextPlace>.Shared.Return(places);
    }
}
