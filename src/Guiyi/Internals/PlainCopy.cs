using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Guiyi.Internals;

/// <summary>Copies texts and looks at them on the way: most cells of a table need nothing more than to be copied.</summary>
public static class PlainCopy
{
    const byte FirstPrintable = 0x20;

    /// <summary>Copies a text.</summary>
    /// <param name="from">UTF-8.</param>
    /// <param name="to">At least as long.</param>
    /// <returns>True where all of it is printable ASCII without a quote or a comma.</returns>
    public static bool Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        if (from.Length < sizeof(ulong))
            return CopyFew(from, to);
        if (from.Length < Vector128<byte>.Count)
        {
            // The end overlaps the beginning.
            ulong first = BinaryPrimitives.ReadUInt64LittleEndian(from), last = BinaryPrimitives.ReadUInt64LittleEndian(from[^sizeof(ulong)..]);
            BinaryPrimitives.WriteUInt64LittleEndian(to, first);
            BinaryPrimitives.WriteUInt64LittleEndian(to[(from.Length - sizeof(ulong))..], last);
            return !HasOther(Vector128.Create(first, last).AsByte());
        }
        from.CopyTo(to);
        ref byte start = ref MemoryMarshal.GetReference(from);
        nuint end = (nuint)(from.Length - Vector128<byte>.Count);
        bool plain = !HasOther(Vector128.LoadUnsafe(ref start, end));
        for (nuint at = 0; at < end && plain; at += (nuint)Vector128<byte>.Count)
            plain = !HasOther(Vector128.LoadUnsafe(ref start, at));
        return plain;
    }

    static bool CopyFew(ReadOnlySpan<byte> from, Span<byte> to)
    {
        bool plain = true;
        for (int i = 0; i < from.Length; i++)
        {
            byte one = to[i] = from[i];
            plain &= one is >= FirstPrintable and < 0x80 and not ((byte)'"' or (byte)',');
        }
        return plain;
    }

    /// <summary>As signed numbers, control characters and what is not ASCII are all less than a blank.</summary>
    static bool HasOther(Vector128<byte> text) =>
        (Vector128.LessThan(text.AsSByte(), Vector128.Create((sbyte)FirstPrintable)).AsByte()
            | Vector128.Equals(text, Vector128.Create((byte)'"')) | Vector128.Equals(text, Vector128.Create((byte)','))) != Vector128<byte>.Zero;
}
