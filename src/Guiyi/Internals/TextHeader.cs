using System.Numerics;
using System.Runtime.CompilerServices;

namespace Guiyi.Internals;

/// <summary>
/// What stands before the bytes of a stored text: the number of its characters, and whether they are wide (two bytes each) or ASCII (one), as seven
/// bits per byte, the lowest first (LEB128). Nearly all take one byte.
/// </summary>
static class TextHeader
{
    /// <summary>Bytes of the longest header.</summary>
    public const int Longest = 5;

    const uint More = 0x80;

    public static uint Of(int characters, bool isWide) => ((uint)characters << 1) | (isWide ? 1u : 0);

    public static bool IsWide(uint header) => (header & 1) != 0;

    /// <summary>Bytes of the text behind the header.</summary>
    public static int Bytes(uint header) => (int)(header >> 1) << (int)(header & 1);

    /// <summary>Bytes of the header itself.</summary>
    public static int Length(uint header) => (BitOperations.Log2(header | 1) / 7) + 1;

    /// <summary>Writes a header at a place, which goes on behind it.</summary>
    public static void Write(uint header, Span<byte> bytes, ref int at)
    {
        for (; header >= More; header >>= 7)
            bytes[at++] = (byte)(header | More);
        bytes[at++] = (byte)header;
    }

    /// <summary>Reads the header at a place, which goes on behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint header = bytes[at];
        if (header < More)
        {
            at++;
            return header;
        }
        // A variable of its own: the caller's can then stay in a register.
        int place = at;
        header = Longer(bytes, ref place);
        at = place;
        return header;
    }

    static uint Longer(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint header = bytes[at++] & (More - 1);
        for (int shift = 7; ; shift += 7)
        {
            uint next = bytes[at++];
            header |= (next & (More - 1)) << shift;
            if (next < More)
                return header;
        }
    }
}
