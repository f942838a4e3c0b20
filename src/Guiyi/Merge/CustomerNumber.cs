using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Merge;

/// <summary>
/// The ids that Guiyi gives, as numbers in the order of the texts: one bit for the letter, O before P, then twelve digits of five bits. The digits are
/// Crockford's base 32, whose characters stand in ordinal order, so comparing numbers is comparing texts.
/// </summary>
public static class CustomerNumber
{
    /// <summary>Characters of an id.</summary>
    public const int Length = 13;

    /// <summary>Highest bits of a number that are never set.</summary>
    internal const int FreeBits = 64 - 1 - ((Length - 1) * Bits);

    const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Bits = 5, DigitMask = (1 << Bits) - 1;

    static readonly sbyte[] ValueOf = Values();

    /// <summary>The id of a customer that was never there before: derived from the contents of its founding record.</summary>
    /// <param name="kind">Kind of the customer.</param>
    /// <param name="founder">Content key of the founding record.</param>
    /// <param name="attempt">How many ids of this record were somebody else's.</param>
    internal static ulong OfFounder(EntityKind kind, ulong founder, ulong attempt) => Of(kind, Hash64.Mix(founder, attempt + (kind == EntityKind.Person ? 0x50UL : 0x4FUL)));

    /// <summary>The id for a hash, whose lowest bits are the first digit.</summary>
    internal static ulong Of(EntityKind kind, ulong hash)
    {
        ulong number = kind == EntityKind.Person ? 1UL : 0;
        for (int digit = 1; digit < Length; digit++, hash >>= Bits)
            number = (number << Bits) | (hash & DigitMask);
        return number;
    }

    /// <summary>False where the text is no id of this form.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out ulong number)
    {
        number = 0;
        if (text.Length != Length || text[0] is not ('O' or 'P'))
            return false;
        number = text[0] == 'P' ? 1UL : 0;
        foreach (char c in text[1..])
        {
            int value = c < ValueOf.Length ? ValueOf[c] : -1;
            if (value < 0)
                return false;
            number = (number << Bits) | (uint)value;
        }
        return true;
    }

    internal static void Write(ulong number, Span<byte> text)
    {
        for (int i = Length - 1; i > 0; i--, number >>= Bits)
            text[i] = (byte)Digits[(int)number & DigitMask];
        text[0] = Letter(number);
    }

    internal static void Write(ulong number, Span<char> text)
    {
        for (int i = Length - 1; i > 0; i--, number >>= Bits)
            text[i] = Digits[(int)number & DigitMask];
        text[0] = (char)Letter(number);
    }

    /// <summary>The id of a number.</summary>
    public static string Text(ulong number) => string.Create(Length, number, static (text, number) => Write(number, text));

    static byte Letter(ulong rest) => rest != 0 ? (byte)'P' : (byte)'O';

    static sbyte[] Values()
    {
        sbyte[] values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (int i = 0; i < Digits.Length; i++)
            values[Digits[i]] = (sbyte)i;
        return values;
    }
}
