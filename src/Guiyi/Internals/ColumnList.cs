using System.Runtime.CompilerServices;

namespace Guiyi.Internals;

/// <summary>A column to which items are added one by one.</summary>
sealed class ColumnList<T>(ColumnStore store)
    where T : unmanaged
{
    const int Fewest = 16;

    readonly Column<T> items = new(store, 0);

    public int Count { get; private set; }

    public ref T this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)Count);
            return ref items[place];
        }
    }

    public void Add(T item)
    {
        if (Count == items.Length)
            items.Resize(Math.Max(Fewest, Count * 2));
        items[Count++] = item;
    }

    /// <summary>Adds all items of another list.</summary>
    public void AddRange(ColumnList<T> other)
    {
        EnsureCapacity(Count + other.Count);
        other.items.Span[..other.Count].CopyTo(items.Slice(Count, other.Count));
        Count += other.Count;
    }

    /// <summary>Makes room for so many items in all.</summary>
    public void EnsureCapacity(int count)
    {
        if (count > items.Length)
            items.Resize(count);
    }
}
