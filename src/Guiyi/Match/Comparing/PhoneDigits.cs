using Guiyi.Internals;
using Guiyi.Standardize;

namespace Guiyi.Match.Comparing;

/// <summary>
/// The national digits of a phone number in one word, four bits each, as far as they are known: of a whole number all of them, of a masked one those
/// before the gap and those behind it. A million numbers lie side by side, without an object each.
/// </summary>
readonly struct PhoneDigits
{
    const int MostDigits = 15, DigitBits = 4, FewestCompared = 8, FewestWithMask = 9;

    readonly ulong head, tail;
    readonly byte headLength, tailLength;

    PhoneDigits(ReadOnlySpan<char> head, ReadOnlySpan<char> tail, bool masked, bool desk)
    {
        (this.head, headLength) = (Packed(head), (byte)head.Length);
        (this.tail, tailLength) = (Packed(tail), (byte)tail.Length);
        (IsMasked, IsDesk) = (masked, desk);
    }

    /// <summary>Digits are hidden or missing.</summary>
    public bool IsMasked { get; }

    /// <summary>A landline or a company's line.</summary>
    public bool IsDesk { get; }

    public static PhoneDigits Of(PhoneNumber phone)
    {
        ReadOnlySpan<char> head = phone.IsMasked ? phone.Prefix : phone.Digits, tail = phone.IsMasked ? phone.Suffix : phone.Digits;
        return new PhoneDigits(head[..Math.Min(head.Length, MostDigits)], tail[^Math.Min(tail.Length, MostDigits)..], phone.IsMasked, IsDeskType(phone.Type));
    }

    /// <param name="text">A number's canonical text: "+8613812345678", "+8657356915477;ext=805", "+86138****1234".</param>
    /// <param name="type">What it reaches.</param>
    public static PhoneDigits Of(ReadOnlySpan<char> text, PhoneType type)
    {
        ReadOnlySpan<char> digits = text[1..];
        int extension = digits.IndexOf(';');
        if (extension >= 0)
            digits = digits[..extension];
        digits = digits[PhoneRegions.CallingCodeLength(digits)..];
        int first = digits.IndexOf('*'), last = digits.LastIndexOf('*');
        ReadOnlySpan<char> head = first < 0 ? digits : digits[..first], tail = digits[(last + 1)..];
        return new PhoneDigits(head[..Math.Min(head.Length, MostDigits)], tail[^Math.Min(tail.Length, MostDigits)..], first >= 0, IsDeskType(type));
    }

    static bool IsDeskType(PhoneType type) => type is PhoneType.Landline or PhoneType.TollFree or PhoneType.Service;

    /// <summary>Digits that are known; of a whole number as many as a mobile number has.</summary>
    public int Known => IsMasked ? headLength + tailLength : 11;

    /// <summary>First three and last four digits, what 138****1234 leaves to see; 0 where fewer are known.</summary>
    public ulong Mask => (IsMasked ? headLength >= 3 && tailLength >= 4 : headLength >= FewestWithMask)
        ? 1UL << 63 | head >> ((headLength - 3) * DigitBits) << 16 | (tail & 0xFFFF) : 0;

    /// <summary>The last four digits; 0 where fewer are known.</summary>
    public ulong Tail => (IsMasked ? tailLength >= 4 : tailLength >= 7) ? 1UL << 63 | (tail & 0xFFFF) : 0;

    /// <summary>Of a whole number what comes before the last four digits; 0 of short ones.</summary>
    public ulong Head => !IsMasked && headLength >= FewestWithMask ? (ulong)headLength << 60 | head >> (4 * DigitBits) : 0;

    /// <summary>Two whole numbers have the same digits.</summary>
    public bool SameDigits(in PhoneDigits other) => head == other.head && headLength == other.headLength;

    /// <summary>One edit turns one whole number into the other; short numbers are too like each other to tell.</summary>
    public bool IsOneDigitOff(in PhoneDigits other)
    {
        if (headLength < FewestCompared)
            return false;
        Span<char> x = stackalloc char[MostDigits], y = stackalloc char[MostDigits];
        return EditDistance.AtMostOne(x[..Unpacked(head, headLength, x)], y[..Unpacked(other.head, other.headLength, y)]);
    }

    /// <summary>All digits that both numbers show, from either end, are the same.</summary>
    public bool Fits(in PhoneDigits other)
    {
        int ahead = Math.Min(headLength, other.headLength), behind = Math.Min(tailLength, other.tailLength);
        ulong behindMask = behind >= 16 ? ulong.MaxValue : (1UL << (behind * DigitBits)) - 1;
        return head >> ((headLength - ahead) * DigitBits) == other.head >> ((other.headLength - ahead) * DigitBits) && ((tail ^ other.tail) & behindMask) == 0;
    }

    /// <summary>For <see cref="Sketch.AreFarDigits"/>; 0 for masked numbers.</summary>
    public uint ToSketch()
    {
        if (IsMasked || headLength == 0)
            return 0;
        Span<char> digits = stackalloc char[MostDigits];
        return Sketch.OfDigits(digits[..Unpacked(head, headLength, digits)], IsDesk);
    }

    static ulong Packed(ReadOnlySpan<char> digits)
    {
        ulong packed = 0;
        foreach (char digit in digits)
            packed = (packed << DigitBits) | (uint)(digit - '0' & 15);
        return packed;
    }

    static int Unpacked(ulong packed, int length, Span<char> digits)
    {
        for (int i = length - 1; i >= 0; i--, packed >>= DigitBits)
            digits[i] = (char)('0' + (packed & 15));
        return length;
    }
}
