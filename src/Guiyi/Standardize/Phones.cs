using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>
/// Phone numbers as people and systems write them, to E.164. Mainland China is read by hand-written rules; every other
/// region by the numbering plans of libphonenumber.
/// </summary>
public static class Phones
{
    const int LongestCell = 1000;

    /// <summary>
    /// Reads one number. Where the cell holds several, the first usable one is given; use <see cref="ParseAll"/> for all.
    /// </summary>
    /// <param name="raw">The text as received.</param>
    /// <param name="region">ISO region whose numbering plan a number without calling code follows.</param>
    public static Standardized<PhoneNumber> Parse(string raw, string region = "CN")
    {
        if (region == "CN" && MainlandPhones.IsPlainMobile(raw))
            return MainlandPhones.PlainMobile(raw);
        IReadOnlyList<Standardized<PhoneNumber>> all = ParseAll(raw, region);
        foreach (Standardized<PhoneNumber> one in all)
            if (one.Value is not null)
                return one;
        return all.Count == 0 ? Standardized<PhoneNumber>.Empty : all[0];
    }

    /// <summary>Reads every number of a cell such as "02883981631/17832929916" or "138… 或 139…", good or bad; none where the cell is blank.</summary>
    /// <param name="raw">The text as received.</param>
    /// <param name="region">ISO region whose numbering plan a number without calling code follows.</param>
    public static IReadOnlyList<Standardized<PhoneNumber>> ParseAll(string raw, string region = "CN")
    {
        if (region == "CN" && MainlandPhones.IsPlainMobile(raw))
            return [MainlandPhones.PlainMobile(raw)];
        if (string.IsNullOrWhiteSpace(raw))
            return [];
        if (raw.Length > LongestCell)
            return [Standardized<PhoneNumber>.Bad($"{raw.Length} characters; a phone number was expected")];
        if (raw.AsSpan().ContainsAny('@', '＠'))
            return [Standardized<PhoneNumber>.Bad($"an e-mail address, '{AsciiFold.Shown(raw)}'; a phone number was expected")];
        string text = SpreadsheetNumbers.Restore(raw, out string? problem);
        if (problem is not null)
            return [Standardized<PhoneNumber>.Bad(problem)];
        return PhoneResolver.All(text, region);
    }

    /// <summary>
    /// The bare digits of a text, without a leading calling code of mainland China: weak evidence where <see cref="Parse"/>
    /// finds a digit too few or too many. Empty where there are none.
    /// </summary>
    public static string Digits(string raw)
    {
        if (string.IsNullOrEmpty(raw) || raw.Length > LongestCell)
            return "";
        Span<char> digits = stackalloc char[raw.Length];
        int length = 0;
        foreach (char c in raw)
            if (AsciiFold.Of(c) is var folded && AsciiFold.IsDigit(folded))
                digits[length++] = folded;
        ReadOnlySpan<char> found = digits[..length];
        if (found.StartsWith("0086") && length > 11)
            found = found[4..];
        else if (found.StartsWith("86") && length > 11)
            found = found[2..];
        return found.ToString();
    }

    /// <summary>
    /// The region whose numbering plan explains most of a column's numbers that carry no calling code; "CN" where none explains more.
    /// </summary>
    public static string GuessRegion(IEnumerable<string> sample)
    {
        string[] candidates = ["CN", "US", "GB", "AU", "HK", "TW", "MO", "SG", "JP", "FR"];
        int[] explained = new int[candidates.Length];
        string[] uncoded = [.. sample.Take(2000).Where(IsUncoded)];
        Parallel.For(0, candidates.Length, i => explained[i] = uncoded.Count(raw =>
            Parse(raw, candidates[i]).Value is { IsMasked: false } number
            && number.Country == candidates[i] && (number.Type != PhoneType.Unknown || candidates[i] == "US" && PhoneRegions.IsAssigned(number))));
        return candidates[Array.IndexOf(explained, explained.Max())];
    }

    static bool IsUncoded(string raw) =>
        Digits(raw) is { Length: >= 7 } digits && !raw.AsSpan().ContainsAny('+', '*') && !digits.StartsWith("00", StringComparison.Ordinal);
}
