using System.Runtime.InteropServices;
using Guiyi.Internals;

namespace Guiyi.Hub.Scratch;

/// <summary>
/// Columns in memory that is used again as soon as a column is done with: a run makes many, and each page that it touches for the first time costs
/// more than reading it. Large pages, where the system has them, spare what is read at random all over ten million rows the way through the tables
/// that say where a page lies. What columns do not give back goes when nothing refers to the store or its columns any more.
/// </summary>
sealed unsafe class PooledStore : ColumnStore
{
    // Shorter columns, of which there may be thousands, leave their memory to the collector.
    const long LeastBytes = 1 << 16, Page = 1 << 12, ArenaBytes = 1 << 28;

    const int Line = 64;

    readonly Lock guard = new();
    readonly List<nint> arenas = [];

    readonly FreePieces free = new();

    // The rest of the newest arena: zeros that nobody touched.
    nint fresh;
    long freshBytes;

    int taken;

    ~PooledStore()
    {
        foreach (nint arena in arenas)
            NativeMemory.Free((void*)arena);
    }

    public override ColumnMemory Take(long bytes, bool zeroed)
    {
        if (bytes < LeastBytes)
            return Memory.Take(bytes, zeroed);
        long size = Size(bytes);
        nint start;
        bool used;
        int shift;
        lock (guard)
        {
            start = free.Take(size);
            used = start != 0;
            if (!used)
                start = Fresh(size);
            // Columns that are read side by side must not begin at the same place of a page: they would push each other out of the nearest cache.
            shift = (taken++ % (int)(Page / Line)) * Line;
        }
        if (used && zeroed)
            NativeMemory.Clear((void*)start, (nuint)size);
        return new Piece(this, start, size, shift);
    }

    // A page more than it needs: it may begin anywhere in its first one.
    static long Size(long bytes) => ((bytes + Page - 1) / Page * Page) + Page;

    nint Fresh(long size)
    {
        if (size > freshBytes)
        {
            long wanted = Math.Max(ArenaBytes, size) + Pages.Large;
            // Zeros on demand: memory is there once it is touched.
            nint arena = (nint)NativeMemory.AllocZeroed((nuint)wanted);
            arenas.Add(arena);
            if (freshBytes > 0)
                free.Add(fresh, freshBytes);
            fresh = (nint)((arena + Pages.Large - 1) / Pages.Large * Pages.Large);
            freshBytes = arena + wanted - fresh;
            freshBytes -= freshBytes % Page;
            Pages.Enlarge(fresh, freshBytes);
        }
        nint start = fresh;
        fresh += (nint)size;
        freshBytes -= size;
        return start;
    }

    sealed class Piece : ColumnMemory
    {
        readonly PooledStore store;
        readonly nint start;
        long held;
        bool isGone;

        public Piece(PooledStore store, nint start, long bytes, int shift) => (this.store, this.start, held, Start) = (store, start, bytes, start + shift);

        public override bool TryShorten(long bytes)
        {
            lock (store.guard)
            {
                if (isGone || Size(bytes) >= held)
                    return !isGone;
                store.free.Add(start + (nint)Size(bytes), held - Size(bytes));
                held = Size(bytes);
                return true;
            }
        }

        public override void Dispose()
        {
            lock (store.guard)
            {
                if (isGone)
                    return;
                isGone = true;
                store.free.Add(start, held);
            }
        }
    }
}
