using Guiyi.Hub.Scratch;
using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Hub.Tests.Scratch;

/// <summary>What holds of columns on disk, in one file with holes as well as in a file for each.</summary>
public sealed unsafe class ScratchStoreTests
{
    /// <summary>Where memory may lie: in the kind that this system gives, and in the kind that all systems have.</summary>
    public static TheoryData<bool> Kinds => [false, true];

    static ScratchStore Open(TemporaryFolder folder, bool inFiles, long budget = 1_000_000_000) =>
        new(inFiles ? new FilesSpace(folder[""]) : ScratchSpace.Open(folder[""]), budget);

    [Theory]
    [InlineData(100, false)]
    [InlineData(9_000, false)]
    [InlineData(10_000_000, false)]
    [InlineData(10_000_000, true)]
    [InlineData(40_000_000, false)]
    public void Memory_is_of_zeros_and_keeps_what_is_written_while_its_pages_come_and_go(int bytes, bool inFiles)
    {
        using var folder = new TemporaryFolder();
        // A budget of one byte: pages are let go all the time.
        using ScratchStore store = Open(folder, inFiles, 1);
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

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Room_that_is_given_back_is_no_longer_counted(bool inFiles)
    {
        using var folder = new TemporaryFolder();
        using ScratchStore store = Open(folder, inFiles);
        ColumnMemory one = store.Take(10_000_000, zeroed: true), other = store.Take(20_000_000, zeroed: true);
        Assert.True(store.Bytes >= 30_000_000);
        one.Dispose();
        one.Dispose();
        Assert.InRange(store.Bytes, 20_000_000, 20_100_000);
        other.Dispose();
        Assert.Equal(0, store.Bytes);
        Assert.True(store.PeakBytes >= 30_000_000);
    }

    /// <summary>Hundreds of columns come and go, on two threads: none overlaps another, and all begin as zeros, whoever had their room before.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Memory_that_is_taken_again_is_of_zeros_and_nobody_else_s(bool inFiles)
    {
        using var folder = new TemporaryFolder();
        using ScratchStore store = Open(folder, inFiles, 1);
        Parallel.For(0, 2, worker =>
        {
            var random = new Random(worker);
            List<(ColumnMemory Memory, int Bytes, byte Mark)> held = [];
            for (int i = 0; i < 200; i++)
            {
                if (held.Count > 3 && random.Next(2) == 0)
                {
                    int gone = random.Next(held.Count);
                    AssertFilled(held[gone]);
                    held[gone].Memory.Dispose();
                    held.RemoveAt(gone);
                    continue;
                }
                int bytes = random.Next(1, 300_000);
                ColumnMemory memory = store.Take(bytes, zeroed: true);
                var content = new Span<byte>((void*)memory.Start, bytes);
                Assert.Equal(-1, content.IndexOfAnyExcept((byte)0));
                byte mark = (byte)(1 + (2 * (i % 100)) + worker);
                content.Fill(mark);
                held.Add((memory, bytes, mark));
            }
            held.ForEach(AssertFilled);
        });
    }

    static void AssertFilled((ColumnMemory Memory, int Bytes, byte Mark) held) =>
        Assert.Equal(-1, new Span<byte>((void*)held.Memory.Start, held.Bytes).IndexOfAnyExcept(held.Mark));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_file_has_a_name_and_none_is_left(bool inFiles)
    {
        using var folder = new TemporaryFolder();
        using (ScratchStore store = Open(folder, inFiles))
        {
            store.Take(10_000_000, zeroed: true);
            if (!OperatingSystem.IsWindows())
                Assert.Empty(Directory.EnumerateFiles(folder[""]));
        }
        Assert.Empty(Directory.EnumerateFiles(folder[""]));
    }

    /// <summary>More than any file can hold stands for more than the disk has room for: room is asked for before it is used.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Room_that_is_not_there_is_an_error_that_names_the_file(bool inFiles)
    {
        using var folder = new TemporaryFolder();
        using ScratchStore store = Open(folder, inFiles);
        ColumnMemory before = store.Take(1_000_000, zeroed: true);
        var fault = Assert.Throws<SinkException>(() => store.Take(1L << 52, zeroed: true));
        Assert.Contains("scratch", fault.Path, StringComparison.Ordinal);
        Assert.Contains("--memory", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder[""]));
        // What there was is still there, and what there is room for is given.
        Assert.Equal(0, *(byte*)before.Start);
        store.Take(1_000_000, zeroed: true).Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_that_is_not_there_is_an_error(bool inFiles)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<SinkException>(() =>
        {
            using var store = new ScratchStore(inFiles ? new FilesSpace(folder["missing"]) : ScratchSpace.Open(folder["missing"]), 1_000_000_000);
            store.Take(10_000_000, zeroed: true);
        });
    }

    /// <summary>A run's result may outlive its store: to read what lay there is an exception, not the end of the process.</summary>
    [Fact]
    public void Who_comes_after_the_store_is_gone_gets_an_exception()
    {
        using var folder = new TemporaryFolder();
        SourceTable table;
        using (ScratchStore store = Open(folder, inFiles: false))
        {
            string path = folder.Write("t.csv", "name\n" + string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"value {i}")));
            table = Ingestor.Read(Assert.Single(SourceFile.Open(path)), store).Table;
            Assert.Equal("value 19999", table.Raw(0, 19_999).ToString());
        }
        Assert.Throws<IndexOutOfRangeException>(() => _ = table.Raw(0, 19_999).ToString());
    }
}
