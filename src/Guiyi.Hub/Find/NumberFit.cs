using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>Numbers, codes, mail addresses: whole, by beginning or end, masked.</summary>
static class NumberFit
{
    const double Part = 0.5, PartMore = 0.4, LocalPart = 0.9, Masked = 0.8, WithoutCountry = 0.98;

    // A country's calling code has up to three digits; the rest of the number must be long enough to stand for it.
    const int LongestCallingCode = 3, ShortestNational = 7;

    public static Fit Of(QueryWord asked, AttributeKind kind, ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[NumberKey.Longest];
        ReadOnlySpan<char> key = buffer[..NumberKey.Write(kind, text, buffer)];
        if (key.IsEmpty)
            return Fit.None;
        return kind switch
        {
            AttributeKind.Phone => Phone(asked, key),
            AttributeKind.Email => Email(asked.Email, key),
            _ => Code(asked.Key, key),
        };
    }

    static Fit Code(ReadOnlySpan<char> asked, ReadOnlySpan<char> key)
    {
        if (asked.IsEmpty)
            return Fit.None;
        if (key.SequenceEqual(asked))
            return new Fit(1, FindReason.Exact);
        return QueryWord.IsPrefix(asked) && key.StartsWith(asked) ? new Fit(Share(asked, key), FindReason.Prefix) : Fit.None;
    }

    static Fit Email(ReadOnlySpan<char> asked, ReadOnlySpan<char> key)
    {
        Fit whole = Code(asked, key);
        int at = key.IndexOf('@');
        return whole.Score < 1 && at > 0 && key[..at].SequenceEqual(asked) ? new Fit(LocalPart, FindReason.Part) : whole;
    }

    static Fit Phone(QueryWord asked, ReadOnlySpan<char> key)
    {
        ReadOnlySpan<char> digits = asked.Phone;
        if (digits.IsEmpty)
            return Fit.None;
        if (key.SequenceEqual(digits))
            return new Fit(1, asked.IsMasked ? FindReason.Masked : FindReason.Exact);
        if (asked.IsMasked || key.Contains('*'))
            return AgreesMasked(digits, key);
        if (key.EndsWith(digits))
            return digits.Length >= ShortestNational && key.Length - digits.Length <= LongestCallingCode
                ? new Fit(WithoutCountry, FindReason.Exact)
                : new Fit(Share(digits, key), FindReason.Tail);
        return QueryWord.IsPrefix(digits) && key.StartsWith(digits) ? new Fit(Share(digits, key) - 0.02, FindReason.Prefix) : Fit.None;
    }

    /// <summary>Both as long, and the same where neither is hidden.</summary>
    static Fit AgreesMasked(ReadOnlySpan<char> digits, ReadOnlySpan<char> key)
    {
        int shown = 0;
        if (digits.Length == key.Length)
        {
            for (int i = 0; i < key.Length; i++)
                if (digits[i] == key[i])
                    shown++;
                else if (digits[i] != '*' && key[i] != '*')
                    return Fit.None;
            return shown < 4 ? Fit.None : new Fit(Masked, FindReason.Masked);
        }
        // People type any number of stars.
        int star = digits.IndexOf('*'), behind = digits.LastIndexOf('*') + 1;
        if (star < 0)
            return key.EndsWith(digits) ? new Fit(Share(digits, key), FindReason.Tail) : Fit.None;
        bool agrees = key.Length >= star + digits.Length - behind && key.StartsWith(digits[..star]) && key.EndsWith(digits[behind..]);
        return agrees ? new Fit(Masked - 0.05, FindReason.Masked) : Fit.None;
    }

    static double Share(ReadOnlySpan<char> asked, ReadOnlySpan<char> key) => Part + (PartMore * asked.Length / key.Length);
}
