using Guiyi.Match.Training;
using Xunit;

namespace Guiyi.Tests.Match.Training;

public sealed class PlausibleTests
{
    [Theory]
    [InlineData(.1, .1)]
    [InlineData(.3, .3)]
    [InlineData(.99, .3)]
    public void Values_of_one_entity_differ_at_most_as_often_as_their_kind_allows(double found, double held) => Assert.Equal(held, Held(found, most: .3)[^1], 9);

    [Fact]
    public void Where_anything_may_be_what_was_learned_stays() => Assert.Equal(.99, Held(.99, most: 1)[^1], 9);

    [Fact]
    public void The_other_levels_keep_their_proportions_and_all_add_up_to_one()
    {
        double[] m = Held(.8, most: .3);
        Assert.Equal(3, m[1] / m[2], 9);
        Assert.Equal(1, m[1] + m[2] + m[3], 9);
        Assert.Equal(1, m[0]);
    }

    /// <summary>Mailboxes of strangers resemble each other: among pairs of one person some are equal.</summary>
    [Fact]
    public void What_is_merely_similar_is_held_together_with_what_differs()
    {
        double[] m = [1, .004, .99, .006];
        Plausible.Hold(m, 2, .75);
        Assert.Equal(.25, m[1], 9);
        Assert.Equal(165, m[2] / m[3], 6);
    }

    /// <summary>Three levels of which the first is three times as frequent as the second.</summary>
    static double[] Held(double different, double most)
    {
        double[] m = [1, (1 - different) * .75, (1 - different) * .25, different];
        Plausible.Hold(m, 3, most);
        return m;
    }

    [Theory]
    [InlineData(100_000, 57_000, 40)]
    [InlineData(100_000, 30_000, 40)]
    [InlineData(100_000, 15_000, 5040)]
    [InlineData(100_000, 0, 10_040)]
    public void Priors_count_for_the_more_the_fewer_records_repeat(int records, double same, double strength) =>
        Assert.Equal(strength, Plausible.Strength(40, records, same), 6);
}
