using System.Text;
using Guiyi.Hub.Sinks;
using Xunit;

namespace Guiyi.Hub.Tests.Sinks;

public sealed class FixedPointTests
{
    [Theory]
    [InlineData(54.504, 2, false, "54.50")]
    [InlineData(-3.125, 1, true, "-3.1")]
    [InlineData(0.25, 1, true, "+0.3")]
    [InlineData(-0.04, 1, true, "0.0")]
    [InlineData(0.999996, 5, false, "1.00000")]
    [InlineData(1234567890123, 0, false, "1234567890123")]
    public void A_number_has_its_decimals(double number, int decimals, bool signed, string text) => Assert.Equal(text, Fast(number, decimals, signed));

    [Fact]
    public void The_fast_way_writes_what_the_plain_one_writes()
    {
        var dice = new Random(7);
        for (int i = 0; i < 300_000; i++)
        {
            int decimals = dice.Next(FixedPoint.MostDecimals + 1);
            // Of all sizes, among them many that lie on or beside a half of the last digit.
            double number = (dice.NextDouble() - 0.5) * Math.Pow(10, dice.Next(-7, 12));
            if (i % 3 == 0)
                number = Math.Round(number, decimals + 1) + (5 * Math.Pow(10, -decimals - 1));
            if (i % 5 == 0)
                number = (float)number;
            foreach (bool signed in (bool[])[false, true])
                Assert.Equal(Plain(number, decimals, signed), Fast(number, decimals, signed));
        }
        foreach (double number in (double[])[0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e9, 1e15 + 0.5])
            Assert.Equal(Plain(number, 2, false), Fast(number, 2, false));
    }

    [Fact]
    public void Without_room_nothing_is_written() => Assert.Equal(-1, FixedPoint.Format(12.5, 2, false, new byte[3]));

    static string Fast(double number, int decimals, bool signed)
    {
        byte[] to = new byte[400];
        return Encoding.UTF8.GetString(to, 0, FixedPoint.Format(number, decimals, signed, to));
    }

    static string Plain(double number, int decimals, bool signed)
    {
        byte[] to = new byte[400];
        return Encoding.UTF8.GetString(to, 0, FixedPoint.Plainly(number, decimals, signed, to));
    }
}
