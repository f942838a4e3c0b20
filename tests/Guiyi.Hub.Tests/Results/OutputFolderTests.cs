using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sinks.Results;
using Xunit;

namespace Guiyi.Hub.Tests.Results;

public sealed class OutputFolderTests
{
    [Fact]
    public void A_file_takes_its_place_at_the_end_only()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "old");
        using (OutputFolder output = OutputFolder.Open(folder["."]))
        {
            output.Csv(("a.csv", writer => { writer.Header(["x"]); writer.Field("新"); writer.EndRow(); }));
            Assert.Equal("old", File.ReadAllText(folder["a.csv"]));
            Assert.Equal(1, Assert.Single(output.Files).Rows);
            output.Finish();
        }
        Assert.Equal("x\n新\n", File.ReadAllText(folder["a.csv"]));
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(folder["a.csv"])[..3]);
        Assert.Equal(["a.csv"], Directory.EnumerateFileSystemEntries(folder[".."[..1]]).Select(Path.GetFileName));
    }

    [Fact]
    public void What_fails_half_way_leaves_the_earlier_result_whole_and_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", "old");
        using (OutputFolder output = OutputFolder.Open(folder["."]))
        {
            output.Text("a.csv", writer => writer.Write("new"));
            Assert.Throws<InvalidOperationException>(() => output.Text("b.csv", _ => throw new InvalidOperationException()));
        }
        Assert.Equal("old", File.ReadAllText(folder["a.csv"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder["."]));
    }

    [Fact]
    public void What_a_killed_run_left_is_cleared_away()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[".guiyi-unfinished"]);
        folder.Write(".guiyi-unfinished/customers.csv", "half");
        using OutputFolder output = OutputFolder.Open(folder["."]);
        Assert.False(File.Exists(folder[".guiyi-unfinished/customers.csv"]));
    }

    [Fact]
    public void Two_runs_do_not_write_to_one_folder_at_once()
    {
        using var folder = new TemporaryFolder();
        using OutputFolder first = OutputFolder.Open(folder["out"]);
        Assert.Throws<SinkException>(() => OutputFolder.Open(folder["out"]));
    }

    [Fact]
    public void A_file_in_the_folders_place_is_told()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("out", "a file");
        Assert.Contains(path, Assert.Throws<SinkException>(() => OutputFolder.Open(path)).Message, StringComparison.Ordinal);
    }
}
