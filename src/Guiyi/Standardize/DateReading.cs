namespace Guiyi.Standardize;

/// <summary>What a text says of a date and a time of day, or the problem with it.</summary>
readonly record struct DateReading(int? Year, int? Month, int? Day, TimeSpan? Time, string? Problem)
{
    /// <summary>Earlier years are misreadings in customer data, and would be confused with month and day ("1225").</summary>
    public const int EarliestYear = 1300;

    public static DateReading Bad(string problem) => new(null, null, null, null, problem);

    /// <summary>Checks that the parts make a date. Zero stands for unknown, as some systems write it (1978-00-00).</summary>
    public static DateReading Of(int? year, int? month, int? day, TimeSpan? time = null)
    {
        if (day == 0)
            day = null;
        if (month == 0 && day is null)
            month = null;
        if (IsPlaceholder(year, month, day))
            return Bad($"placeholder date {Shown(year, month, day)}");
        if (year is < EarliestYear or > 9999)
            return Bad($"the year {year}; {EarliestYear} to 9999 was expected");
        if (month is < 1 or > 12)
            return Bad($"month {month} in {Shown(year, month, day)}; 1 to 12 was expected");
        if (day is { } d && (month is null || d > DateTime.DaysInMonth(year ?? 2000, month.Value)))
            return Bad($"no such date: {Shown(year, month, day)}");
        if (year is null && (month is null || day is null))
            return Bad("only a month or a day; a year, or month and day, was expected");
        return new(year, month, day, time, null);
    }

    public static bool Exists(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>What systems store where a date is unknown: the first day of an epoch, or the last day there is.</summary>
    public static bool IsPlaceholder(int? year, int? month, int? day) => (year, month, day) switch
    {
        (0, _, _) => true,
        (1 or 1753 or 1899 or 1900 or 1970, 1, 1) => true,
        (1899, 12, 30 or 31) or (1900, 1, null) or (9999 or 2999 or 2099, 12, 31) or (1111, 11, 11) => true,
        _ => false,
    };

    static string Shown(int? year, int? month, int? day) => $"{year?.ToString("D4") ?? "-"}-{month?.ToString("D2") ?? "?"}-{day?.ToString("D2") ?? "?"}";
}
