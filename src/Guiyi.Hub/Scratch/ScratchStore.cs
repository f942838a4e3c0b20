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
    const long LeastBytes = 1 << 12;

    // Columns below this size share a file, each from where a line of the processor's cache begins.
    const long OwnFileBytes = 1 << 22, SharedFileBytes = 1 << 26, Line = 64;

    readonly string folder;
    readonly HashSet<ScratchFile> files = [];
    readonly HashSet<Piece> pieces = [];
    readonly ResidentWatch watch;
    readonly Lock guard = new();
    ScratchFile? shared;
    long sharedUsed;
    int made;

    /// <param name="folder">An existing folder on a disk with room.</param>
    /// <param name="budget">Bytes that the process is to stay within.</param>
    public ScratchStore(string folder, long budget)
    {
        (this.folder, Budget) = (folder, budget);
        watch = new ResidentWatch(budget, Release);
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
        lock (guard)
            return bytes >= OwnFileBytes ? new Piece(this, Open(Rounded(bytes, ScratchFile.Page)), 0) : Share(Rounded(bytes, Line));
    }

    static long Rounded(long bytes, long unit) => (bytes + unit - 1) / unit * unit;

    Piece Share(long bytes)
    {
        if (shared is null || sharedUsed + bytes > shared.Bytes)
        {
            if (shared is not null)
                Leave(shared)?.Dispose();
            shared = Open(SharedFileBytes);
            // The store itself holds on to it as long as it may give more of it.
            shared.Users++;
            sharedUsed = 0;
        }
        long from = sharedUsed;
        sharedUsed += bytes;
        return new Piece(this, shared, from);
    }

    ScratchFile Open(long bytes)
    {
        var file = new ScratchFile(Path.Combine(folder, $"scratch-{++made}"), bytes);
        files.Add(file);
        PeakBytes = Math.Max(PeakBytes, Bytes += bytes);
        return file;
    }

    /// <returns>The file, where nobody holds on to it any more.</returns>
    ScratchFile? Leave(ScratchFile file)
    {
        if (--file.Users > 0)
            return null;
        files.Remove(file);
        Bytes -= file.Bytes;
        return file;
    }

    /// <summary>Lets the pages of all files go.</summary>
    void Release()
    {
        lock (guard)
            foreach (ScratchFile file in files)
                file.Release();
    }

    /// <summary>Removes all files; no column may be used any more.</summary>
    public void Dispose()
    {
        watch.Dispose();
        lock (guard)
        {
            foreach (Piece piece in pieces)
                piece.Forget();
            foreach (ScratchFile file in files)
                file.Dispose();
            pieces.Clear();
            files.Clear();
            shared = null;
        }
    }

    sealed class Piece : ColumnMemory
    {
        readonly ScratchStore store;
        readonly ScratchFile file;

        public Piece(ScratchStore store, ScratchFile file, long from)
        {
            (this.store, this.file, Start) = (store, file, file.Start + (nint)from);
            file.Users++;
            store.pieces.Add(this);
        }

        public void Forget() => End();

        public override void Dispose()
        {
            ScratchFile? left = null;
            lock (store.guard)
                if (store.pieces.Remove(this))
                    left = store.Leave(file);
            // To give pages back takes time, in which others may go on.
            left?.Dispose();
        }
    }
}
