using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Guiyi.Internals;

/// <summary>
/// Where a character stands in a text of up to 64, a bit for each place: the text lies in registers and is compared as a whole, so that no table of
/// characters must be filled before two short texts are compared.
/// </summary>
readonly ref struct CharPositions
{
    /// <summary>Longer texts do not fit into the bits.</summary>
    public const int MostInOne = 64;

    const int Lane = 16;

    readonly Vector256<ushort> first, second, third, fourth;
    readonly ulong all;
    readonly int length;

    /// <param name="text">At most <see cref="MostInOne"/> characters.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CharPositions(ReadOnlySpan<char> text)
    {
        length = text.Length;
        all = ulong.MaxValue >> (MostInOne - length);
        first = Load(text);
        if (length <= Lane)
            return;
        second = Load(text[Lane..]);
        if (length <= 2 * Lane)
            return;
        third = Load(text[(2 * Lane)..]);
        fourth = length > 3 * Lane ? Load(text[(3 * Lane)..]) : default;
    }

    /// <summary>The places of a character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(char c)
    {
        Vector256<ushort> wanted = Vector256.Create((ushort)c);
        ulong places = Vector256.Equals(first, wanted).ExtractMostSignificantBits();
        if (length > Lane)
            places |= Further(wanted);
        return places & all;
    }

    ulong Further(Vector256<ushort> wanted) =>
        ((ulong)Vector256.Equals(second, wanted).ExtractMostSignificantBits() << Lane)
        | ((ulong)Vector256.Equals(third, wanted).ExtractMostSignificantBits() << (2 * Lane))
        | ((ulong)Vector256.Equals(fourth, wanted).ExtractMostSignificantBits() << (3 * Lane));

    /// <summary>The first characters of a text; behind a short one stands what is masked away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ushort> Load(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<ushort> characters = MemoryMarshal.Cast<char, ushort>(text);
        if (characters.Length >= Lane)
            return Vector256.LoadUnsafe(in MemoryMarshal.GetReference(characters));
        Span<ushort> padded = stackalloc ushort[Lane];
        characters.CopyTo(padded);
        return Vector256.LoadUnsafe(in MemoryMarshal.GetReference(padded));
    }
}
