using System.Numerics;

namespace Guiyi.Internals;

/// <summary>
/// A text in thirty-two bits, by which two texts that are far apart are told without reading either. Far is certain; not far means that the
/// texts must be compared. 0 says nothing about its text.
/// </summary>
static class Sketch
{
    const int Buckets = 27, LongestLetters = 31;
    const uint Set = (1u << Buckets) - 1;
    const uint Counters = (1u << 20) - 1, EachCounter = 0x55555, Kind = 1u << 20, Known = 1u << 31;

    /// <summary>The set of letters, all other characters as one more, and the length; for Latin text of up to 31 characters.</summary>
    public static uint OfLetters(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestLetters)
            return 0;
        return ((uint)text.Length << Buckets) | LettersOf(text);
    }

    /// <summary>The same with digits apart, two by two, for which the rarest letters share a place: for e-mail addresses and account names.</summary>
    public static uint OfLettersAndDigits(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestLetters)
            return 0;
        uint set = 0;
        foreach (char c in text)
            set |= 1u << (c is >= 'a' and <= 'z' ? Places[c - 'a'] : c is >= '0' and <= '9' ? FirstDigits + ((c - '0') / 2) : Buckets - 1);
        return ((uint)text.Length << Buckets) | set;
    }

    const int FirstDigits = 21;

    // j, q, v, w, x and z are one.
    static ReadOnlySpan<byte> Places => [0, 1, 2, 3, 4, 5, 6, 7, 8, 20, 9, 10, 11, 12, 13, 14, 20, 15, 16, 17, 18, 20, 20, 20, 19, 20];

    /// <summary>The set of letters alone.</summary>
    public static uint LettersOf(ReadOnlySpan<char> text)
    {
        uint set = 0;
        foreach (char c in text)
            set |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : Buckets - 1);
        return set;
    }

    /// <summary>True where one text has one of these letters and the other has not.</summary>
    public static bool DifferIn(uint x, uint y, uint letters) => ((x ^ y) & letters) != 0;

    /// <summary>True where two texts are surely more than one edit apart, less similar (Jaro-Winkler) than a bound, and neither is contained in the other.</summary>
    /// <param name="x">Sketch of a text.</param>
    /// <param name="y">Sketch of the other.</param>
    /// <param name="share">For a bound s, three hundred times (s - 0.4) / 0.6, less a hundred: see <see cref="ShareFor"/>.</param>
    public static bool AreFar(uint x, uint y, int share)
    {
        uint onlyX = x & ~y & Set, onlyY = y & ~x & Set;
        if (onlyX == 0 || onlyY == 0)
            return false;
        int missingX = BitOperations.PopCount(onlyX), missingY = BitOperations.PopCount(onlyY);
        if (missingX + missingY <= 2)
            return false;
        // A character that the other text lacks has no match: with m matches, Jaro is at most (m/|x| + m/|y| + 1) / 3, and a common prefix adds at most 0.4 of the rest.
        int lengthX = (int)(x >> Buckets), lengthY = (int)(y >> Buckets);
        int matches = Math.Min(lengthX - missingX, lengthY - missingY);
        return matches * (lengthX + lengthY) * 100 < share * lengthX * lengthY;
    }

    /// <summary>In hundredths, the least sum of both texts' matched shares with which Jaro-Winkler can reach the bound.</summary>
    public static int ShareFor(double bound) => (int)Math.Floor(((((bound - 0.4) / 0.6) * 3) - 1) * 100);

    /// <summary>How often each digit occurs, modulo four.</summary>
    /// <param name="digits">Digits; other characters count as the digit that their code ends with.</param>
    /// <param name="kind">Texts of different kinds are never called far.</param>
    public static uint OfDigits(ReadOnlySpan<char> digits, bool kind)
    {
        uint counters = 0;
        foreach (char c in digits)
        {
            int shift = c % 10 * 2;
            uint count = (counters >> shift) + 1 & 3;
            counters = (counters & ~(3u << shift)) | (count << shift);
        }
        return Known | (kind ? Kind : 0) | counters;
    }

    /// <summary>True where two texts of one kind are surely more than one edit apart: an edit changes at most two of the counts.</summary>
    public static bool AreFarDigits(uint x, uint y)
    {
        uint differing = x ^ y;
        return (differing & Kind) == 0 && BitOperations.PopCount((differing | (differing >> 1)) & EachCounter) > 2;
    }

    /// <summary>A date as eight decimal digits, four bits each; a whole date is its own sketch.</summary>
    public static uint OfDate(int year, int month, int day) => (Decimal(year, 4) << 16) | (Decimal(month, 2) << 8) | Decimal(day, 2);

    /// <summary>True where one digit differs, or two neighbouring digits of the same part are exchanged.</summary>
    public static bool DatesAreNear(uint x, uint y)
    {
        uint differing = x ^ y;
        int lowest = BitOperations.TrailingZeroCount(differing) & ~3;
        if (differing >> lowest < 16)
            return true;
        // Two digits in a row, and not the last of one part with the first of the next.
        if (differing >> lowest >= 256 || lowest is 4 or 12)
            return false;
        uint a = x >> lowest & 0xFF, b = y >> lowest & 0xFF;
        return a == ((b << 4 | b >> 4) & 0xFF);
    }

    static uint Decimal(int number, int digits)
    {
        uint packed = 0;
        for (int i = 0; i < digits; i++, number /= 10)
            packed |= (uint)(number % 10) << (4 * i);
        return packed;
    }
}
