namespace Guiyi.Internals;

/// <summary>Finds Chinese mobile numbers in running text.</summary>
static class MobileNumbers
{
    const int Digits = 11;

    /// <summary>The first mobile number, whole or masked, with blanks or dashes in it or not; an empty range where there is none.</summary>
    public static (int Start, int End) Find(ReadOnlySpan<char> text)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (text[start] != '1' || (start > 0 && char.IsAsciiDigit(text[start - 1]) && !text[..start].EndsWith("+86")))
                continue;
            int end = MobileEnd(text, start);
            if (end > start)
                return (text[..start].EndsWith("+86") ? start - 3 : start, end);
        }
        return (0, 0);
    }

    static int MobileEnd(ReadOnlySpan<char> text, int start)
    {
        int digits = 0, at = start;
        for (; at < text.Length && digits < Digits; at++)
        {
            bool digit = char.IsAsciiDigit(text[at]) || (text[at] == '*' && digits >= 3);
            if (digit && digits == 1 && text[at] < '3')
                return start;
            if (!digit && (text[at] is not (' ' or '-') || digits == 0 || text[at - 1] is ' ' or '-'))
                return start;
            digits += digit ? 1 : 0;
        }
        bool goesOn = at < text.Length && char.IsAsciiDigit(text[at]);
        return digits == Digits && !goesOn ? at : start;
    }
}
