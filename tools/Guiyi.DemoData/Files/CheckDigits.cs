using System.Globalization;

namespace Guiyi.DemoData.Files;

/// <summary>
/// Numbers whose check digits are right but whose county codes (99xx below a province) do not exist, so that they are nobody's.
/// </summary>
static class CheckDigits
{
    const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>A resident identity number, GB 11643.</summary>
    public static string IdNumber(string province, DateTime birth, bool male, Dice dice)
    {
        string body = $"{province}99{dice.Digits(2)}{birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{dice.Digits(2)}{(dice.Below(5) * 2) + (male ? 1 : 0)}";
        int sum = 0;
        for (int i = 0; i < 17; i++)
            sum += (body[i] - '0') * (int)(Math.Pow(2, 17 - i) % 11);
        return body + "10X98765432"[sum % 11];
    }

    /// <summary>A unified social credit code, GB 32100, with an organization code, GB 11714, in it.</summary>
    public static string CreditCode(string province, Dice dice)
    {
        string body = $"91{province}99{dice.Digits(2)}{OrganizationCode("M" + dice.Letters(7, CreditAlphabet))}";
        int sum = 0, weight = 1;
        foreach (char c in body)
        {
            sum += CreditAlphabet.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return body + CreditAlphabet[(31 - (sum % 31)) % 31];
    }

    static string OrganizationCode(string body)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
            sum += (char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10) * weights[i];
        return body + ((11 - (sum % 11)) switch { 10 => "X", 11 => "0", int check => check.ToString(CultureInfo.InvariantCulture) });
    }
}
