using System.Globalization;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>A cell's value as text that does not depend on how the sheet shows it.</summary>
static class CellText
{
    /// <summary>
    /// Dates as <c>yyyy-MM-dd HH:mm:ss</c>, at midnight as <c>yyyy-MM-dd</c>; times alone as <c>HH:mm:ss</c>; numbers without exponent, so
    /// that a telephone number stays one; a fraction is cut to the 15 digits that Excel vouches for.
    /// </summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime time => Of(time),
        TimeSpan span => Of(span),
        double number => Of(number),
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Excel counts days in binary fractions, so a second may come out as .9995 of the one before.</summary>
    static string Of(DateTime time)
    {
        if (time < DateTime.MaxValue.AddSeconds(-1))
            time = time.AddMilliseconds(500);
        string clock = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (time.Year < 1900)
            return clock;
        string date = time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return clock == "00:00:00" ? date : $"{date} {clock}";
    }

    static string Of(TimeSpan span)
    {
        long seconds = (long)Math.Round(Math.Abs(span.TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"{(span < TimeSpan.Zero ? "-" : "")}{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    static string Of(double number)
    {
        if (!double.IsFinite(number))
            return "";
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        if (number != Math.Floor(number) && text.Count(char.IsAsciiDigit) > 15)
            text = number.ToString("G15", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E');
        return exponent < 0 ? text : Expand(text.AsSpan(0, exponent), int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a number out: 1.5 and -7 give 0.00000015.</summary>
    static string Expand(ReadOnlySpan<char> mantissa, int exponent)
    {
        string sign = mantissa[0] == '-' ? "-" : "";
        mantissa = mantissa.TrimStart('-');
        int point = mantissa.IndexOf('.');
        string digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal);
        int before = (point < 0 ? digits.Length : point) + exponent;
        if (before <= 0)
            return $"{sign}0.{new string('0', -before)}{digits}";
        return before >= digits.Length ? $"{sign}{digits.PadRight(before, '0')}" : $"{sign}{digits[..before]}.{digits[before..]}";
    }
}
