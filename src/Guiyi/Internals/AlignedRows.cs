using System.Runtime.CompilerServices;

namespace Guiyi.Internals;

/// <summary>
/// Rows of equal length, side by side from where a line of the processor's cache begins: a row whose length divides a line, or is a multiple of one, is
/// fetched with as few lines as can be. Without this most rows of a line's length would lie in two.
/// </summary>
sealed unsafe class AlignedRows<T> : IDisposable
    where T : unmanaged
{
    const int Line = 64;

    readonly Column<T> items;
    readonly int first;

    public AlignedRows(int width, int count, ColumnStore store)
    {
        Width = width;
        // A column does not move: what is aligned stays aligned.
        items = store.New<T>(checked((width * count) + (Line / sizeof(T))));
        first = (int)(((ulong)-(long)Unsafe.AsPointer(ref items[0]) & (Line - 1)) / (ulong)sizeof(T));
    }

    /// <summary>Items in a row.</summary>
    public int Width { get; }

    public Span<T> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => items.Slice(first + (row * Width), Width);
    }

    /// <summary>The first items of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> FirstOf(int row, int count) => items.Slice(first + (row * Width), count);

    /// <summary>Some rows, one behind the other.</summary>
    public Span<T> Rows(int row, int count) => items.Slice(first + (row * Width), count * Width);

    public void Dispose() => items.Dispose();

    /// <summary>One item of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(int row, int place) => ref items[first + (row * Width) + place];
}
