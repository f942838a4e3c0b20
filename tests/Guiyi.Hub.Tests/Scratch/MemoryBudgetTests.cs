using Guiyi.Hub.Scratch;
using Xunit;

namespace Guiyi.Hub.Tests.Scratch;

public sealed class MemoryBudgetTests
{
    [Theory]
    [InlineData("512MB", 512_000_000)]
    [InlineData("1GB", 1_000_000_000)]
    [InlineData("2.5GB", 2_500_000_000)]
    [InlineData(" 1 gb ", 1_000_000_000)]
    [InlineData("1GiB", 1_073_741_824)]
    [InlineData("64MiB", 67_108_864)]
    public void A_size_is_read(string text, long bytes)
    {
        Assert.True(MemoryBudget.TryParse(text, out long read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1000000000")]
    [InlineData("GB")]
    [InlineData("-1GB")]
    [InlineData("1,5GB")]
    [InlineData("1e3GB")]
    [InlineData("10MB")]
    [InlineData("one GB")]
    public void What_is_no_size_or_too_small_is_refused(string text) => Assert.False(MemoryBudget.TryParse(text, out _));

    [Theory]
    [InlineData("300MB")]
    [InlineData("1GB")]
    [InlineData("2.5GB")]
    public void A_size_is_written_as_it_is_read(string text)
    {
        Assert.True(MemoryBudget.TryParse(text, out long bytes));
        Assert.Equal(text, MemoryBudget.Text(bytes));
    }

    [Fact]
    public void What_fits_stays_in_memory_and_what_does_not_goes_to_disk()
    {
        using var folder = new TemporaryFolder();
        string small = folder.Write("small.csv", new string('x', 1000)), large = folder.Write("large.csv", new string('x', 30_000_000));
        Assert.False(MemoryPlan.For([small], 200_000_000).IsOnDisk);
        Assert.True(MemoryPlan.For([small, large], 200_000_000).IsOnDisk);
        Assert.False(MemoryPlan.For([small], null).IsOnDisk);
        Assert.True(MemoryPlan.For([folder.Write("book.xlsx", new string('x', 3_000_000))], 200_000_000).IsOnDisk);
    }
}
