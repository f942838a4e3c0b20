namespace Guiyi.Standardize;

/// <summary>Gives the numbers of a written date their meaning.</summary>
static class DateTokens
{
    public static DateReading Read(ReadOnlySpan<DateToken> tokens, DateOrder order, int latestYear)
    {
        bool units = false;
        int name = -1;
        for (int i = 0; i < tokens.Length; i++)
        {
            units |= tokens[i].Part is DatePart.Year or DatePart.Month or DatePart.Day;
            if (tokens[i].Part == DatePart.MonthName)
                name = i;
        }
        if (units)
            return WithUnits(tokens, latestYear);
        if (name >= 0)
            return WithMonthName(tokens, name, latestYear);
        return tokens.Length switch
        {
            3 => DateOrders.Read(tokens, order, latestYear),
            2 => Two(tokens[0], tokens[1], order),
            _ => tokens[0].Digits == 4 ? DateReading.Of(tokens[0].Value, null, null) : DateReading.Bad($"only the number {tokens[0].Value}; a date was expected"),
        };
    }

    /// <summary>1978年9月21日, 78年9月, 9月21: a number without unit is what follows the unit before it.</summary>
    static DateReading WithUnits(ReadOnlySpan<DateToken> tokens, int latestYear)
    {
        int? year = null, month = null, day = null;
        DatePart last = DatePart.Number;
        foreach (DateToken token in tokens)
        {
            DatePart part = token.Part != DatePart.Number ? token.Part : last switch
            {
                DatePart.Number => DatePart.Year,
                DatePart.Year => DatePart.Month,
                _ => DatePart.Day,
            };
            if (part == DatePart.Year && year is null)
                year = token.Digits == 4 ? token.Value : token.Value < 100 ? DateOrders.FullYear(token.Value, latestYear) : token.Value;
            else if (part is DatePart.Month or DatePart.MonthName && month is null)
                month = token.Value;
            else if (part == DatePart.Day && day is null)
                day = token.Value;
            else
                return DateReading.Bad("a part of the date is told twice");
            last = part;
        }
        return DateReading.Of(year, month, day);
    }

    /// <summary>1 Jul 2024, Jul 1, 2024, 2024-Jul-01, Jul 2024, 1 Jul, 19-Feb-91.</summary>
    static DateReading WithMonthName(ReadOnlySpan<DateToken> tokens, int name, int latestYear)
    {
        int month = tokens[name].Value;
        if (tokens.Length == 1)
            return DateReading.Bad("only a month; a date was expected");
        DateToken first = tokens[name == 0 ? 1 : 0];
        if (tokens.Length == 2)
            return first.Digits == 4 || first.Value > 31
                ? DateReading.Of(Year(first, latestYear), month, null)
                : DateReading.Of(null, month, first.Value);
        DateToken second = tokens[name == 2 ? 1 : 2];
        if (second.Part == DatePart.MonthName || first.Part == DatePart.MonthName)
            return DateReading.Bad("two month names");
        bool yearFirst = first.Digits == 4 || first.Value > 31;
        return yearFirst
            ? DateReading.Of(Year(first, latestYear), month, second.Value)
            : DateReading.Of(Year(second, latestYear), month, first.Value);
    }

    static DateReading Two(DateToken first, DateToken second, DateOrder order)
    {
        if (first.Digits == 4 || second.Digits == 4)
            return first.Digits == 4 ? DateReading.Of(first.Value, second.Value, null) : DateReading.Of(second.Value, first.Value, null);
        bool monthFirst = DateReading.Exists(2000, first.Value, second.Value), dayFirst = DateReading.Exists(2000, second.Value, first.Value);
        if (monthFirst && dayFirst && first.Value != second.Value && order == DateOrder.Unknown)
            return DateReading.Bad($"ambiguous date {first.Value}-{second.Value}: the order of month and day is unknown");
        return dayFirst && (!monthFirst || order == DateOrder.DayFirst)
            ? DateReading.Of(null, second.Value, first.Value)
            : DateReading.Of(null, first.Value, second.Value);
    }

    static int Year(DateToken token, int latestYear) => token.Digits == 4 ? token.Value : DateOrders.FullYear(token.Value, latestYear);
}
