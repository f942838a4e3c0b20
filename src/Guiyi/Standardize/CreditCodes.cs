using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Unified social credit codes (GB 32100-2015) and the numbers they took the place of.</summary>
public static class CreditCodes
{
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const string Departments = "123456789ANY";
    static readonly int[] UnifiedWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    static readonly int[] OrganizationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    public static Standardized<CreditCode> Parse(string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return Standardized<CreditCode>.Empty;
        if (raw.Length > 100)
            return Standardized<CreditCode>.Bad($"{raw.Length} characters; a unified social credit code has 18");
        string restored = SpreadsheetNumbers.Restore(raw, out string? lost);
        if (lost is not null)
            return Standardized<CreditCode>.Bad(lost);
        string text = Compact(restored);
        if (text.Length > 0 && text.AsSpan().IndexOfAnyExcept(text[0]) < 0 || text.StartsWith("123456789", StringComparison.Ordinal))
            return Standardized<CreditCode>.Bad($"placeholder code {AsciiFold.Shown(text)}");
        return text.Length switch
        {
            18 => Unified(text),
            15 => Old(text),
            9 => Organization(text),
            _ => Standardized<CreditCode>.Bad($"{text.Length} letters and digits in '{AsciiFold.Shown(raw)}'; 18 (or 15 or 9, old forms) were expected"),
        };
    }

    /// <summary>The check character of a unified code's first 17 characters; null where one is not of its alphabet.</summary>
    internal static char? UnifiedCheck(ReadOnlySpan<char> code)
    {
        int sum = 0;
        for (int i = 0; i < 17; i++)
        {
            int value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
                return null;
            sum += value * UnifiedWeights[i];
        }
        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>The check character of an organization code's first eight characters (GB 11714); null where one is no letter or digit.</summary>
    internal static char? OrganizationCheck(ReadOnlySpan<char> code)
    {
        int sum = 0;
        for (int i = 0; i < 8; i++)
        {
            int value = AsciiFold.IsDigit(code[i]) ? code[i] - '0' : code[i] is >= 'A' and <= 'Z' ? code[i] - 'A' + 10 : -1;
            if (value < 0)
                return null;
            sum += value * OrganizationWeights[i];
        }
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', int check => (char)('0' + check) };
    }

    static Standardized<CreditCode> Unified(string text)
    {
        string code = WithoutSlips(text);
        if (UnifiedCheck(code) is not { } expected)
            return Standardized<CreditCode>.Bad($"a letter that no credit code has (I, O, S, V, Z), in {text}");
        if (code[^1] != expected)
            return Standardized<CreditCode>.Bad($"check character {code[^1]}, {expected} expected, in {text}");
        if (!Departments.Contains(code[0], StringComparison.Ordinal))
            return Standardized<CreditCode>.Bad($"no registering department has the sign {code[0]}, in {text}");
        if (!Digits(code.AsSpan(2, 6)))
            return Standardized<CreditCode>.Bad($"the region code {code[2..8]} is not six digits, in {text}");
        if (OrganizationCheck(code.AsSpan(8)) is var inner && inner != code[16])
            return Standardized<CreditCode>.Bad($"check character {code[16]} of the organization code within, {inner} expected, in {text}");
        return new CreditCode(code, CreditCodeType.Unified, code[2..8], code[8..17]);
    }

    /// <summary>The letters that look like a digit and that no code has are that digit, but only where the checks then fit.</summary>
    static string WithoutSlips(string text)
    {
        string repaired = text.Replace('O', '0').Replace('I', '1').Replace('Z', '2').Replace('S', '5');
        return repaired != text && UnifiedCheck(repaired) == repaired[^1] && OrganizationCheck(repaired.AsSpan(8)) == repaired[16] ? repaired : text;
    }

    static Standardized<CreditCode> Old(string text)
    {
        if (Digits(text) && LicenceCheck(text) == text[^1])
            return new CreditCode(text, CreditCodeType.BusinessLicence, text[..6], null);
        if (Digits(text.AsSpan(0, 6)) && OrganizationCheck(text.AsSpan(6)) == text[^1])
            return new CreditCode(text, CreditCodeType.TaxRegistration, text[..6], text[6..]);
        return Standardized<CreditCode>.Bad($"the last character of {text} fits neither a business licence nor a tax registration number");
    }

    static Standardized<CreditCode> Organization(string text)
    {
        if (OrganizationCheck(text) is var expected && expected != text[^1])
            return Standardized<CreditCode>.Bad($"check character {text[^1]}, {expected} expected, in the organization code {text}");
        return new CreditCode(text, CreditCodeType.OrganizationCode, null, text);
    }

    /// <summary>ISO 7064 MOD 11,10 over the first 14 digits.</summary>
    internal static char LicenceCheck(ReadOnlySpan<char> digits)
    {
        int product = 10;
        foreach (char digit in digits[..14])
        {
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char)('0' + (11 - product) % 10);
    }

    static bool Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    static string Compact(string raw) => string.Create(raw.Length, raw, static (target, source) =>
    {
        int length = 0;
        foreach (char c in source)
            if (AsciiFold.Of(c) is var folded && (AsciiFold.IsDigit(folded) || AsciiFold.IsLetter(folded)))
                target[length++] = char.ToUpperInvariant(folded);
        target[length..].Fill(' ');
    }).TrimEnd(' ');
}
