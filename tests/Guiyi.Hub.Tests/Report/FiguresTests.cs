using Guiyi.Hub.Sinks.Report;
using Xunit;

namespace Guiyi.Hub.Tests.Report;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0.7224, "72.2%")]
    [InlineData(1, "100.0%")]
    [InlineData(0.99999, ">99.9%")]
    [InlineData(0.00001, "<0.1%")]
    [InlineData(0, "0.0%")]
    [InlineData(double.NaN, "–")]
    public void A_share_has_one_decimal_and_never_claims_all_or_nothing(double share, string expected) =>
        Assert.Equal(expected, Figures.Percent(share));

    [Theory]
    [InlineData(0.99971, "99.97%")]
    [InlineData(0.9999999, ">99.9%")]
    [InlineData(0.0004, "0.04%")]
    [InlineData(0.42, "42.0%")]
    public void A_probability_near_an_end_has_two_decimals(double share, string expected) =>
        Assert.Equal(expected, Figures.Probability(share));

    [Theory]
    [InlineData(7.28, "+7.3")]
    [InlineData(-11.4, "−11.4")]
    [InlineData(0.04, "0.0")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void A_weight_has_a_sign(double bits, string expected) => Assert.Equal(expected, Figures.Bits(bits));

    [Theory]
    [InlineData(1284300.5, "CNY", "¥1,284,300.50")]
    [InlineData(-12, "USD", "−US$12.00")]
    [InlineData(90000, "JPY", "JP¥90,000")]
    [InlineData(900, "AED", "AED 900.00")]
    public void Money_shows_its_currency(double amount, string currency, string expected) =>
        Assert.Equal(expected, Figures.Money((decimal)amount, currency));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(6_140_233, "6.1 MB")]
    public void Bytes_are_rounded(long bytes, string expected) => Assert.Equal(expected, Figures.Bytes(bytes));
}
