using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Guiyi.Hub.Scratch;

/// <summary>How much of the process is in memory now. Asking costs some microseconds and no objects.</summary>
sealed class ResidentSet : IDisposable
{
    readonly SafeFileHandle? file = OperatingSystem.IsLinux() ? File.OpenHandle("/proc/self/statm") : null;

    /// <summary>Bytes in memory, and those among them that belong to mapped files; all where the system does not tell them apart.</summary>
    public (long All, long Mapped) Measure()
    {
        if (file is null)
            return (Environment.WorkingSet, Environment.WorkingSet);
        Span<byte> text = stackalloc byte[128];
        text = text[..RandomAccess.Read(file, text, 0)];
        // Pages: all, resident, of files …
        Next(ref text);
        return (Next(ref text), Next(ref text));
    }

    static long Next(ref Span<byte> text)
    {
        if (!Utf8Parser.TryParse(text, out long pages, out int read))
            throw new InvalidDataException("The system does not tell how much memory the process has.");
        text = text[(read + 1)..];
        return pages * Environment.SystemPageSize;
    }

    public void Dispose() => file?.Dispose();
}
