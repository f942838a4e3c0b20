using System.Globalization;

namespace Guiyi.Standardize;

/// <summary>In which order a column writes its numeric dates.</summary>
public enum DateOrder
{
    Unknown,
    /// <summary>1978/9/21, 78/09/21.</summary>
    YearFirst,
    /// <summary>9/21/1978.</summary>
    MonthFirst,
    /// <summary>21/9/1978.</summary>
    DayFirst,
}

/// <summary>A Gregorian date of which parts may be unknown.</summary>
/// <param name="Text">ISO 8601: "1978-09-21", "1978-09", "1978", or "--09-21" without year.</param>
/// <param name="Year">1000 to 9999, or null.</param>
/// <param name="Month">1 to 12, or null.</param>
/// <param name="Day">1 to 31, or null.</param>
public sealed record PartialDate(string Text, int? Year, int? Month, int? Day)
{
    /// <summary>The date where year, month and day are all known.</summary>
    public DateOnly? Whole => (Year, Month, Day) is ({ } year, { } month, { } day) ? new DateOnly(year, month, day) : null;

    internal static PartialDate Of(int? year, int? month, int? day)
    {
        Span<char> text = stackalloc char[10];
        int length = 0;
        if (year is { } y)
            y.TryFormat(text, out length, "D4", CultureInfo.InvariantCulture);
        else
            text[length++] = '-';
        length = Append(text, length, month);
        length = Append(text, length, day);
        return new PartialDate(text[..length].ToString(), year, month, day);
    }

    /// <summary>The date whose canonical text this is.</summary>
    internal static PartialDate FromText(string text)
    {
        int? Part(int start, int length) => text.Length >= start + length ? int.Parse(text.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture) : null;
        return text[0] == '-' ? new PartialDate(text, null, Part(2, 2), Part(5, 2)) : new PartialDate(text, Part(0, 4), Part(5, 2), Part(8, 2));
    }

    static int Append(Span<char> text, int length, int? part)
    {
        if (part is not { } value)
            return length;
        text[length] = '-';
        text[length + 1] = (char)('0' + value / 10);
        text[length + 2] = (char)('0' + value % 10);
        return length + 3;
    }
}
