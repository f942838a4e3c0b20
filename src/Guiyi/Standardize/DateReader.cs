using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Reads any written date, with the time of day where there is one.</summary>
static class DateReader
{
    const int LongestText = 60;
    static readonly string[] Calendars = ["公元", "西元", "公历", "公曆", "阳历", "陽曆", "新历", "国历"];
    static readonly string[] Republic = ["中华民国", "中華民國", "民国", "民國"];

    /// <summary>Null where the text is blank.</summary>
    public static DateReading? Read(string raw, DateOrder order, int latestYear, TimeSpan unixOffset = default)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        if (raw.Length > LongestText)
            return DateReading.Bad($"{raw.Length} characters; a date was expected");
        if (TryPlain(raw, out DateReading plain))
            return plain;
        string text = AsciiFold.Of(raw).Trim('\'', '"', ' ', '`', '=');
        if (text.Length == 0)
            return null;
        foreach (string calendar in Calendars)
            if (text.StartsWith(calendar, StringComparison.Ordinal))
                text = text[calendar.Length..].TrimStart(' ', ':');
        if (LunarDates.IsLunar(text))
            return LunarDates.Read(text);
        if (DateDigits.Read(text, order, latestYear, unixOffset) is { } digits)
            return digits;
        foreach (string name in Republic)
            if (text.StartsWith(name, StringComparison.Ordinal))
                return Written(text[name.Length..].TrimStart(), order, latestYear, republic: true);
        if (text.StartsWith("--", StringComparison.Ordinal))
            return Written(text[2..], DateOrder.MonthFirst, latestYear);
        return Written(text, order, latestYear);
    }

    /// <summary>"1978-09-21", "1978/09/21" and the same with " 10:48", "T10:48:03" behind: nearly all of what systems write.</summary>
    static bool TryPlain(string raw, out DateReading reading)
    {
        reading = default;
        if (raw.Length is not (10 or 16 or 19) || raw[4] is not ('-' or '/') || raw[7] != raw[4])
            return false;
        int year = Number(raw, 0, 4), month = Number(raw, 5, 2), day = Number(raw, 8, 2), hour = 0, minute = 0, second = 0;
        if (raw.Length > 10)
        {
            if (raw[10] is not (' ' or 'T') || raw[13] != ':' || raw.Length == 19 && raw[16] != ':')
                return false;
            hour = Number(raw, 11, 2);
            minute = Number(raw, 14, 2);
            second = raw.Length == 19 ? Number(raw, 17, 2) : 0;
        }
        if ((year | month | day | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59)
            return false;
        reading = DateReading.Of(year, month, day, raw.Length > 10 ? new TimeSpan(hour, minute, second) : null);
        return true;
    }

    static int Number(string text, int start, int length)
    {
        int value = 0;
        for (int i = start; i < start + length; i++)
        {
            if (!AsciiFold.IsDigit(text[i]))
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    static DateReading Written(string text, DateOrder order, int latestYear, bool republic = false)
    {
        text = WithChineseTime(text);
        if (DateText.Scan(text) is not { } date)
            return DateReading.Bad($"'{AsciiFold.Shown(text)}' is no date");
        if (!TimesOfDay.TryRead(text.AsSpan(date.Rest), out TimeSpan? time))
            return DateReading.Bad($"'{AsciiFold.Shown(text)}' is no date: digits are left over");
        if (time is null && text.AsSpan(date.Rest).ContainsAnyInRange('a', 'z'))
            return DateReading.Bad($"'{AsciiFold.Shown(text)}' is no date: letters are left over");
        DateReading reading = republic ? OfRepublic(date.Tokens) : DateTokens.Read(date.Tokens, order, latestYear);
        return reading.Problem is null ? reading with { Time = time } : reading;
    }

    /// <summary>民国67年 is 1978: the Republic's year 1 was 1912.</summary>
    static DateReading OfRepublic(DateToken[] tokens)
    {
        if (tokens[0].Part is not (DatePart.Year or DatePart.Number) || tokens[0].Digits == 4 || tokens[0].Value is < 1 or > 200)
            return DateReading.Bad("民国 without a year of the Republic");
        int? month = tokens.Length > 1 ? tokens[1].Value : null, day = tokens.Length > 2 ? tokens[2].Value : null;
        return DateReading.Of(tokens[0].Value + 1911, month, day);
    }

    /// <summary>三点二十分 to 3点20分, so that times need one reading only.</summary>
    static string WithChineseTime(string text)
    {
        int at = text.AsSpan().IndexOfAny('点', '點', '时');
        if (at <= 0 || ChineseNumerals.ValueOf(text[at - 1]) < 0)
            return text;
        int start = at;
        while (start > 0 && ChineseNumerals.ValueOf(text[start - 1]) >= 0)
            start--;
        int end = at + 1;
        while (end < text.Length && ChineseNumerals.ValueOf(text[end]) >= 0)
            end++;
        int? hour = ChineseNumerals.Read(text.AsSpan(start, at - start));
        int? minute = end == at + 1 ? 0 : ChineseNumerals.Read(text.AsSpan(at + 1, end - at - 1));
        return hour is null || minute is null ? text : $"{text[..start]}{hour}:{minute:D2}{text[end..].TrimStart('分')}";
    }
}
