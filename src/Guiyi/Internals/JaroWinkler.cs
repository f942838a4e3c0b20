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

    static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
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
        if (takenA == 0)
            return 0;
        int transposed = 0;
        for (ulong restA = takenA, restB = takenB; restA != 0; restA &= restA - 1, restB &= restB - 1)
            transposed += a[BitOperations.TrailingZeroCount(restA)] != b[BitOperations.TrailingZeroCount(restB)] ? 1 : 0;
        double m = BitOperations.PopCount(takenA);
        return ((m / a.Length) + (m / b.Length) + ((m - (transposed / 2)) / m)) / 3;
    }
}
