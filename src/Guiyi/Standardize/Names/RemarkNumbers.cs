using System.Globalization;
using System.Text;

namespace Guiyi.Standardize.Names;

/// <summary>Finds telephone numbers in a remark.</summary>
sealed class RemarkNumbers
{
    const int ShortestLocal = 7;
    const int LongestNumber = 15;

    public string? Phone { get; private set; }

    public string? Tail { get; private set; }

    /// <summary>Further numbers.</summary>
    public List<string> Others { get; } = [];

    /// <summary>The text with its telephone numbers replaced by separators.</summary>
    public string Take(string text)
    {
        var rest = new StringBuilder(text.Length);
        int i = 0;
        while (i < text.Length)
        {
            int length = char.IsAsciiDigit(text[i]) || text[i] == '+' ? Run(text, i) : 0;
            if (length == 0 || IsGlued(text, i, length))
                rest.Append(text[i++]);
            else
            {
                if (!TakeRun(text.Substring(i, length), text, i, length))
                    rest.Append(text, i, length);
                else
                    rest.Append('|');
                i += length;
            }
        }
        return rest.ToString();
    }

    // Letters beside the digits make an account's name of them.
    static bool IsGlued(string text, int start, int length) =>
        start > 0 && char.IsAsciiLetter(text[start - 1]) || start + length < text.Length && char.IsAsciiLetter(text[start + length]);

    /// <summary>Length of a run of digits and stars with single blanks or hyphens between.</summary>
    static int Run(string text, int start)
    {
        int end = start + 1;
        for (int i = start + 1; i < text.Length; i++)
            if (char.IsAsciiDigit(text[i]) || text[i] == '*')
                end = i + 1;
            else if (text[i] is not (' ' or '-') || text[i - 1] is ' ' or '-')
                break;
        return end - start;
    }

    bool TakeRun(string run, string text, int start, int length)
    {
        string digits = string.Concat(run.Where(character => char.IsAsciiDigit(character) || character is '*' or '+'));
        if (Number(digits) is { } number)
        {
            Add(number);
            return true;
        }
        if (digits.Length == 4 && digits.All(char.IsAsciiDigit) && IsTail(text, start, length, digits))
        {
            Tail ??= digits;
            return true;
        }
        if (digits.Length == 8 && run.Length == 10 && digits.StartsWith("20", StringComparison.Ordinal) && IsDate(digits))
        {
            Others.Add(run);
            return true;
        }
        // "2024-13351918450": a number among others.
        string[] parts = run.Split(' ', '-');
        foreach (string part in parts)
            if (parts.Length > 1 && Number(part) is { Length: >= 11 } inner)
            {
                Add(inner);
                Others.AddRange(parts.Where(other => other != part && other.Length > 0));
                return true;
            }
        return false;
    }

    void Add(string number)
    {
        if (number.Contains('*', StringComparison.Ordinal))
            Tail ??= number.Length >= 4 && number[^4..].All(char.IsAsciiDigit) ? number[^4..] : null;
        else if (Phone is null)
            Phone = number;
        else if (number != Phone)
            Others.Add(number);
    }

    // Four digits in brackets, or behind 尾号; a recent year is none.
    static bool IsTail(string text, int start, int length, string digits)
    {
        bool named = start > 0 && text[start - 1] == '尾' || start > 1 && text.AsSpan(start - 2, 2).SequenceEqual("尾号");
        bool bracketed = start > 0 && text[start - 1] is '(' or '[' or '【' && start + length < text.Length && text[start + length] is ')' or ']' or '】';
        int value = int.Parse(digits, CultureInfo.InvariantCulture);
        return named || bracketed && value is < 2015 or > 2035;
    }

    /// <summary>The digits of a telephone number, a country code 86 left out; or null.</summary>
    static string? Number(string digits)
    {
        string number = digits.StartsWith("+86", StringComparison.Ordinal) ? digits[3..] : digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits;
        if (number.Length == 13 && number.StartsWith("86", StringComparison.Ordinal))
            number = number[2..];
        if (number.Length is < ShortestLocal or > LongestNumber || number.Contains('*', StringComparison.Ordinal) && (number.Length != 11 || number[0] != '1'))
            return null;
        if (number[0] == '+')
            return number.Length >= 9 ? number : null;
        return number[0] switch
        {
            '1' => number.Length == 11 && number[1] is >= '3' and <= '9' ? number : null,
            '0' => number.Length is 10 or 11 or 12 && !number.Contains('*', StringComparison.Ordinal) ? number : null,
            '4' or '8' when number.Length == 10 && number.AsSpan(1).StartsWith("00") => number,
            '2' when number.Length == 8 && number.StartsWith("20", StringComparison.Ordinal) && IsDate(number) => null,
            _ => number.Length is 7 or 8 ? number : null,
        };
    }

    static bool IsDate(string digits) => digits[4] is '0' or '1' && digits[6] is >= '0' and <= '3';
}
