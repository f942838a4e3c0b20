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

    /// <summary>The distance, by the plain table; texts over 256 characters are compared by their first 256.</summary>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 256)
            a = a[..256];
        if (b.Length > 256)
            b = b[..256];
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
