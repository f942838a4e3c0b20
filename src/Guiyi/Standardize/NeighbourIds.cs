using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Identity numbers of Hong Kong, Macao and Taiwan people, told apart by their shape.</summary>
static class NeighbourIds
{
    const string TaiwanLetters = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

    /// <summary>Null where the text (capitals and digits only) has no such shape.</summary>
    public static Standardized<IdNumber>? Read(string text)
    {
        if (text.Length is 9 or 11 && text[0] is 'H' or 'M' && Digits(text, 1, text.Length))
            return new IdNumber(text[..9], IdNumberType.TravelPermit, false, null, null, null);
        if (text.Length == 10 && AsciiFold.IsLetter(text[0]) && text[1] is '1' or '2' && Digits(text, 2, 10))
            return Taiwan(text);
        int letters = text.Length == 9 && AsciiFold.IsLetter(text[1]) ? 2 : 1;
        if (text.Length == letters + 7 && AsciiFold.IsLetter(text[0]) && Digits(text, letters, letters + 6) && (AsciiFold.IsDigit(text[^1]) || text[^1] == 'A'))
            return HongKong(text, letters);
        return null;
    }

    /// <summary>One or two letters, six digits, check 0-9 or A: weights 9 (a blank counts 36) down to 2, modulo 11.</summary>
    static Standardized<IdNumber> HongKong(string text, int letters)
    {
        int sum = letters == 1 ? 36 * 9 + (text[0] - 'A' + 10) * 8 : (text[0] - 'A' + 10) * 9 + (text[1] - 'A' + 10) * 8;
        for (int i = 0; i < 6; i++)
            sum += (text[letters + i] - '0') * (7 - i);
        int check = (11 - sum % 11) % 11;
        char expected = check == 10 ? 'A' : (char)('0' + check);
        if (text[^1] != expected)
            return Standardized<IdNumber>.Bad($"check character {text[^1]}, {expected} expected, in the Hong Kong number {text}");
        return new IdNumber(text, IdNumberType.HongKong, false, null, null, null);
    }

    /// <summary>A letter that stands for a place (10 to 35), 1 for men or 2 for women, seven digits, check digit modulo 10.</summary>
    static Standardized<IdNumber> Taiwan(string text)
    {
        int place = TaiwanLetters.IndexOf(text[0], StringComparison.Ordinal) + 10;
        int sum = place / 10 + place % 10 * 9;
        for (int i = 1; i < 9; i++)
            sum += (text[i] - '0') * (9 - i);
        char expected = (char)('0' + (10 - sum % 10) % 10);
        if (text[9] != expected)
            return Standardized<IdNumber>.Bad($"check digit {text[9]}, {expected} expected, in the Taiwan number {text}");
        return new IdNumber(text, IdNumberType.Taiwan, false, null, text[1] == '1' ? Gender.Male : Gender.Female, null);
    }

    static bool Digits(string text, int from, int to) => text.AsSpan(from, to - from).IndexOfAnyExceptInRange('0', '9') < 0;
}
