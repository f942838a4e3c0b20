using System.Runtime.InteropServices;

namespace Guiyi.Hub.Scratch;

/// <summary>
/// Asks the scheduler for turns that come before others', which not everybody may, and that are short and come soon, which needs no right: Linux 6.12 and
/// later heed it, others ignore it.
/// </summary>
static partial class ShortTurns
{
    const int Here = 0;

    const ulong Nanoseconds = 100_000;

    // Of the scheduler's twenty steps up.
    const int Before = 10;

    /// <summary>A thread that waits most of the time no longer waits for the end of the turns of two threads that do not: those take up to 20 ms.</summary>
    public static void ForThisThread()
    {
        if (!OperatingSystem.IsLinux())
            return;
        (long read, long write) = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => (315, 314),
            Architecture.Arm64 => (275, 274),
            _ => (0, 0),
        };
        var turns = default(Turns);
        // A wish: where it is not granted, the thread waits for its turn as others do.
        if (write == 0 || Read(read, Here, ref turns, (uint)Marshal.SizeOf<Turns>(), 0) != 0)
            return;
        turns.Runtime = Nanoseconds;
        turns.Flags = 0;
        turns.Nice -= Before;
        if (Write(write, Here, ref turns, 0) == 0)
            return;
        turns.Nice += Before;
        _ = Write(write, Here, ref turns, 0);
    }

    // The first version of sched_attr, in the kernel's order.
    [StructLayout(LayoutKind.Sequential)]
    struct Turns
    {
        public uint Size, Policy;
        public ulong Flags;
        public int Nice;
        public uint Priority;
        public ulong Runtime, Deadline, Period;
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long Read(long call, int thread, ref Turns turns, uint size, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long Write(long call, int thread, ref Turns turns, uint flags);
}
