using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>What a part of a written date is.</summary>
enum DatePart
{
    Number,
    Year,
    Month,
    Day,
    MonthName,
}

/// <summary>One number or month name of a written date.</summary>
/// <param name="Part">What is known of it: 年, 月, 日 behind a number, or a month's name.</param>
/// <param name="Value">The number.</param>
/// <param name="Digits">How many digits were written: 4 for a full year.</param>
readonly record struct DateToken(DatePart Part, int Value, int Digits);

/// <summary>A text cut into the numbers of its date, and where its time of day starts.</summary>
/// <param name="Tokens">At most three.</param>
/// <param name="Separator">The character between the first two numbers, or 0.</param>
/// <param name="Rest">Index where the date ends; a time of day may follow.</param>
readonly record struct DateText(DateToken[] Tokens, char Separator, int Rest)
{
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    static readonly string[] FullMonths =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    /// <summary>Null where the text is not built like a date.</summary>
    public static DateText? Scan(ReadOnlySpan<char> text)
    {
        Span<DateToken> tokens = stackalloc DateToken[3];
        int count = 0, i = 0;
        char separator = '\0';
        bool attached = false;
        while (i < text.Length && count < 3)
        {
            int start = i;
            if (AsciiFold.IsDigit(text[i]) || text[i] == '初' || ChineseNumerals.ValueOf(text[i]) >= 0)
            {
                if (attached || ReadNumber(text, ref i) is not { } token || IsTime(text, i, count))
                {
                    i = start;
                    break;
                }
                tokens[count++] = token;
                attached = token.Part == DatePart.Number;
            }
            else if (AsciiFold.IsLetter(text[i]))
            {
                while (i < text.Length && AsciiFold.IsLetter(text[i]))
                    i++;
                ReadOnlySpan<char> word = text[start..i];
                if (MonthOf(word) is { } month)
                    tokens[count++] = new(DatePart.MonthName, month, 0);
                else if (count > 0 && IsOrdinal(word))
                    attached = false;
                else if (count > 0 || !IsWeekday(word))
                {
                    i = start;
                    break;
                }
                attached = false;
            }
            else if (text[i] is '-' or '/' or '.' or ' ' or ',' or '\'' or '\\' or '、' or '_')
            {
                if (separator == '\0' && count == 1)
                    separator = text[i];
                attached = false;
                i++;
            }
            else
                break;
        }
        return count == 0 ? null : new DateText(tokens[..count].ToArray(), separator, i);
    }

    static DateToken? ReadNumber(ReadOnlySpan<char> text, ref int i)
    {
        int start = i, value = 0;
        while (i < text.Length && i - start < 5 && AsciiFold.IsDigit(text[i]))
            value = value * 10 + (text[i++] - '0');
        int digits = i - start;
        if (digits > 4)
            return null;
        if (digits == 0)
        {
            if (text[i] == '初')
                i++;
            int run = i;
            while (i < text.Length && ChineseNumerals.ValueOf(text[i]) >= 0)
                i++;
            if (ChineseNumerals.Read(text[run..i]) is not { } read)
                return null;
            (value, digits) = (read, i - run == 4 ? 4 : 2);
        }
        int unit = i;
        while (unit < text.Length && text[unit] == ' ')
            unit++;
        DatePart part = unit >= text.Length ? DatePart.Number : text[unit] switch
        {
            '年' => DatePart.Year,
            '月' => DatePart.Month,
            '日' or '号' or '號' => DatePart.Day,
            _ => DatePart.Number,
        };
        bool decade = part == DatePart.Year && unit + 1 < text.Length && text[unit + 1] == '代';
        // Three digits are a year of the Republic (113年) or no part of a date.
        if (decade || digits == 3 && part != DatePart.Year)
            return null;
        if (part != DatePart.Number)
            i = unit + 1;
        return new(part, value, digits);
    }

    /// <summary>"20:15" or "3点": the number begins a time of day.</summary>
    static bool IsTime(ReadOnlySpan<char> text, int end, int count) =>
        count > 0 && end < text.Length && text[end] is ':' or '点' or '點' or '时' or '時';

    static int? MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return null;
        for (int m = 0; m < 12; m++)
            if (FullMonths[m].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase) || word.Length == 4 && m == 8 && word.Equals("sept", StringComparison.OrdinalIgnoreCase))
                return m + 1;
        return null;
    }

    static bool IsOrdinal(ReadOnlySpan<char> word) =>
        word.Equals("st", StringComparison.OrdinalIgnoreCase) || word.Equals("nd", StringComparison.OrdinalIgnoreCase)
        || word.Equals("rd", StringComparison.OrdinalIgnoreCase) || word.Equals("th", StringComparison.OrdinalIgnoreCase) || word.Equals("of", StringComparison.OrdinalIgnoreCase);

    static bool IsWeekday(ReadOnlySpan<char> word)
    {
        foreach (string day in (string[])["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
            if (word.StartsWith(day, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
