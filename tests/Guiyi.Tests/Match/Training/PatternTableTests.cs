using Guiyi.Match.Training;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Training;

public sealed class PatternTableTests
{
    [Fact]
    public void Looks_are_numbered_as_they_come_and_counted_as_by_a_dictionary()
    {
        var dice = new Dice(91);
        var table = new PatternTable();
        var numbers = new Dictionary<PairLook, int>();
        var counts = new Dictionary<PairLook, long>();
        for (int i = 0; i < 50_000; i++)
        {
            var look = new PairLook((uint)dice.Below(40), (ulong)dice.Below(200) << 32);
            int times = dice.Between(1, 3);
            numbers.TryAdd(look, numbers.Count);
            counts[look] = counts.GetValueOrDefault(look) + times;
            Assert.Equal(numbers[look], table.Add(look.Recipes, look.Pattern, times));
        }
        Assert.Equal(numbers.Count, table.Count);
        Assert.Equal(numbers.Select(n => (n.Key, n.Value, counts[n.Key])), table.All.OrderBy(a => a.Number));
    }
}
