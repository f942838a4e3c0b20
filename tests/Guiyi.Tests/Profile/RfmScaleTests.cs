using Guiyi.Profile;
using Xunit;

namespace Guiyi.Tests.Profile;

public sealed class RfmScaleTests
{
    static CustomerProfile Buyer(Random random) => new()
    {
        Orders = random.Next(0, 7),
        RecencyDays = random.Next(5) == 0 ? null : random.Next(0, 40),
        Money = random.Next(4) == 0 ? [] : [new MoneySum(random.Next(3) == 0 ? "USD" : "CNY", random.Next(-3, 30), 1)],
    };

    /// <summary>The plain twin: the middle rank among all values.</summary>
    static byte Plain(IReadOnlyList<decimal> values, decimal value) =>
        (byte)(1 + (5 * (values.Count(v => v < value) + values.Count(v => v <= value)) / (2 * values.Count)));

    [Fact]
    public void Who_set_the_scale_gets_the_middle_rank_of_equals()
    {
        var random = new Random(7);
        for (int run = 0; run < 300; run++)
        {
            CustomerProfile[] all = [.. Enumerable.Range(0, random.Next(1, 50)).Select(_ => Buyer(random))];
            CustomerProfile[] buyers = [.. all.Where(p => p.Orders > 0)];
            RfmScale scale = RfmScale.Of(all);
            Assert.Equal(RfmScorer.Score(all), all.Select(scale.Score));
            foreach (CustomerProfile one in all)
            {
                bool buys = one.Orders > 0;
                var expected = new RfmScore(
                    buys && one.RecencyDays is { } days ? Plain([.. buyers.Where(b => b.RecencyDays is not null).Select(b => -(decimal)b.RecencyDays!)], -days) : (byte)0,
                    buys ? Plain([.. buyers.Select(b => (decimal)b.Orders)], one.Orders) : (byte)0,
                    buys && one.Money.Count > 0 ? Plain([.. buyers.Where(b => b.MainCurrency == one.MainCurrency && b.Money.Count > 0).Select(b => b.Money[0].Amount)], one.Money[0].Amount) : (byte)0);
                Assert.Equal(expected, scale.Score(one));
            }
        }
    }

    [Fact]
    public void Who_lies_between_gets_the_score_of_that_place_and_nobody_more_than_five()
    {
        RfmScale scale = RfmScale.Of(Enumerable.Range(1, 10).Select(i => new CustomerProfile { Orders = i * 10, RecencyDays = 100 - i }));
        static CustomerProfile Orders(int orders) => new() { Orders = orders, RecencyDays = 50 };

        Assert.Equal([1, 1, 2, 3, 5, 5], ((int[])[1, 15, 25, 55, 95, 1000]).Select(o => (int)scale.Score(Orders(o)).Frequency));
    }

    [Fact]
    public void More_is_never_scored_less()
    {
        var random = new Random(8);
        RfmScale scale = RfmScale.Of(Enumerable.Range(0, 200).Select(_ => Buyer(random)));
        byte[] scores = [.. Enumerable.Range(-5, 40).Select(amount => scale.Score(new CustomerProfile { Orders = 1, Money = [new MoneySum("CNY", amount, 1)] }).Money)];
        Assert.Equal(scores.Order(), scores);
        Assert.Equal([1, 2, 3, 4, 5], scores.Distinct().Select(s => (int)s));
    }

    [Fact]
    public void With_nothing_to_compare_with_a_value_is_in_the_middle() =>
        Assert.Equal(new RfmScore(3, 3, 3), RfmScale.Of([]).Score(new CustomerProfile { Orders = 4, RecencyDays = 2, Money = [new MoneySum("EUR", 9, 1)] }));
}
