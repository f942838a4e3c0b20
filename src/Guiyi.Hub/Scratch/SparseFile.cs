using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Guiyi.Hub.Scratch;

/// <summary>A file with holes that is mapped beyond its end, as 64-bit Linux has them.</summary>
static partial class SparseFile
{
    const int ReadAndWrite = 3, Shared = 1, NoReserve = 0x4000, KeepSize = 1, PunchHole = 2, Interrupted = 4;

    /// <summary>True where files may have holes made into them: not every file system can.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public static bool IsPossible(string folder)
    {
        string path = Path.Combine(folder, "scratch-0");
        using SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, FileOptions.DeleteOnClose);
        return Allocate(file, 0, ScratchSpace.Page) == 0 && Allocate(file, PunchHole | KeepSize, 0, ScratchSpace.Page) == 0;
    }

    /// <summary>Maps it from its beginning on, anywhere.</summary>
    /// <returns>False where so many addresses are not to be had.</returns>
    public static bool TryMap(SafeFileHandle file, long bytes, out nint start)
    {
        start = Map(0, (nuint)bytes, ReadAndWrite, Shared | NoReserve, file, 0);
        return start != -1;
    }

    public static void Unmap(nint start, long bytes) => _ = Unmap(start, (nuint)bytes);

    /// <summary>Takes room on the disk, of zeros.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public static void Fill(SafeFileHandle file, long from, long bytes)
    {
        int fault;
        do
            fault = Allocate(file, from, bytes);
        while (fault == Interrupted);
        if (fault != 0)
            throw new IOException(Marshal.GetPInvokeErrorMessage(fault) + ".");
    }

    /// <summary>Gives room back; what is read there is zero.</summary>
    public static void Empty(SafeFileHandle file, long from, long bytes)
    {
        while (Allocate(file, PunchHole | KeepSize, from, bytes) != 0)
            if (Marshal.GetLastPInvokeError() != Interrupted)
                throw new InvalidOperationException($"Room of the scratch file could not be given back: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint start, nuint bytes, int protection, int flags, SafeFileHandle file, long from);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint start, nuint bytes);

    [LibraryImport("libc", EntryPoint = "posix_fallocate")]
    private static partial int Allocate(SafeFileHandle file, long from, long bytes);

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeFileHandle file, int mode, long from, long bytes);
}
