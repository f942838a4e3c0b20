using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Dates written as digits only: 19780921, 780921, 1978, 0921, 20240701104803, Excel serials and Unix times.</summary>
static class DateDigits
{
    static readonly DateTime ExcelEpoch = new(1899, 12, 30);
    const int LatestSerial = 80_000;

    /// <summary>Null where the text is not digits only (one decimal point allowed).</summary>
    public static DateReading? Read(ReadOnlySpan<char> text, DateOrder order, int latestYear, TimeSpan unixOffset)
    {
        int dot = text.IndexOf('.');
        ReadOnlySpan<char> digits = dot < 0 ? text : text[..dot];
        ReadOnlySpan<char> fraction = dot < 0 ? default : text[(dot + 1)..];
        if (digits.Length is 0 or > 17 || digits.IndexOfAnyExceptInRange('0', '9') >= 0 || fraction.IndexOfAnyExceptInRange('0', '9') >= 0)
            return null;
        bool isSerial = digits.Length == 5 && int.Parse(digits, CultureInfo.InvariantCulture) is var serial and <= LatestSerial && serial >= 10_000;
        if (isSerial)
            return OfSerial(double.Parse(text, CultureInfo.InvariantCulture));
        if (fraction.IndexOfAnyExcept('0') >= 0 || dot >= 0 && digits.Length < 6)
            return null;
        return digits.Length switch
        {
            4 => OfFour(Part(digits, 0, 4)),
            6 => OfSix(digits, order, latestYear),
            8 => OfEight(digits, order, latestYear),
            10 when digits[0] == '1' => OfUnix(long.Parse(digits, CultureInfo.InvariantCulture), unixOffset),
            13 when digits[0] == '1' => OfUnix(long.Parse(digits, CultureInfo.InvariantCulture) / 1000, unixOffset),
            12 or 14 or 17 => WithTime(digits),
            _ => DateReading.Bad($"{digits.Length} digits, {digits}; a date has 4, 6 or 8"),
        };
    }

    static DateReading OfFour(int value) =>
        value >= DateReading.EarliestYear ? DateReading.Of(value, null, null) : DateReading.Of(null, value / 100, value % 100);

    /// <summary>197809 is a month of a year; 780921 a day: 19 and 20 in front are read as a century.</summary>
    static DateReading OfSix(ReadOnlySpan<char> digits, DateOrder order, int latestYear)
    {
        int year = Part(digits, 0, 4), month = Part(digits, 4, 2);
        if (year is >= 1900 and <= 2099 && month is >= 1 and <= 12)
            return DateReading.Of(year, month, null);
        ReadOnlySpan<DateToken> parts = [Token(digits, 0, 2), Token(digits, 2, 2), Token(digits, 4, 2)];
        return DateOrders.Read(parts, order == DateOrder.Unknown && DateOrders.Allowed(parts, latestYear).Contains(DateOrder.YearFirst) ? DateOrder.YearFirst : order, latestYear);
    }

    static DateReading OfEight(ReadOnlySpan<char> digits, DateOrder order, int latestYear)
    {
        DateReading yearFirst = DateReading.Of(Part(digits, 0, 4), Part(digits, 4, 2), Part(digits, 6, 2));
        if (yearFirst.Problem is null || Part(digits, 0, 2) is >= 18 and <= 20 or 0)
            return yearFirst;
        ReadOnlySpan<DateToken> parts = [Token(digits, 0, 2), Token(digits, 2, 2), Token(digits, 4, 4)];
        return DateOrders.Allowed(parts, latestYear).Count == 0 ? yearFirst : DateOrders.Read(parts, order, latestYear);
    }

    static DateReading WithTime(ReadOnlySpan<char> digits)
    {
        int hour = Part(digits, 8, 2), minute = Part(digits, 10, 2), second = digits.Length > 12 ? Part(digits, 12, 2) : 0;
        if (hour > 23 || minute > 59 || second > 59)
            return DateReading.Bad($"no time of day in {digits}");
        return DateReading.Of(Part(digits, 0, 4), Part(digits, 4, 2), Part(digits, 6, 2), new TimeSpan(hour, minute, second));
    }

    static DateReading OfSerial(double days) => OfInstant(ExcelEpoch.AddSeconds(Math.Round(days * 86_400)));

    static DateReading OfUnix(long seconds, TimeSpan offset) => OfInstant(DateTime.UnixEpoch.AddSeconds(seconds).Add(offset));

    static DateReading OfInstant(DateTime instant) => DateReading.Of(instant.Year, instant.Month, instant.Day, instant.TimeOfDay);

    static int Part(ReadOnlySpan<char> digits, int start, int length)
    {
        int value = 0;
        foreach (char c in digits.Slice(start, length))
            value = value * 10 + (c - '0');
        return value;
    }

    static DateToken Token(ReadOnlySpan<char> digits, int start, int length) => new(DatePart.Number, Part(digits, start, length), length);
}
