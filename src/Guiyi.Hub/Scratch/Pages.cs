using System.Runtime.InteropServices;

namespace Guiyi.Hub.Scratch;

/// <summary>What only the operating system can do with pages of memory.</summary>
static partial class Pages
{
    const int Random = 1, DontNeed = 4, HugePage = 14;

    /// <summary>Bytes of a large page.</summary>
    public const long Large = 1 << 21;

    /// <summary>Lets pages of a mapped file go from the process; the file keeps what they hold. Where the system does not heed it, nothing happens.</summary>
    public static void Release(nint start, long bytes)
    {
        // A hint: on Windows unlocking what is not locked takes it out of the working set, and is answered with "was not locked".
        if (OperatingSystem.IsWindows())
            VirtualUnlock(start, (nuint)bytes);
        else
            Advise(start, (nuint)bytes, DontNeed);
    }

    /// <summary>Says that pages of a mapped file are touched in no order, so that none is read from the disk or made room for before it is touched.</summary>
    public static void Scatter(nint start, long bytes) => Advise(start, (nuint)bytes, Random);

    /// <summary>Asks that memory lie in large pages; its first and last part may not fill one. Where the system does not heed it, nothing happens.</summary>
    public static void Enlarge(nint start, long bytes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        long first = (start + Large - 1) / Large * Large, end = (start + bytes) / Large * Large;
        if (end > first)
            Advise((nint)first, (nuint)(end - first), HugePage);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);

    [LibraryImport("kernel32", EntryPoint = "VirtualUnlock")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualUnlock(nint start, nuint length);
}
