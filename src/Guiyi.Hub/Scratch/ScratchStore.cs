using Guiyi.Hub.Sinks;
using Guiyi.Internals;

namespace Guiyi.Hub.Scratch;

/// <summary>
/// Columns in files that are mapped into memory, for a run that is larger than its budget. Their pages come when they are touched, and a watch lets
/// them go when the process nears the budget; what they hold stays in the files. Nothing of them is left behind, whatever ends the run.
/// </summary>
sealed class ScratchStore : ColumnStore, IDisposable
{
    // Smaller columns, of which there may be thousands, stay in memory.
    const long LeastBytes = 1 << 13;

    const int Line = 64;

    readonly ScratchSpace space;
    readonly HashSet<Piece> pieces = [];
    readonly ResidentWatch watch;
    readonly Lock guard = new();
    uint taken;

    /// <param name="space">Empty; the store disposes of it.</param>
    /// <param name="budget">Bytes that the process is to stay within.</param>
    public ScratchStore(ScratchSpace space, long budget)
    {
        (this.space, Budget) = (space, budget);
        watch = new ResidentWatch(budget, space);
    }

    /// <summary>Bytes that the process is to stay within.</summary>
    public long Budget { get; }

    /// <summary>Bytes of all files together, now and at most.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc cref="Bytes"/>
    public long PeakBytes { get; private set; }

    public override bool IsOnDisk => true;

    /// <exception cref="SinkException">The disk is full.</exception>
    public override ColumnMemory Take(long bytes, bool zeroed)
    {
        if (bytes < LeastBytes)
            return Memory.Take(bytes, zeroed);
        // Columns that are read side by side must not begin at the same place of a page: they would push each other out of the nearest cache.
        int shift = (int)(Interlocked.Increment(ref taken) % (ScratchSpace.Page / Line)) * Line;
        long size = (bytes + shift + ScratchSpace.Page - 1) / ScratchSpace.Page * ScratchSpace.Page;
        var piece = new Piece(this, space.Take(size), size, shift);
        lock (guard)
        {
            pieces.Add(piece);
            PeakBytes = Math.Max(PeakBytes, Bytes += size);
        }
        return piece;
    }

    bool Leave(Piece piece, long bytes)
    {
        lock (guard)
        {
            if (!pieces.Remove(piece))
                return false;
            Bytes -= bytes;
            return true;
        }
    }

    /// <summary>Removes all files; columns are empty from then on.</summary>
    public void Dispose()
    {
        watch.Dispose();
        lock (guard)
        {
            foreach (Piece piece in pieces)
                piece.Forget();
            pieces.Clear();
            Bytes = 0;
        }
        space.Dispose();
    }

    sealed class Piece : ColumnMemory
    {
        readonly ScratchStore store;
        readonly nint start;
        readonly long bytes;

        public Piece(ScratchStore store, nint start, long bytes, int shift) => (this.store, this.start, this.bytes, Start) = (store, start, bytes, start + shift);

        public void Forget() => End();

        public override void Dispose()
        {
            if (store.Leave(this, bytes))
                store.space.Return(start, bytes);
        }
    }
}
