using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class SplitMixTests
{
    [Fact]
    public void The_numbers_are_those_of_the_published_algorithm()
    {
        var random = new SplitMix(1234567);
        Assert.Equal(6457827717110365317UL, random.Next());
        Assert.Equal(3203168211198807973UL, random.Next());
        Assert.Equal(9817491932198370423UL, random.Next());
        Assert.Equal(4593380528125082431UL, random.Next());
        Assert.Equal(16408922859458223821UL, random.Next());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Bounded_numbers_stay_below_their_bound_and_use_it_evenly(int bound)
    {
        var random = new SplitMix(11);
        int[] seen = new int[Math.Min(bound, 10)];
        for (int i = 0; i < 100_000; i++)
        {
            int number = random.Below(bound);
            Assert.InRange(number, 0, bound - 1);
            seen[(int)((long)number * seen.Length / bound)]++;
        }
        double share = 100_000.0 / seen.Length;
        Assert.All(seen, n => Assert.InRange(n, share * 0.95, share * 1.05));
    }

    [Fact]
    public void Unit_numbers_lie_in_0_to_1_and_have_the_mean_one_half()
    {
        var random = new SplitMix(12);
        double sum = 0;
        for (int i = 0; i < 100_000; i++)
        {
            double unit = random.Unit();
            Assert.True(unit is >= 0 and < 1);
            sum += unit;
        }
        Assert.InRange(sum / 100_000, 0.495, 0.505);
    }
}
