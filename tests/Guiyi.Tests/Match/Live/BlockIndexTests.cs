using Guiyi.Internals;
using Guiyi.Match.Live;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Live;

public sealed class BlockIndexTests
{
    /// <summary>The plain twin: a dictionary of lists.</summary>
    [Fact]
    public void Blocks_hold_what_was_added_and_not_taken_out()
    {
        var dice = new Dice(81);
        var index = new BlockIndex();
        var plain = new Dictionary<ulong, List<(int Node, bool IsDifferent)>>();
        for (int node = 0; node < 100_000; node++)
        {
            // Some keys are common, most are rare.
            ulong key = Hash64.Mix((ulong)dice.Below(dice.One([3, 300, 30_000])), 1);
            if (!plain.TryGetValue(key, out List<(int Node, bool IsDifferent)>? block))
                plain.Add(key, block = []);
            if (block.Count > 0 && dice.Falls(0.45))
            {
                int gone = dice.Below(block.Count);
                index.Remove(key, block[gone].Node, block[gone].IsDifferent);
                block.RemoveAt(gone);
                continue;
            }
            // Of one node alone nothing is equal to it.
            bool isDifferent = block.Count == 0 || dice.Falls(0.7);
            index.Add(key, node, isDifferent);
            block.Add((node, isDifferent));
            if (block.Count > 0 && !block[0].IsDifferent)
                block[0] = block[0] with { IsDifferent = true };
        }
        Assert.Contains(plain.Values, b => b.Count > 100);
        Assert.Contains(plain.Values, b => b.Count == 1);
        Assert.Contains(plain.Values, b => b.Count == 0);
        var nodes = new List<int>();
        foreach ((ulong key, List<(int Node, bool IsDifferent)> block) in plain)
        {
            nodes.Clear();
            index.AddTo(nodes, key);
            Assert.Equal(block.Count, index.Size(key).Size);
            Assert.Equal(block.Select(b => b.Node).Order(), nodes.Order());
        }
        Assert.Equal((0, 0), index.Size(12345));
    }

    /// <summary>Equal nodes share their blocks, so that the count of different ones is one of kinds.</summary>
    [Fact]
    public void Different_nodes_of_a_block_are_counted()
    {
        const int kinds = 7;
        var dice = new Dice(82);
        var index = new BlockIndex();
        int[] there = new int[kinds];
        var block = new List<(int Node, int Kind)>();
        for (int node = 0; node < 5000; node++)
        {
            if (block.Count > 0 && dice.Falls(0.5))
            {
                int gone = dice.Below(block.Count);
                (int old, int kind) = block[gone];
                index.Remove(5, old, --there[kind] == 0);
                block.RemoveAt(gone);
            }
            else
            {
                int kind = dice.Below(kinds);
                index.Add(5, node, there[kind]++ == 0);
                block.Add((node, kind));
            }
            Assert.Equal((block.Count, there.Count(t => t > 0)), index.Size(5));
        }
    }
}
