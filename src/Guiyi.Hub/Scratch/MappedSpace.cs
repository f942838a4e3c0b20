using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Guiyi.Hub.Scratch;

/// <summary>
/// One file with holes, mapped once: a long range of addresses of which only what is taken has room on the disk. Its pages come one by one where the system
/// allows it, and are let go range by range, whatever column they belong to.
/// </summary>
sealed class MappedSpace : ScratchSpace
{
    // Addresses cost nothing, but a process may be allowed less of them.
    const long Most = 1L << 40, Least = 1L << 32;

    const long AtOnce = 1 << 25;

    readonly string path;
    readonly SafeFileHandle handle;
    readonly nint first;
    readonly long length;
    readonly SafeHandle? singly;
    readonly Lock guard = new();

    // Free pieces have no room on the disk, so that they are zeros again once they have.
    readonly FreePieces free = new();

    long used, released;

    /// <param name="folder">An existing folder.</param>
    /// <exception cref="IOException">No file can be made or mapped there.</exception>
    public MappedSpace(string folder)
    {
        path = Path.Combine(folder, "scratch");
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite);
        try
        {
            // What has no name is gone with the process.
            File.Delete(path);
            for (length = Most; !SparseFile.TryMap(handle, length, out first); length /= 2)
                if (length <= Least)
                    throw new IOException("No addresses are left to map it.");
        }
        catch
        {
            handle.Dispose();
            throw;
        }
        Pages.Scatter(first, length);
        singly = SinglePages.Of(first, length);
    }

    public override bool ComesSlowly => singly is not null;

    public override int Parts => (int)((Volatile.Read(ref used) + AtOnce - 1) / AtOnce);

    public override nint Take(long bytes)
    {
        nint start = Addresses(bytes);
        try
        {
            if (start == 0)
                throw new IOException($"More than {length} bytes are needed.");
            // All room is taken now: a disk that fills up later would end the process where it writes to memory, without a word.
            SparseFile.Fill(handle, start - first, bytes);
        }
        catch (IOException fault)
        {
            if (start != 0)
                Return(start, bytes);
            throw Full(path, fault);
        }
        return start;
    }

    /// <summary>Addresses that nobody has; 0 where so many are not left.</summary>
    nint Addresses(long bytes)
    {
        lock (guard)
        {
            nint start = free.Take(bytes);
            if (start == 0 && bytes <= length - used)
            {
                start = first + (nint)used;
                Volatile.Write(ref used, used + bytes);
            }
            return start;
        }
    }

    public override void Return(nint start, long bytes)
    {
        SparseFile.Empty(handle, start - first, bytes);
        lock (guard)
            free.Add(start, bytes);
    }

    public override void ReleaseSome()
    {
        long all = Volatile.Read(ref used);
        released = released >= all ? 0 : released;
        Pages.Release(first + (nint)released, Math.Min(AtOnce, all - released));
        released += AtOnce;
    }

    public override void Dispose()
    {
        if (handle.IsClosed)
            return;
        SparseFile.Unmap(first, length);
        singly?.Dispose();
        handle.Dispose();
    }
}
