using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Guiyi.Hub.Scratch;

/// <summary>
/// Has the pages of a mapped file come one by one. By itself Linux brings 64 KB for each page that is touched, or two megabytes where the file's pages lie
/// together: reads all over a large column would bring it into memory as a whole within milliseconds. Linux 6.7 and later do not where a range is watched
/// for writes (userfaultfd); nothing is ever watched here.
/// </summary>
static unsafe partial class SinglePages
{
    const int CloseOnExec = 0x80000, OfOwnCodeOnly = 1;

    // In the kernel's words: UFFDIO_API, UFFDIO_REGISTER, and of the former's features WP_ASYNC, of the latter's modes WP.
    const ulong Api = 0xAA, Asynchronous = 1 << 15, ForWrites = 2;
    const nuint Agree = 0xC018AA3F, Register = 0xC020AA00;

    /// <summary>Asks for it.</summary>
    /// <returns>It holds as long as this is not disposed; null where the system or its rules do not allow it.</returns>
    public static SafeHandle? Of(nint start, long bytes)
    {
        long call = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => 323, Architecture.Arm64 => 282, _ => 0 };
        int watch = call == 0 ? -1 : (int)Call(call, CloseOnExec | OfOwnCodeOnly);
        if (watch < 0)
            return null;
        var handle = new SafeFileHandle(watch, ownsHandle: true);
        ulong* agreed = stackalloc ulong[] { Api, Asynchronous, 0 };
        ulong* range = stackalloc ulong[] { (ulong)start, (ulong)bytes, ForWrites, 0 };
        if (Control(handle, Agree, agreed) == 0 && Control(handle, Register, range) == 0)
            return handle;
        handle.Dispose();
        return null;
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long Call(long call, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(SafeFileHandle handle, nuint request, ulong* data);
}
