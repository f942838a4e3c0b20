using Guiyi.Match;
using Guiyi.Match.Scoring;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Scoring;

/// <summary>What is drawn is what was computed: bars add up, and the total is the weight that decided.</summary>
public sealed class WaterfallTests
{
    static readonly UnifyResult Chinese = Run.Of(MessyPeople.Shop(31, 200)), Western = Run.Of(WesternPeople.Two(31, 200));

    public static TheoryData<bool> Worlds() => new() { true, false };

    static KindResult Of(bool chinese) => (chinese ? Chinese : Western).Persons;

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_bars_of_any_pair_add_up_to_its_total(bool chinese)
    {
        MatchResult match = Of(chinese).Match;
        var dice = new Dice(5);
        for (int i = 0; i < 2000; i++)
        {
            (int a, int b) = (dice.Below(match.Nodes.Count), dice.Below(match.Nodes.Count));
            if (a == b)
                continue;
            Waterfall waterfall = Waterfall.Of(match.Scorer, a, b);
            Assert.Equal(match.Scorer.Total(a, b), waterfall.Total, 9);
            Assert.Equal(waterfall.Total, waterfall.Prior + waterfall.Evidence.Sum(e => e.Weight) + waterfall.FullName + waterfall.Relatives, 9);
            Assert.InRange(waterfall.FullName, double.NegativeInfinity, 0);
            Assert.InRange(waterfall.Relatives, double.NegativeInfinity, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_total_of_a_scored_pair_is_the_weight_that_decided(bool chinese)
    {
        MatchResult match = Of(chinese).Match;
        Assert.True(match.Pairs.Count > 200);
        for (int pair = 0; pair < match.Pairs.Count; pair++)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            Assert.Equal(weight, Waterfall.Of(match.Scorer, right, left).Total, 1e-4);
        }
    }

    [Fact]
    public void Full_names_that_are_common_and_relatives_take_something_off_somewhere()
    {
        Waterfall[] all = [.. Enumerable.Range(0, Of(true).Match.Pairs.Count).Select(p => Of(true).Match.PairAt(p)).Select(p => Waterfall.Of(Of(true).Match.Scorer, p.Left, p.Right))];
        Assert.Contains(all, w => w.FullName < -0.5);
        Assert.Contains(all, w => w.Relatives < -0.5);
    }
}
