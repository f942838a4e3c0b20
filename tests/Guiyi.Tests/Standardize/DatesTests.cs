using System.Globalization;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class DatesTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("dates.csv");

    public static IEnumerable<TheoryDataRow<string[]>> TimeCases => ContactCases.Rows("times.csv");

    [Theory, MemberData(nameof(Cases))]
    public void A_date_is_read(string[] row) =>
        ContactCases.AssertOutcome(row[2], Dates.Parse(row[0], Enum.Parse<DateOrder>(row[1])), date => date.Text);

    [Theory, MemberData(nameof(TimeCases))]
    public void A_time_is_read_as_written(string[] row)
    {
        DateTime? time = Dates.ParseTime(row[0], Enum.Parse<DateOrder>(row[1]));
        Assert.Equal(row[2], time?.ToString("s", CultureInfo.InvariantCulture) ?? "");
        Assert.Equal(DateTimeKind.Unspecified, time?.Kind ?? DateTimeKind.Unspecified);
    }

    [Fact]
    public void Unix_seconds_become_local_time_by_the_offset_given() =>
        Assert.Equal(new DateTime(2024, 7, 1, 10, 40, 0), Dates.ParseTime("1719801600", unixOffset: TimeSpan.FromHours(8)));

    [Fact]
    public void The_parts_of_a_date_are_told()
    {
        Assert.Equal(new PartialDate("--09-21", null, 9, 21), Dates.Parse("9月21日").Value);
        Assert.Null(Dates.Parse("9月21日").Value!.Whole);
        Assert.Equal(new DateOnly(1978, 9, 21), Dates.Parse("78/09/21").Value!.Whole);
    }

    [Fact]
    public void Somebody_born_after_the_newest_day_in_the_data_is_bad()
    {
        var latest = new DateOnly(2025, 6, 30);
        Assert.Equal("2025-06-30", Dates.ParseBirth("2025-06-30", latest: latest).Value?.Text);
        Assert.Contains("future", Dates.ParseBirth("2025-07-01", latest: latest).Problem);
        Assert.Contains("future", Dates.ParseBirth("2025-07", latest: latest).Problem);
        Assert.Contains("future", Dates.ParseBirth("2026", latest: latest).Problem);
        Assert.Contains("1850", Dates.ParseBirth("1749-08-28", latest: latest).Problem);
        Assert.Equal("--09-21", Dates.ParseBirth("9月21日", latest: latest).Value?.Text);
    }

    [Fact]
    public void A_two_digit_year_of_birth_is_not_in_the_future()
    {
        var latest = new DateOnly(2025, 6, 30);
        Assert.Equal("1926-03-01", Dates.ParseBirth("26/03/01", DateOrder.YearFirst, latest).Value?.Text);
        Assert.Equal("2025-03-01", Dates.ParseBirth("25/03/01", DateOrder.YearFirst, latest).Value?.Text);
    }

    [Theory]
    [InlineData(DateOrder.MonthFirst, "3/1/70", "9/28/97", "1990-02-03", "12/11/78")]
    [InlineData(DateOrder.DayFirst, "13/11/1978", "3/1/1970")]
    [InlineData(DateOrder.YearFirst, "88/06/17", "03/05/07", "1978-09-21")]
    [InlineData(DateOrder.YearFirst, "1978-09-21", "78年9月", "")]
    [InlineData(DateOrder.Unknown, "12/11/1978", "03/05/07")]
    [InlineData(DateOrder.Unknown, "13/11/1978", "11/13/1978")]
    [InlineData(DateOrder.MonthFirst, "13/11/1978", "11/13/1978", "11/14/1978 3:20 PM")]
    [InlineData(DateOrder.Unknown)]
    public void A_column_decides_its_order_by_the_values_that_allow_one_only(DateOrder order, params string[] column) =>
        Assert.Equal(order, Dates.GuessOrder(column));
}
