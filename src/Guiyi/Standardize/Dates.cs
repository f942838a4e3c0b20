using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Dates in every common Chinese and Western form, to ISO 8601. Lunar dates (农历) are converted, years of the Republic (民国) too.</summary>
public static class Dates
{
    /// <summary>Where nothing else is told, two-digit years lie in the hundred years up to this one.</summary>
    public const int LatestYear = 2029;

    const int EarliestBirthYear = 1850;

    /// <summary>Reads a date, whole or in part. A time of day behind it is left out.</summary>
    /// <param name="raw">The text as received.</param>
    /// <param name="order">The column's order, see <see cref="GuessOrder"/>. Where it is unknown, of "12/11/1978" only the year is kept and "03/05/07" is bad.</param>
    /// <param name="latestYear">Two-digit years lie in the hundred years up to this one.</param>
    public static Standardized<PartialDate> Parse(string raw, DateOrder order = DateOrder.Unknown, int latestYear = LatestYear)
    {
        if (DateReader.Read(raw, order, latestYear) is not { } reading)
            return Standardized<PartialDate>.Empty;
        if (reading.Problem is { } problem)
            return Standardized<PartialDate>.Bad(problem);
        return PartialDate.Of(reading.Year, reading.Month, reading.Day);
    }

    /// <summary>Reads a birth date: not before 1850 and not after <paramref name="latest"/>, the day up to which people can have been born.</summary>
    /// <param name="raw">The text as received.</param>
    /// <param name="order">The column's order, see <see cref="GuessOrder"/>.</param>
    /// <param name="latest">Usually the newest day in the data; null where it is unknown.</param>
    public static Standardized<PartialDate> ParseBirth(string raw, DateOrder order = DateOrder.Unknown, DateOnly? latest = null)
    {
        Standardized<PartialDate> parsed = Parse(raw, order, latest?.Year ?? LatestYear);
        if (parsed.Value is not { Year: { } year } date)
            return parsed;
        if (year < EarliestBirthYear)
            return Standardized<PartialDate>.Bad($"born in {year}; {EarliestBirthYear} or later was expected");
        if (latest is { } last && (year > last.Year || date.Whole > last || year == last.Year && date.Month > last.Month))
            return Standardized<PartialDate>.Bad($"born in the future, {date.Text}; {last:yyyy-MM-dd} or earlier was expected");
        return latest is null && year > LatestYear ? Standardized<PartialDate>.Bad($"born in the future, {date.Text}") : parsed;
    }

    /// <summary>True where a text is the canonical one of a whole date at which somebody can have been born, so that nothing needs to be read.</summary>
    internal static bool IsCanonicalBirth(ReadOnlySpan<char> raw, DateOnly? latest) =>
        raw.Length == 10 && raw[4] == '-' && raw[7] == '-' && DateOnly.TryParseExact(raw, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        && day.Year >= EarliestBirthYear && !DateReading.IsPlaceholder(day.Year, day.Month, day.Day) && (latest is { } last ? day <= last : day.Year <= LatestYear);

    /// <summary>
    /// Reads when something happened, as local time as written: an offset or Z behind it is left out. Midnight where only the day is told;
    /// null where there is no whole date.
    /// </summary>
    /// <param name="raw">The text as received.</param>
    /// <param name="order">The column's order, see <see cref="GuessOrder"/>.</param>
    /// <param name="unixOffset">Local time's offset from UTC, for Unix seconds and milliseconds, which tell no local time.</param>
    public static DateTime? ParseTime(string raw, DateOrder order = DateOrder.Unknown, TimeSpan unixOffset = default)
    {
        if (DateReader.Read(raw, order, LatestYear, unixOffset) is not { Problem: null, Year: { } year, Month: { } month, Day: { } day } reading)
            return null;
        TimeSpan time = reading.Time ?? TimeSpan.Zero;
        return time.Days > 0 && year == 9999 ? null : new DateTime(year, month, day).Add(time);
    }

    /// <summary>
    /// The order of a column's numeric dates: the one that most values allow alone ("9/28/97" is month first, "88/06/17" year first).
    /// Where no value decides, year first if four-digit years stand in front, otherwise unknown.
    /// </summary>
    public static DateOrder GuessOrder(IEnumerable<string> sample)
    {
        Span<int> alone = stackalloc int[4];
        bool fullYearFirst = false;
        foreach (string raw in sample)
        {
            if (string.IsNullOrWhiteSpace(raw) || raw.Length > 60)
                continue;
            string text = AsciiFold.Of(raw).Trim('\'', '"', ' ');
            if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 || DateText.Scan(text) is not { Tokens: { Length: 3 } tokens }
                || !Array.TrueForAll(tokens, token => token.Part == DatePart.Number))
                continue;
            if (tokens[0].Digits == 4)
                fullYearFirst = true;
            else if (DateOrders.Allowed(tokens, LatestYear) is [var only])
                alone[(int)only]++;
        }
        int most = Math.Max(alone[1], Math.Max(alone[2], alone[3]));
        if (most == 0)
            return fullYearFirst ? DateOrder.YearFirst : DateOrder.Unknown;
        int winner = alone.IndexOf(most);
        return alone[(winner + 1)..].Contains(most) ? DateOrder.Unknown : (DateOrder)winner;
    }
}
