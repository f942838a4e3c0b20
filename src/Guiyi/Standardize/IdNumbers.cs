using System.Globalization;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Identity numbers of persons: GB 11643-1999 with its ISO 7064 MOD 11-2 check character, old 15-digit ones, and those of Hong Kong, Macao and Taiwan.</summary>
public static class IdNumbers
{
    const int Length = 18;
    const int OldLength = 15;
    const string CheckCharacters = "10X98765432";
    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>First two digits of the provinces (GB/T 2260), and 81-83 for Hong Kong, Macao and Taiwan people.</summary>
    const string Provinces = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";

    public static Standardized<IdNumber> Parse(string raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return Standardized<IdNumber>.Empty;
        if (raw.Length > 100)
            return Standardized<IdNumber>.Bad($"{raw.Length} characters; an identity number has 18");
        string restored = SpreadsheetNumbers.Restore(raw, out string? lost);
        if (lost is not null)
            return Standardized<IdNumber>.Bad(lost);
        string text = Compact(restored);
        if (text.Length == 0)
            return Standardized<IdNumber>.Bad($"'{AsciiFold.Shown(raw)}' holds no identity number");
        if (text.Contains('*', StringComparison.Ordinal))
            return Masked(text);
        if (text.AsSpan().IndexOfAnyExcept(text[0]) < 0 || PhonePlaceholders.Found(text) is not null || text.StartsWith("123456789", StringComparison.Ordinal))
            return Standardized<IdNumber>.Bad($"placeholder number {AsciiFold.Shown(text)}");
        if (text.Length == Length && HasDigits(text, Length - 1))
            return Whole(text);
        if (text.Length == OldLength && HasDigits(text, OldLength))
            return Whole(Upgraded(text));
        return NeighbourIds.Read(text) ?? WithSlips(text) ?? Standardized<IdNumber>.Bad(Expected(text));
    }

    /// <summary>The check character of a number's first 17 digits.</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < Weights.Length; i++)
            sum += (digits[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }

    static Standardized<IdNumber> Whole(string text)
    {
        bool foreign = text[0] == '9';
        if (!foreign && !Provinces.Contains(text[..2], StringComparison.Ordinal))
            return Standardized<IdNumber>.Bad($"no province has the code {text[..2]}, in {text}");
        if (BirthDateOf(text.AsSpan(6, 8)) is not { } birth)
            return Standardized<IdNumber>.Bad($"no such birth date: {text.AsSpan(6, 8)}, in {text}");
        char expected = CheckCharacter(text);
        if (text[^1] != expected)
            return Standardized<IdNumber>.Bad($"check character {text[^1]}, {expected} expected, in {text}" + (text.EndsWith("000", StringComparison.Ordinal) ? " (a spreadsheet zeroes the last three digits)" : ""));
        return new IdNumber(text, foreign ? IdNumberType.ForeignResident : IdNumberType.Resident, false, birth, GenderOf(text[16]), foreign ? null : text[..6]);
    }

    static Standardized<IdNumber> Masked(string text)
    {
        int first = text.IndexOf('*', StringComparison.Ordinal), last = text.LastIndexOf('*');
        string prefix = text[..first], suffix = text[(last + 1)..];
        bool wellFormed = HasDigits(prefix, prefix.Length) && (suffix.Length == 0 || HasDigits(suffix, suffix.Length - 1) && (AsciiFold.IsDigit(suffix[^1]) || suffix[^1] == 'X'));
        if (!wellFormed || prefix.Length + suffix.Length is < 4 or > Length - 1)
            return Standardized<IdNumber>.Bad($"{prefix.Length + suffix.Length} legible digits in the masked number {AsciiFold.Shown(text)}; 4 to 17 were expected");
        DateOnly? birth = prefix.Length >= 14 ? BirthDateOf(prefix.AsSpan(6, 8)) : null;
        Gender? gender = suffix.Length >= 2 ? GenderOf(suffix[^2]) : prefix.Length == 17 ? GenderOf(prefix[16]) : null;
        string masked = prefix + new string('*', Length - prefix.Length - suffix.Length) + suffix;
        return new IdNumber(masked, IdNumberType.Resident, true, birth, gender, prefix.Length >= 6 ? prefix[..6] : null);
    }

    /// <summary>Capital letters, digits and '*' only.</summary>
    static string Compact(string raw) => string.Create(raw.Length, raw, static (target, source) =>
    {
        int length = 0;
        foreach (char c in source)
        {
            char folded = AsciiFold.Of(c);
            if (folded is '✱' or '●' or '•')
                folded = '*';
            if (AsciiFold.IsDigit(folded) || folded == '*' || AsciiFold.IsLetter(folded))
                target[length++] = char.ToUpperInvariant(folded);
        }
        target[length..].Fill(' ');
    }).TrimEnd(' ');

    /// <summary>The 15-digit form had two digits for the year, 19xx, and no check character.</summary>
    static string Upgraded(string old)
    {
        string digits = $"{old[..6]}19{old[6..]}";
        return digits + CheckCharacter(digits);
    }

    /// <summary>O for 0, I and L for 1: repaired only where the check character then fits.</summary>
    static Standardized<IdNumber>? WithSlips(string text)
    {
        if (text.Length != Length)
            return null;
        string repaired = text.Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (repaired == text || !HasDigits(repaired, Length - 1))
            return null;
        Standardized<IdNumber> number = Whole(repaired);
        if (number.Value is null)
            return null;
        return number;
    }

    static string Expected(string text) => text.Length == Length
        ? $"a letter among the first 17 characters of {text}"
        : $"{text.Length} characters in {AsciiFold.Shown(text)}; 18 (or 15, old form) were expected";

    static bool HasDigits(string text, int count) => text.AsSpan(0, count).IndexOfAnyExceptInRange('0', '9') < 0;

    static Gender? GenderOf(char sequence) => !AsciiFold.IsDigit(sequence) ? null : (sequence - '0') % 2 == 1 ? Gender.Male : Gender.Female;

    static DateOnly? BirthDateOf(ReadOnlySpan<char> digits)
    {
        int number = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        int year = number / 10_000, month = number / 100 % 100, day = number % 100;
        return year is >= 1850 and <= 2100 && DateReading.Exists(year, month, day) ? new DateOnly(year, month, day) : null;
    }
}
