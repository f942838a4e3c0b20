using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Guiyi.Internals;

/// <summary>Asks the processor to bring memory near that will be read soon, so that many reads are under way at once. Where it cannot, nothing happens.</summary>
static unsafe class Prefetch
{
    const int LineLength = 64;

    /// <summary>The line where an item begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Item<T>(ref readonly T item)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in item)));
    }

    /// <summary>The line of an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void At(byte* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }

    /// <summary>The lines that a span covers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lines<T>(ReadOnlySpan<T> span)
        where T : unmanaged
    {
        if (!Sse.IsSupported || span.IsEmpty)
            return;
        // The collector may move the array meanwhile: then the wrong lines come, and nothing else happens.
        byte* first = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in span[0])), last = (byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in span[^1]));
        for (byte* at = first; at < last; at += LineLength)
            Sse.Prefetch0(at);
        Sse.Prefetch0(last);
    }
}
