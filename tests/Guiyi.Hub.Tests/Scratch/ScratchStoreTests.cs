using Guiyi.Hub.Scratch;
using Guiyi.Hub.Sinks;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Hub.Tests.Scratch;

public sealed unsafe class ScratchStoreTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(10_000_000)]
    public void Memory_is_of_zeros_and_keeps_what_is_written_while_its_pages_come_and_go(int bytes)
    {
        using var folder = new TemporaryFolder();
        // A budget of one byte: pages are let go all the time.
        using var store = new ScratchStore(folder[""], 1);
        var pieces = Enumerable.Range(0, 5).Select(_ => store.Take(bytes, zeroed: true)).ToList();
        for (int round = 0; round < 3; round++)
        {
            for (int p = 0; p < pieces.Count; p++)
            {
                var content = new Span<byte>((void*)pieces[p].Start, bytes);
                Assert.Equal(-1, content.IndexOfAnyExcept(round == 0 ? (byte)0 : (byte)(16 * round + p)));
                content.Fill((byte)(16 * (round + 1) + p));
            }
            Thread.Sleep(20);
        }
    }

    [Fact]
    public void Memory_that_is_given_back_takes_its_file_with_it()
    {
        using var folder = new TemporaryFolder();
        using var store = new ScratchStore(folder[""], 1_000_000_000);
        ColumnMemory one = store.Take(10_000_000, zeroed: true), other = store.Take(20_000_000, zeroed: true);
        Assert.True(store.Bytes >= 30_000_000);
        one.Dispose();
        one.Dispose();
        Assert.InRange(store.Bytes, 20_000_000, 20_100_000);
        other.Dispose();
        Assert.Equal(0, store.Bytes);
        Assert.True(store.PeakBytes >= 30_000_000);
    }

    [Fact]
    public void No_file_has_a_name_and_none_is_left()
    {
        using var folder = new TemporaryFolder();
        using (var store = new ScratchStore(folder[""], 1_000_000_000))
        {
            store.Take(10_000_000, zeroed: true);
            if (!OperatingSystem.IsWindows())
                Assert.Empty(Directory.EnumerateFiles(folder[""]));
        }
        Assert.Empty(Directory.EnumerateFiles(folder[""]));
    }

    /// <summary>More than any file can hold stands for more than the disk has room for: room is asked for before it is used.</summary>
    [Fact]
    public void Room_that_is_not_there_is_an_error_that_names_the_file()
    {
        using var folder = new TemporaryFolder();
        using var store = new ScratchStore(folder[""], 1_000_000_000);
        var fault = Assert.Throws<SinkException>(() => store.Take(1L << 52, zeroed: true));
        Assert.Contains("scratch-", fault.Path, StringComparison.Ordinal);
        Assert.Contains("--memory", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder[""]));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error()
    {
        using var folder = new TemporaryFolder();
        using var store = new ScratchStore(folder["missing"], 1_000_000_000);
        Assert.Throws<SinkException>(() => store.Take(10_000_000, zeroed: true));
    }
}
