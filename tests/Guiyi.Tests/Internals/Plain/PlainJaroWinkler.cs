namespace Guiyi.Tests.Internals.Plain;

/// <summary>Jaro-Winkler similarity (Winkler 1990), character by character: what the fast kernel must agree with.</summary>
static class PlainJaroWinkler
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
        ulong takenA = 0, takenB = 0;
        int matches = 0;
        for (int i = 0; i < a.Length; i++)
        {
            int to = Math.Min(b.Length - 1, i + window);
            for (int j = Math.Max(0, i - window); j <= to; j++)
            {
                if (a[i] != b[j] || (takenB >> j & 1) != 0)
                    continue;
                takenA |= 1UL << i;
                takenB |= 1UL << j;
                matches++;
                break;
            }
        }
        if (matches == 0)
            return 0;
        int transposed = 0;
        for (ulong restA = takenA, restB = takenB; restA != 0; restA &= restA - 1, restB &= restB - 1)
            if (a[System.Numerics.BitOperations.TrailingZeroCount(restA)] != b[System.Numerics.BitOperations.TrailingZeroCount(restB)])
                transposed++;
        double m = matches;
        return ((m / a.Length) + (m / b.Length) + ((m - (transposed / 2)) / m)) / 3;
    }
}
