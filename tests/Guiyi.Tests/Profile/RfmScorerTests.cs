using Guiyi.Profile;
using Xunit;

namespace Guiyi.Tests.Profile;

public sealed class RfmScorerTests
{
    [Fact]
    public void Five_different_buyers_fill_the_five_fifths()
    {
        RfmScore[] scores = RfmScorer.Score([10, 50, 20, 40, 30], [5, 1, 4, 2, 3], [1m, 5m, 2m, 4m, 3m]);

        Assert.Equal(["551", "115", "442", "224", "333"], scores.Select(score => score.ToString()));
    }

    [Fact]
    public void Equal_values_get_equal_scores()
    {
        RfmScore[] scores = RfmScorer.Score([5, 5, 5, 5], [1, 1, 1, 9], [7m, 7m, 7m, 7m]);

        // Three of four share the lowest frequency: their middle rank is 1.5 of 4, the best's is 3.5 of 4.
        Assert.Equal(["323", "323", "323", "353"], scores.Select(score => score.ToString()));
    }

    [Fact]
    public void Who_bought_nothing_is_not_scored_and_moves_nobody()
    {
        RfmScore[] with = RfmScorer.Score([null, 10, null, 50], [0, 3, 0, 1], [null, 9m, null, 4m]);
        RfmScore[] without = RfmScorer.Score([10, 50], [3, 1], [9m, 4m]);

        Assert.Equal([default, without[0], default, without[1]], with);
        Assert.Equal("", with[0].ToString());
    }

    [Fact]
    public void An_unknown_day_or_amount_leaves_that_score_empty() =>
        Assert.Equal(new RfmScore(0, 3, 0), RfmScorer.Score([null], [1], [null])[0]);

    [Fact]
    public void Money_is_compared_within_one_currency()
    {
        CustomerProfile Buyer(string currency, decimal amount) => new() { Orders = 1, RecencyDays = 1, Money = [new(currency, amount, 1)] };

        RfmScore[] scores = RfmScorer.Score([Buyer("JPY", 9000m), Buyer("CNY", 100m), Buyer("CNY", 200m)]);

        Assert.Equal([3, 2, 4], scores.Select(score => (int)score.Money));
    }

    [Fact]
    public void Inputs_of_different_length_are_misuse() =>
        Assert.Throws<ArgumentException>(() => RfmScorer.Score([1], [1, 2], [1m]));

    [Fact]
    public void Scores_follow_the_values_whatever_the_order()
    {
        var random = new Random(11);
        for (int run = 0; run < 200; run++)
        {
            int count = random.Next(1, 60);
            int[] orders = [.. Enumerable.Range(0, count).Select(_ => random.Next(0, 6))];
            int?[] recency = [.. orders.Select(_ => (int?)random.Next(0, 9))];
            decimal?[] money = [.. orders.Select(_ => random.Next(5) == 0 ? null : (decimal?)random.Next(0, 9))];
            RfmScore[] scores = RfmScorer.Score(recency, orders, money);
            for (int a = 0; a < count; a++)
                for (int b = 0; b < count; b++)
                    if (orders[a] > 0 && orders[b] > 0)
                    {
                        Assert.True(orders[a] < orders[b] || scores[a].Frequency >= scores[b].Frequency);
                        Assert.True(recency[a] > recency[b] || scores[a].Recency >= scores[b].Recency);
                        Assert.True(money[a] is null || money[b] is null || money[a] < money[b] || scores[a].Money >= scores[b].Money);
                    }
            int[] place = [.. Enumerable.Range(0, count)];
            random.Shuffle(place);
            RfmScore[] shuffled = RfmScorer.Score([.. place.Select(i => recency[i])], [.. place.Select(i => orders[i])], [.. place.Select(i => money[i])]);
            Assert.Equal(place.Select(i => scores[i]), shuffled);
        }
    }
}
