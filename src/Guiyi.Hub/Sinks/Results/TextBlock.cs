using System.Buffers;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>A column of strings of a part of a table, such as customer ids, fetched together as <see cref="CellBlock"/> fetches texts.</summary>
sealed class TextBlock : IDisposable
{
    readonly string?[] texts = ArrayPool<string?>.Shared.Rent(ParallelRows.ItemsPerPart);

    /// <param name="from">First item.</param>
    /// <param name="to">Item after the last.</param>
    /// <param name="text">Gives an item's text.</param>
    public TextBlock(int from, int to, Func<int, string?> text)
    {
        Span<string?> own = texts.AsSpan(0, to - from);
        for (int i = 0; i < own.Length; i++)
            own[i] = text(from + i);
        foreach (string? one in own)
            Touched += one?.Length ?? 0;
    }

    public string? this[int row] => texts[row];

    /// <summary>Sum of the lengths: of no use but to have touched the texts.</summary>
    public long Touched { get; }

    public void Dispose() => ArrayPool<string?>.Shared.Return(texts);
}
