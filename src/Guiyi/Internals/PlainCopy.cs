using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Guiyi.Internals;

/// <summary>Copies texts and looks at them on the way: most cells of a table need nothing more than to be copied.</summary>
public static class PlainCopy
{
    const byte Blank = 0x20, LastAscii = 0x7F;

    /// <summary>Copies a text.</summary>
    /// <param name="from">UTF-8.</param>
    /// <param name="to">At least as long.</param>
    /// <returns>True where all of it is ASCII without control characters below the blank, quotes and commas.</returns>
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

    /// <summary>Copies a text as ASCII; where it is not, what was written is of no use.</summary>
    /// <param name="from">Characters.</param>
    /// <param name="to">At least as long.</param>
    /// <returns>True where all of it is ASCII without control characters below the blank, quotes and commas.</returns>
    public static bool Copy(ReadOnlySpan<char> from, Span<byte> to)
    {
        to = to[..from.Length];
        if (from.Length < Vector128<ushort>.Count)
            return CopyFew(from, to);
        ref ushort start = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(from));
        ref byte target = ref MemoryMarshal.GetReference(to);
        nuint end = (nuint)(from.Length - Vector128<ushort>.Count);
        Vector128<ushort> other = Narrow(ref start, ref target, end);
        for (nuint at = 0; at < end; at += (nuint)Vector128<ushort>.Count)
            other |= Narrow(ref start, ref target, at);
        return other == Vector128<ushort>.Zero;
    }

    static bool CopyFew(ReadOnlySpan<byte> from, Span<byte> to)
    {
        bool plain = true;
        for (int i = 0; i < from.Length; i++)
            plain &= IsPlain(to[i] = from[i]);
        return plain;
    }

    static bool CopyFew(ReadOnlySpan<char> from, Span<byte> to)
    {
        bool plain = true;
        for (int i = 0; i < from.Length; i++)
        {
            to[i] = (byte)from[i];
            plain &= IsPlain(from[i]);
        }
        return plain;
    }

    static bool IsPlain(int character) => character is >= Blank and <= LastAscii and not ('"' or ',');

    /// <summary>Copies eight characters and gives those that are not plain.</summary>
    static Vector128<ushort> Narrow(ref ushort from, ref byte to, nuint at)
    {
        Vector128<ushort> text = Vector128.LoadUnsafe(ref from, at);
        Vector128.Narrow(text, text).GetLower().StoreUnsafe(ref to, at);
        // As signed numbers, the upper half of all characters is less than a blank.
        return Vector128.LessThan(text.AsInt16(), Vector128.Create((short)Blank)).AsUInt16()
            | Vector128.GreaterThan(text.AsInt16(), Vector128.Create((short)LastAscii)).AsUInt16()
            | Vector128.Equals(text, Vector128.Create((ushort)'"')) | Vector128.Equals(text, Vector128.Create((ushort)','));
    }

    /// <summary>As signed numbers, control characters and what is not ASCII are all less than a blank.</summary>
    static bool HasOther(Vector128<byte> text) =>
        (Vector128.LessThan(text.AsSByte(), Vector128.Create((sbyte)Blank)).AsByte()
            | Vector128.Equals(text, Vector128.Create((byte)'"')) | Vector128.Equals(text, Vector128.Create((byte)','))) != Vector128<byte>.Zero;
}
