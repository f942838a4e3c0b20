using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

public sealed class HeaviestPairsTests
{
    static readonly MatchResult Scored = Run.Of(MessyPeople.Shop(73, 400)).Persons.Match;

    static int[] Plainly(MatchResult match, double floor) =>
    [
        .. Enumerable.Range(0, match.Pairs.Count).Where(pair => match.Weights[pair] >= floor)
            .OrderByDescending(pair => match.Weights[pair]).ThenBy(pair => match.PairAt(pair).Left).ThenBy(pair => match.PairAt(pair).Right),
    ];

    [Theory]
    [InlineData(-3.17)]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(1000)]
    [InlineData(double.NegativeInfinity)]
    public void The_heaviest_come_first_and_equal_ones_by_their_nodes(double floor) => Assert.Equal(Plainly(Scored, floor), HeaviestPairs.Of(Scored, floor));

    [Fact]
    public void Weights_that_are_equal_or_next_to_each_other_keep_apart()
    {
        var dice = new Dice(11);
        float[] weights = [.. Enumerable.Range(0, Scored.Pairs.Count).Select(_ => dice.Below(4) switch
        {
            0 => 7.25f,
            1 => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(7.25f) + dice.Below(3)),
            2 => dice.Below(100) * float.Epsilon,
            _ => (float)(dice.Below(2_000_000) - 1_000_000) / 1000,
        })];
        var match = new MatchResult(Scored.Nodes, Scored.Pairs, weights, Scored.Scorer, Scored.Recipes, Scored.Threshold, Scored.Ruled);

        foreach (double floor in (double[])[-1e9, 0, 7.25])
            Assert.Equal(Plainly(match, floor), HeaviestPairs.Of(match, floor));
    }
}
