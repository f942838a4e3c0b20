using System.Buffers;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>
/// The texts of a part of a table, gathered column by column and then read row by row. The texts lie all over the memory: fetched one after the
/// other, row by row, each is waited for; fetched by the column, many are on their way at once, which takes a fraction of the time.
/// </summary>
sealed class CellBlock : IDisposable
{
    readonly string?[] cells;

    /// <param name="columns">Number of columns; all empty at first.</param>
    public CellBlock(int columns)
    {
        cells = ArrayPool<string?>.Shared.Rent(columns * ParallelRows.ItemsPerPart);
        Array.Clear(cells);
    }

    /// <summary>Sum of all lengths gathered: of no use but to have touched the texts.</summary>
    public long Touched { get; private set; }

    public string? this[int column, int row] => cells[(column * ParallelRows.ItemsPerPart) + row];

    /// <summary>Fetches a column's cells.</summary>
    /// <param name="column">Where to put them.</param>
    /// <param name="from">First item.</param>
    /// <param name="to">Item after the last.</param>
    /// <param name="text">Gives an item's text.</param>
    public void Gather(int column, int from, int to, Func<int, string?> text)
    {
        Span<string?> own = cells.AsSpan(column * ParallelRows.ItemsPerPart, to - from);
        for (int i = 0; i < own.Length; i++)
            own[i] = text(from + i);
        foreach (string? cell in own)
            Touched += cell?.Length ?? 0;
    }

    public void Dispose() => ArrayPool<string?>.Shared.Return(cells);
}
