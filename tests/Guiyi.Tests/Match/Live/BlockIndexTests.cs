using Guiyi.Internals;
using Guiyi.Match.Live;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Live;

public sealed class BlockIndexTests
{
    /// <summary>The plain twin: a dictionary of lists.</summary>
    [Fact]
    public void Blocks_hold_what_was_added_until_they_are_too_large()
    {
        const int most = 40;
        var dice = new Dice(81);
        var index = new BlockIndex(most);
        var plain = new Dictionary<ulong, List<int>>();
        for (int node = 0; node < 50_000; node++)
        {
            // Some keys are common, most are rare.
            ulong key = Hash64.Mix((ulong)dice.Below(dice.One([3, 300, 30_000])), 1);
            index.Add(key, node);
            if (!plain.TryGetValue(key, out List<int>? block))
                plain.Add(key, block = []);
            block.Add(node);
        }
        Assert.Contains(plain.Values, b => b.Count > most);
        Assert.Contains(plain.Values, b => b.Count is > 1 and <= most);
        int[] room = new int[most];
        foreach ((ulong key, List<int> block) in plain)
        {
            Assert.Equal(block.Count > most ? BlockPart.TooMany : block.Count, index.Size(key));
            Assert.Equal(block.Count > most ? [] : block, room[..index.CopyTo(key, room)]);
        }
        Assert.Equal(0, index.Size(12345));
    }
}
