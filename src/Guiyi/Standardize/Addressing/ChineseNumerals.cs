using System.Globalization;

namespace Guiyi.Standardize.Addressing;

/// <summary>Numbers below ten thousand in Chinese characters: 十八, 一百零二, 二〇三.</summary>
static class ChineseNumerals
{
    const string Digits = "零一二三四五六七八九";

    internal static bool IsNumeral(char c) => c is '十' or '百' or '千' or '〇' or '两' || Digits.Contains(c, StringComparison.Ordinal);

    /// <summary>Length of the numeral that <paramref name="text"/> starts with, or 0.</summary>
    internal static int LengthAt(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && length < 8 && IsNumeral(text[length]))
            length++;
        return length;
    }

    /// <summary>The numeral in Arabic digits; digits written one by one keep their zeros (二〇三 is 203).</summary>
    internal static string ToDigits(ReadOnlySpan<char> numeral)
    {
        if (numeral.IndexOfAny('十', '百', '千') < 0)
            return string.Create(numeral.Length, numeral, static (target, source) =>
            {
                for (int i = 0; i < target.Length; i++)
                    target[i] = (char)('0' + Value(source[i]));
            });
        int total = 0, digit = -1;
        foreach (char c in numeral)
        {
            int unit = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit == 0)
            {
                digit = Value(c);
                continue;
            }
            total += (digit <= 0 ? 1 : digit) * unit;
            digit = -1;
        }
        return (total + Math.Max(digit, 0)).ToString(CultureInfo.InvariantCulture);
    }

    static int Value(char c) => c switch { '〇' => 0, '两' => 2, _ => Digits.IndexOf(c, StringComparison.Ordinal) };
}
