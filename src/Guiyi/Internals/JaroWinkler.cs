using System.Numerics;

namespace Guiyi.Internals;

/// <summary>Jaro-Winkler similarity (Winkler 1990): 1 for equal texts, 0 for nothing in common; a common prefix of up to four counts more.</summary>
static class JaroWinkler
{
    /// <summary>Similarity of two texts; texts over 64 characters are compared by their first 64.</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 64)
            a = a[..64];
        if (b.Length > 64)
            b = b[..64];
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 1 : 0;
        if (a.SequenceEqual(b))
            return 1;
        double jaro = Jaro(a, b);
        int prefix = 0;
        while (prefix < 4 && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
            prefix++;
        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    // Up to here a loop over a few characters is over before the other way has begun; measured with ./guiyi bench kernels.
    const int ShortText = 14;

    static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        (ulong takenA, ulong takenB) = b.Length <= ShortText ? MatchedByLoops(a, b, window) : MatchedInBits(a, b, window);
        if (takenA == 0)
            return 0;
        double m = BitOperations.PopCount(takenA);
        int transposed = 0;
        for (; takenA != 0; takenA &= takenA - 1, takenB &= takenB - 1)
            if (a[BitOperations.TrailingZeroCount(takenA)] != b[BitOperations.TrailingZeroCount(takenB)])
                transposed++;
        return ((m / a.Length) + (m / b.Length) + ((m - (transposed / 2)) / m)) / 3;
    }

    /// <summary>The characters of either text that have a match in the other, a bit each.</summary>
    static (ulong A, ulong B) MatchedByLoops(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int window)
    {
        ulong takenA = 0, takenB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            int to = Math.Min(b.Length - 1, i + window);
            for (int j = Math.Max(0, i - window); j <= to; j++)
            {
                if (a[i] != b[j] || (takenB >> j & 1) != 0)
                    continue;
                takenA |= 1UL << i;
                takenB |= 1UL << j;
                break;
            }
        }
        return (takenA, takenB);
    }

    /// <summary>The same for longer texts: all places of a character at once.</summary>
    static (ulong A, ulong B) MatchedInBits(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int window)
    {
        // The places of b that a character of a may match: those within the window, wandering along.
        ulong reach = ulong.MaxValue >> (63 - window), takenA = 0, takenB = 0;
        var places = new CharPositions(b);
        for (int i = 0; i < a.Length; i++)
        {
            ulong free = places.Of(a[i]) & reach & ~takenB, place = free & (0 - free);
            takenB |= place;
            takenA |= (place == 0 ? 0UL : 1UL) << i;
            reach = i < window ? (reach << 1) | 1 : reach << 1;
        }
        return (takenA, takenB);
    }
}
