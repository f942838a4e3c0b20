namespace Guiyi.Internals;

/// <summary>American Soundex (Russell 1918): first letter and three digits for the consonants that follow; "" where there is no ASCII letter.</summary>
static class Soundex
{
    const string Codes = "01230120022455012623010202";

    public static string Of(ReadOnlySpan<char> text)
    {
        Span<char> code = stackalloc char[4];
        int length = 0;
        char last = '0';
        foreach (char raw in text)
        {
            char c = char.ToLowerInvariant(raw);
            if (c is < 'a' or > 'z')
                continue;
            char digit = Codes[c - 'a'];
            if (length == 0)
                code[length++] = c;
            else if (digit != '0' && digit != last)
                code[length++] = digit;
            // h and w do not separate equal codes.
            if (c is not ('h' or 'w'))
                last = digit;
            if (length == 4)
                break;
        }
        if (length == 0)
            return "";
        code[length..].Fill('0');
        return code.ToString();
    }
}
