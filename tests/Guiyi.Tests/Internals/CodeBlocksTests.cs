using Guiyi.Internals;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class CodeBlocksTests
{
    [Fact]
    public void Added_codes_come_back_whatever_their_size()
    {
        var dice = new Dice(11);
        var plain = new List<int>();
        var codes = new CodeBlocks(ColumnStore.Memory);
        foreach (int most in (int[])[200, 65_534, 65_535, 65_536, 5_000_000, 3])
        {
            int[] added = [.. Enumerable.Range(0, 40_000).Select(_ => dice.Below(most + 1))];
            added[^1] = most;
            plain.AddRange(added);
            codes.Add(added);
        }
        codes.Trim();
        Assert.Equal(plain, Enumerable.Range(0, codes.Count).Select(i => codes[i]));
    }

    [Fact]
    public void Places_without_a_code_say_so_in_narrow_and_wide_blocks()
    {
        var codes = new CodeBlocks(ColumnStore.Memory, (2 * CodeBlocks.BlockLength) + 5);
        codes[3] = 7;
        codes[CodeBlocks.BlockLength] = 1_000_000;
        codes[4] = 70_000;
        Assert.Equal([-1, -1, -1, 7, 70_000, -1], Enumerable.Range(0, 6).Select(i => codes[i]));
        Assert.Equal((1_000_000, -1, -1), (codes[CodeBlocks.BlockLength], codes[CodeBlocks.BlockLength + 1], codes[codes.Count - 1]));
    }
}
