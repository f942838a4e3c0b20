namespace Guiyi.Internals;

/// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each costing 1.</summary>
static class EditDistance
{
    /// <summary>True where at most one edit turns one text into the other.</summary>
    public static bool AtMostOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return false;
        int prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        int suffix = 0;
        while (suffix < a.Length && suffix < b.Length && a[^(suffix + 1)] == b[^(suffix + 1)])
            suffix++;
        a = a[..^suffix];
        b = b[..^suffix];
        return (a.Length <= 1 && b.Length <= 1) || (a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0]);
    }

    const int Longest = 256;

    /// <summary>The distance; texts over 256 characters are compared by their first 256.</summary>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > Longest)
            a = a[..Longest];
        if (b.Length > Longest)
            b = b[..Longest];
        // The same both ways: the shorter one is held in bits.
        if (a.Length > b.Length)
        {
            ReadOnlySpan<char> longer = a;
            a = b;
            b = longer;
        }
        if (a.IsEmpty)
            return b.Length;
        return a.Length <= CharPositions.MostInOne ? InBits(new CharPositions(a), a.Length, b) : ByTable(a, b);
    }

    /// <summary>A column of the table at a time, each step of a cell to its neighbour in one bit (Hyyrö 2003, after Myers 1999).</summary>
    static int InBits(CharPositions pattern, int length, ReadOnlySpan<char> text)
    {
        ulong up = ulong.MaxValue, down = 0, diagonal = 0, before = 0, last = 1UL << (length - 1);
        int distance = length;
        foreach (char c in text)
        {
            ulong equal = pattern.Of(c), swapped = ((~diagonal & equal) << 1) & before;
            diagonal = (((equal & up) + up) ^ up) | equal | down | swapped;
            ulong right = down | ~(diagonal | up), left = diagonal & up;
            distance += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
            right = (right << 1) | 1;
            (up, down, before) = ((left << 1) | ~(diagonal | right), right & diagonal, equal);
        }
        return distance;
    }

    static int ByTable(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int width = b.Length + 1;
        Span<int> before = stackalloc int[width], above = stackalloc int[width], row = stackalloc int[width];
        for (int j = 0; j < width; j++)
            above[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j < width; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
            }
            Span<int> oldest = before;
            before = above;
            above = row;
            row = oldest;
        }
        return above[b.Length];
    }
}
