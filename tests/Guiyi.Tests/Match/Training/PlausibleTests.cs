using Guiyi.Match.Comparing;
using Guiyi.Match.Training;
using Xunit;

namespace Guiyi.Tests.Match.Training;

public sealed class PlausibleTests
{
    // A phone, as its kind has it: in six of ten pairs of one person's records the same.
    static readonly Level[] Phone = [new("exact", .6, 1e-6), new("one digit off", .04, 1e-5), new("different", .36, .999)];

    // Birth dates of one person hardly ever differ.
    static readonly Level[] Birth = [new("exact", .9, 1e-4), new("same year", .08, .02), new("different", .02, .98)];

    [Theory]
    [InlineData(.5, .5)]
    [InlineData(.7, .7)]
    [InlineData(.738, .7377)]
    [InlineData(.99, .7377)]
    public void Phones_of_one_person_differ_at_most_at_five_times_the_odds_of_their_kind(double found, double held) => Assert.Equal(held, Held(Phone, found)[^1], 4);

    [Theory]
    [InlineData(.25, .25)]
    [InlineData(.8, .3)]
    public void What_hardly_ever_differs_may_differ_in_three_of_ten_pairs_of_bad_data(double found, double held) => Assert.Equal(held, Held(Birth, found)[^1], 4);

    [Fact]
    public void What_an_attribute_says_of_itself_is_the_limit_where_it_is_lower()
    {
        double[] m = [1, .1, .1, .8];
        Plausible.Hold(m, Phone, mostDifferent: .25);
        Assert.Equal(.25, m[3], 9);
    }

    [Fact]
    public void The_other_levels_keep_their_proportions_and_all_add_up_to_one()
    {
        double[] m = Held(Birth, .8);
        Assert.Equal(19, m[1] / m[2], 9);
        Assert.Equal(1, m[1] + m[2] + m[3], 9);
        Assert.Equal(1, m[0]);
    }

    /// <summary>Mailboxes of strangers resemble each other where they are made of a name and a year: among pairs of one person some are equal.</summary>
    [Fact]
    public void Values_of_one_entity_are_not_nearly_always_merely_similar()
    {
        double[] m = [1, .004, .99, .006];
        Plausible.Hold(m, [new("exact", .6, 1e-6), new("nearly", .2, 1e-4), new("different", .2, .999)], mostDifferent: 1);
        Assert.Equal(.2308, m[1], 4);
        Assert.Equal(165, m[2] / m[3], 6);
        Assert.Equal(1, m[1] + m[2] + m[3], 9);
    }

    /// <summary>Three levels of which the first is nineteen times as frequent as the second.</summary>
    static double[] Held(Level[] levels, double different)
    {
        double[] m = [1, (1 - different) * .95, (1 - different) * .05, different];
        Plausible.Hold(m, levels, mostDifferent: 1);
        return m;
    }

    [Theory]
    [InlineData(100_000, 57_000, 40)]
    [InlineData(100_000, 30_000, 40)]
    [InlineData(100_000, 15_000, 1540)]
    [InlineData(100_000, 0, 3040)]
    public void Priors_count_for_the_more_the_fewer_records_repeat(int records, double same, double strength) =>
        Assert.Equal(strength, Plausible.Strength(40, records, same), 6);
}
