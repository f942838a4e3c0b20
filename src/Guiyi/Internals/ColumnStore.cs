namespace Guiyi.Internals;

/// <summary>
/// Where long columns live. Whatever grows with the rows lies in a <see cref="Column{T}"/>, and a column takes its memory from here: from the
/// collector's heap, as is usual, or from files that are mapped into memory, as the Hub's scratch store does. The algorithms are the same on both, so
/// the same bytes come out; only what stays resident differs.
/// </summary>
public abstract class ColumnStore
{
    /// <summary>Columns in memory. They go when nothing holds them any more.</summary>
    public static ColumnStore Memory { get; } = new HeapStore();

    /// <summary>True where columns lie in files, and more of them may be there than fits into memory: then who can works through them part by part.</summary>
    public virtual bool IsOnDisk => false;

    /// <summary>Takes memory that does not move. Several threads may ask at once.</summary>
    /// <param name="bytes">How much, at least 1.</param>
    /// <param name="zeroed">False where all of it is written before any is read.</param>
    public abstract ColumnMemory Take(long bytes, bool zeroed);

    /// <summary>A column of zeros.</summary>
    internal Column<T> New<T>(int length)
        where T : unmanaged => new(this, length);

    /// <summary>A column of which every item is set before it is read.</summary>
    internal Column<T> NewUnset<T>(int length)
        where T : unmanaged => new(this, length, zeroed: false);

    /// <summary>A column of numbers from 0 on.</summary>
    internal Column<int> Numbers(int length)
    {
        Column<int> numbers = NewUnset<int>(length);
        for (int i = 0; i < length; i++)
            numbers[i] = i;
        return numbers;
    }

    sealed class HeapStore : ColumnStore
    {
        public override ColumnMemory Take(long bytes, bool zeroed) => new Pinned(bytes, zeroed);
    }

    // In units of eight bytes: such an array may be larger, and begins where any item may begin.
    sealed unsafe class Pinned : ColumnMemory
    {
        ulong[]? items;

        public Pinned(long bytes, bool zeroed)
        {
            int length = checked((int)((bytes + sizeof(ulong) - 1) / sizeof(ulong)));
            items = zeroed ? GC.AllocateArray<ulong>(length, pinned: true) : GC.AllocateUninitializedArray<ulong>(length, pinned: true);
            fixed (ulong* first = items)
                Start = (nint)first;
        }

        public override void Dispose() => items = null;
    }
}

/// <summary>Memory of one column.</summary>
public abstract class ColumnMemory : IDisposable
{
    /// <summary>Address of its first byte, a multiple of 8.</summary>
    public nint Start { get; protected init; }

    /// <summary>Called when the store ends before its columns: they are then empty.</summary>
    internal Action? Ended { get; set; }

    /// <summary>Gives it back; nothing may read it any more.</summary>
    public abstract void Dispose();

    /// <summary>Gives back what lies behind so many bytes, without moving them; false where the store cannot.</summary>
    /// <param name="bytes">How much stays, at least 1.</param>
    public virtual bool TryShorten(long bytes) => false;

    /// <summary>Tells the column that the memory is gone.</summary>
    protected void End() => Ended?.Invoke();
}
