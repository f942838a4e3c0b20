namespace Guiyi.Tests.Internals.Plain;

/// <summary>Optimal string alignment by the table of three rows: what the fast kernel must agree with.</summary>
static class PlainEditDistance
{
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
