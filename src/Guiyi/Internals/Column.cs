using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Guiyi.Internals;

/// <summary>
/// Very many items of one size, side by side in memory that a <see cref="ColumnStore"/> gives: an array that may lie on disk. Who knows that a column
/// is no longer needed disposes of it, so that its memory goes at once; it is then empty. Hot loops take its <see cref="Span"/>, which must not
/// outlive the column nor a <see cref="Resize"/>.
/// </summary>
sealed unsafe class Column<T> : IDisposable
    where T : unmanaged
{
    readonly ColumnStore store;
    ColumnMemory? memory;
    T* first;

    internal Column(ColumnStore store, int length, bool zeroed = true)
    {
        (this.store, Length) = (store, length);
        Take(length, zeroed);
    }

    /// <summary>A column with the items of a span.</summary>
    public static Column<T> Of(ColumnStore store, ReadOnlySpan<T> items)
    {
        var column = new Column<T>(store, items.Length, zeroed: false);
        items.CopyTo(column.Span);
        return column;
    }

    public int Length { get; private set; }

    public ColumnStore Store => store;

    public ref T this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)place >= (uint)Length)
                ThrowOutside();
            return ref first[place];
        }
    }

    /// <summary>All items.</summary>
    public Span<T> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(first, Length);
    }

    /// <summary>Some items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Slice(int start, int length)
    {
        if ((ulong)(uint)start + (uint)length > (uint)Length)
            ThrowOutside();
        return new Span<T>(first + start, length);
    }

    public Span<T>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <summary>Makes it longer, with zeros behind, or shorter.</summary>
    public void Resize(int length)
    {
        if (length == Length)
            return;
        // On disk what is cut off costs room only; to move the rest would cost more.
        if (length < Length && length > 0 && (store.IsOnDisk || memory!.TryShorten((long)length * sizeof(T))))
        {
            Length = length;
            return;
        }
        ColumnMemory? old = memory;
        ReadOnlySpan<T> kept = Span[..Math.Min(length, Length)];
        Take(length, zeroed: length > Length);
        Length = length;
        kept.CopyTo(Span);
        old?.Dispose();
    }

    public void Dispose()
    {
        memory?.Dispose();
        Forget();
    }

    void Forget()
    {
        first = null;
        (memory, Length) = (null, 0);
    }

    void Take(int length, bool zeroed)
    {
        memory = length == 0 ? null : store.Take((long)length * sizeof(T), zeroed);
        first = memory is null ? null : (T*)memory.Start;
        memory?.Ended = Forget;
    }

    [DoesNotReturn]
    static void ThrowOutside() => throw new IndexOutOfRangeException("Found a place outside of the column, or one of a column that is no longer there.");
}
