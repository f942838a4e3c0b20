using Guiyi.Match.Comparing;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Comparing;

public sealed class LevelCacheTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(64, 40)]
    [InlineData(LevelCache.Many, 500)]
    [InlineData(LevelCache.Many, (1 << 30) - 2)]
    public void What_it_remembers_is_what_was_added_last_whichever_code_comes_first(int size, int codes)
    {
        var dice = new Dice((ulong)(size + codes));
        var cache = new LevelCache(size);
        var plain = new Dictionary<(int, int), int>();
        int remembered = 0;
        for (int i = 0; i < MixedPairs.Many; i++)
        {
            (int a, int b) = (dice.Below(codes), dice.Below(codes));
            if (cache.TryGet(a, b, out int level))
            {
                remembered++;
                Assert.Equal(plain[(Math.Min(a, b), Math.Max(a, b))], level);
            }
            level = plain[(Math.Min(a, b), Math.Max(a, b))] = dice.Below(16);
            Assert.Equal(level, cache.Add(a, b, level));
            Assert.True(cache.TryGet(b, a, out int again) && again == level);
        }
        Assert.True(remembered > (codes < 1000 ? 10 : -1));
    }
}
