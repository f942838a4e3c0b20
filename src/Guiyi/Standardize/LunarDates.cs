using System.Globalization;

namespace Guiyi.Standardize;

/// <summary>Dates of the traditional Chinese calendar (农历), 1901 to 2100: many elder people's birthdays.</summary>
static class LunarDates
{
    static readonly string[] Labels = ["农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "(农)", "lunar"];
    static readonly string[] OwnWords = ["正月", "冬月", "腊月", "臘月", "闰", "閏", "初"];
    static readonly ChineseLunisolarCalendar Calendar = new();

    public static bool IsLunar(string text) =>
        Array.Exists(Labels, label => text.Contains(label, StringComparison.OrdinalIgnoreCase)) || Array.Exists(OwnWords, word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>The Gregorian date of a lunar one that has year, month and day.</summary>
    public static DateReading Read(string text)
    {
        foreach (string label in Labels)
            text = text.Replace(label, "", StringComparison.OrdinalIgnoreCase);
        bool leap = text.Contains('闰', StringComparison.Ordinal) || text.Contains('閏', StringComparison.Ordinal);
        string plain = text.Replace("闰", "", StringComparison.Ordinal).Replace("閏", "", StringComparison.Ordinal)
            .Replace("正月", "1月", StringComparison.Ordinal).Replace("冬月", "11月", StringComparison.Ordinal)
            .Replace("腊月", "12月", StringComparison.Ordinal).Replace("臘月", "12月", StringComparison.Ordinal)
            .TrimStart(' ', ':', '-', '(', ')');
        if (DateText.Scan(plain) is not { Tokens: { Length: 3 } tokens })
            return DateReading.Bad("a lunar date without year, month and day cannot be converted");
        (int year, int month, int day) = (tokens[0].Value, tokens[1].Value, tokens[2].Value);
        if (tokens[0].Digits != 4 || year is < 1901 or > 2100 || month is < 1 or > 12 || day is < 1 or > 30)
            return DateReading.Bad($"no such lunar date: {year}-{month}-{day}; years 1901 to 2100 can be converted");
        int leapMonth = Calendar.GetLeapMonth(year);
        if (leap && leapMonth != month + 1)
            return DateReading.Bad($"the lunar year {year} has no leap month {month}");
        int index = leapMonth > 0 && (leap || month >= leapMonth) ? month + 1 : month;
        if (day > Calendar.GetDaysInMonth(year, index))
            return DateReading.Bad($"no such lunar date: {year}-{month}-{day}");
        DateTime date = Calendar.ToDateTime(year, index, day, 0, 0, 0, 0);
        return DateReading.Of(date.Year, date.Month, date.Day);
    }
}
