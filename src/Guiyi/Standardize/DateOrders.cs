namespace Guiyi.Standardize;

/// <summary>Decides in which order three bare numbers stand.</summary>
static class DateOrders
{
    static readonly DateOrder[] All = [DateOrder.YearFirst, DateOrder.MonthFirst, DateOrder.DayFirst];

    /// <summary>The orders under which the numbers make a date.</summary>
    public static List<DateOrder> Allowed(ReadOnlySpan<DateToken> numbers, int latestYear)
    {
        var allowed = new List<DateOrder>(3);
        foreach (DateOrder order in All)
            if (In(numbers, order, latestYear) is var (year, month, day) && DateReading.Exists(year, month, day))
                allowed.Add(order);
        return allowed;
    }

    /// <summary>Reads three numbers; where several orders are possible and the column's order does not decide, only what they agree on is kept.</summary>
    public static DateReading Read(ReadOnlySpan<DateToken> numbers, DateOrder order, int latestYear)
    {
        if (numbers[0].Digits == 4)
            return DateReading.Of(numbers[0].Value, numbers[1].Value, numbers[2].Value);
        List<DateOrder> allowed = Allowed(numbers, latestYear);
        string shown = $"{numbers[0].Value}-{numbers[1].Value}-{numbers[2].Value}";
        if (allowed.Count == 0)
            return DateReading.Bad($"no such date in any order: {shown}");
        DateOrder chosen = allowed.Contains(order) ? order : allowed[0];
        (int Year, int Month, int Day) first = In(numbers, chosen, latestYear)!.Value;
        bool agreed = true, sameYear = true;
        foreach (DateOrder other in allowed)
        {
            (int Year, int Month, int Day) reading = In(numbers, other, latestYear)!.Value;
            agreed &= reading == first;
            sameYear &= reading.Year == first.Year;
        }
        if (agreed || chosen == order)
            return DateReading.Of(first.Year, first.Month, first.Day);
        return sameYear ? DateReading.Of(first.Year, null, null) : DateReading.Bad($"ambiguous date {shown}: the order of year, month and day is unknown");
    }

    /// <summary>The year that two digits stand for: the latest one that is not after <paramref name="latestYear"/>.</summary>
    public static int FullYear(int year, int latestYear)
    {
        int century = latestYear - latestYear % 100;
        return century + year > latestYear ? century + year - 100 : century + year;
    }

    /// <summary>Null where the numbers' lengths do not fit the order: one digit never writes a year, four write nothing else.</summary>
    static (int Year, int Month, int Day)? In(ReadOnlySpan<DateToken> numbers, DateOrder order, int latestYear)
    {
        (DateToken year, DateToken month, DateToken day) = order switch
        {
            DateOrder.YearFirst => (numbers[0], numbers[1], numbers[2]),
            DateOrder.MonthFirst => (numbers[2], numbers[0], numbers[1]),
            _ => (numbers[2], numbers[1], numbers[0]),
        };
        if (year.Digits is not (2 or 4) || month.Digits > 2 || day.Digits > 2)
            return null;
        return (year.Digits == 2 ? FullYear(year.Value, latestYear) : year.Value, month.Value, day.Value);
    }
}
