using Guiyi.Match.Live;
using Xunit;

namespace Guiyi.Tests.Match.Live;

public sealed class BlockPlacesTests
{
    [Fact]
    public void A_block_fits_into_its_place_which_wastes_no_more_than_a_quarter()
    {
        int before = 0;
        for (int count = 2; count < 200_000; count++)
        {
            int size = BlockPlaces.Needed(count), length = BlockPlaces.Length(size), needed = BlockPlaces.Head(count) + count;
            Assert.InRange(length, needed, needed <= 8 ? needed : needed * 5 / 4 + 1);
            Assert.InRange(size, before, BlockPlaces.Sizes - 1);
            before = size;
        }
        Assert.InRange(BlockPlaces.Needed(int.MaxValue - 2), before, BlockPlaces.Sizes - 1);
    }

    [Fact]
    public void A_block_grows_large_and_shrinks_again_with_all_that_it_counts()
    {
        const int most = 40_000;
        var index = new BlockIndex();
        for (int node = 0; node < most; node++)
            index.Add(7, node, node % 3 == 0);
        Assert.Equal((most, (most + 2) / 3), index.Size(7));
        var nodes = new List<int>();
        index.AddTo(nodes, 7);
        Assert.Equal(Enumerable.Range(0, most), nodes);
        for (int node = 0; node < most - 3; node++)
            index.Remove(7, node, node % 3 == 0);
        nodes.Clear();
        index.AddTo(nodes, 7);
        Assert.Equal([most - 3, most - 2, most - 1], nodes.Order());
        Assert.Equal((3, 1), index.Size(7));
    }
}
