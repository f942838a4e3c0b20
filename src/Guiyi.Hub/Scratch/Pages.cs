using System.Runtime.InteropServices;

namespace Guiyi.Hub.Scratch;

/// <summary>What only the operating system can do with pages of memory.</summary>
static partial class Pages
{
    const int DontNeed = 4, HugePage = 14;

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

    /// <summary>Asks that memory lie in large pages; its first and last part may not fill one. Where the system does not heed it, nothing happens.</summary>
    public static void Enlarge(nint start, long bytes)
    {
        if (!OperatingSystem.IsLinux())
            return;
        long first = (start + Large - 1) / Large * Large, end = (start + bytes) / Large * Large;
        if (end > first)
            Advise((nint)first, (nuint)(end - first), HugePage);
    }

    /// <summary>Bytes of the process that are in memory now, and those among them that belong to mapped files; all where the system does not tell them apart.</summary>
    public static (long All, long Mapped) Resident()
    {
        if (!OperatingSystem.IsLinux())
            return (Environment.WorkingSet, Environment.WorkingSet);
        Span<byte> text = stackalloc byte[128];
        using (var file = File.OpenHandle("/proc/self/statm"))
            text = text[..RandomAccess.Read(file, text, 0)];
        // Pages: all, resident, of files …
        Span<Range> parts = stackalloc Range[4];
        Span<char> numbers = stackalloc char[text.Length];
        System.Text.Encoding.ASCII.GetChars(text, numbers);
        ((ReadOnlySpan<char>)numbers).Split(parts, ' ');
        long Bytes(ReadOnlySpan<char> pages) => long.Parse(pages, System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        return (Bytes(numbers[parts[1]]), Bytes(numbers[parts[2]]));
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);

    [LibraryImport("kernel32", EntryPoint = "VirtualUnlock")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualUnlock(nint start, nuint length);
}
