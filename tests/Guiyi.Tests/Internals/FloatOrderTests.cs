using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class FloatOrderTests
{
    static readonly float[] Ascending = [float.NegativeInfinity, float.MinValue, -2.5f, -float.Epsilon, 0f, float.Epsilon, 1f, 1.5f, float.MaxValue, float.PositiveInfinity];

    [Fact]
    public void Ranks_are_in_the_order_of_the_values() => Assert.Equal(Ascending, Ascending.Reverse().OrderBy(FloatOrder.Rank));

    [Fact]
    public void A_rank_gives_its_value_back() => Assert.Equal(Ascending, Ascending.Select(FloatOrder.Rank).Select(FloatOrder.Of));

    [Fact]
    public void Both_zeros_have_one_rank() => Assert.Equal(FloatOrder.Rank(0f), FloatOrder.Rank(-0f));
}
