using System.Diagnostics;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>Every broken file ends in a message or in rows and rejects that add up, soon and in little memory.</summary>
public sealed class BadInputTests : IDisposable
{
    static readonly BadFile[] Files = [.. TruncatedFiles.All(), .. ForeignFiles.All(), .. BrokenText.All(), .. BrokenJson.All(), .. BrokenWorkbooks.All()];

    static readonly Dictionary<string, BadFile> ByName = Files.ToDictionary(file => file.Name);

    readonly TemporaryFolder folder = new();

    public static IEnumerable<TheoryDataRow<string>> Names => Files.Select(file => new TheoryDataRow<string>(file.Name));

    [Fact]
    public void There_are_more_than_two_hundred_of_them() => Assert.InRange(Files.Length, 200, int.MaxValue);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_file_ends_in_a_message_or_in_rows_and_rejects(string name)
    {
        BadFile file = ByName[name];
        byte[] content = file.Content();
        string path = folder.Write(name, content);
        var clock = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Outcome outcome = Outcome.Of(path);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
        Assert.InRange(allocated, 0, Allowance(path, content.Length));
        if (file.Refused is not null)
            Assert.True(outcome.Message?.Contains(file.Refused, StringComparison.Ordinal) == true, outcome.ToString());
        if (file.Counts is not null)
            Assert.True(outcome.Counts == file.Counts, outcome.ToString());
    }

    [Fact]
    public void A_directory_is_refused()
    {
        SourceException fault = Assert.Throws<SourceException>(() => SourceFile.Open(folder["."]));
        Assert.Contains("a directory; expected a file", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.csv")]
    [InlineData("missing/missing.xlsx")]
    public void A_missing_file_is_refused(string name)
    {
        SourceException fault = Assert.Throws<SourceException>(() => SourceFile.Open(folder[name]));
        Assert.Equal($"{folder[name]}: found no such file; expected an existing file.", fault.Message);
    }

    [Theory]
    [InlineData("a\0b.csv")]
    [InlineData("/dev/null")]
    public void A_path_that_is_no_regular_file_is_refused(string path) => Assert.Throws<SourceException>(() => SourceFile.Open(path));

    [Fact]
    public void Twenty_million_separators_in_one_line_need_little_memory()
    {
        Generate("commas.csv", "a,b\n1,2\n3,4\n"u8, new byte[20_000_000].Select(_ => (byte)','), "\n5,6\n"u8);
        (Outcome outcome, long allocated) = Measured("commas.csv");
        Assert.Equal("3+1", outcome.Counts);
        Assert.InRange(allocated, 0, 30_000_000);
        Generate("header.csv", default, Enumerable.Repeat((byte)',', 20_000_000), default);
        (outcome, allocated) = Measured("header.csv");
        Assert.Contains("a first row", outcome.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 30_000_000);
    }

    [Fact]
    public void A_large_file_needs_no_more_memory_than_a_small_one()
    {
        byte[] row = "张三,13812345678,\"浙江省杭州市, 西湖区\"\n"u8.ToArray();
        using (FileStream stream = File.Create(folder["large.csv"]))
        {
            stream.Write("姓名,手机,地址\n"u8);
            for (int i = 0; i < 1_000_000; i++)
                stream.Write(row);
        }
        (Outcome outcome, long allocated) = Measured("large.csv");
        Assert.Equal("1000000+0", outcome.Counts);
        Assert.InRange(allocated, 0, 30_000_000);
    }

    /// <summary>Bytes that reading may allocate, released ones counted: a workbook's texts pass through several hands.</summary>
    static long Allowance(string path, int length) =>
        path.EndsWith(".xlsx", StringComparison.Ordinal) ? 256_000_000 : 64_000_000 + 10L * Math.Min(length, 10_000_000);

    void Generate(string name, ReadOnlySpan<byte> before, IEnumerable<byte> bytes, ReadOnlySpan<byte> after)
    {
        using FileStream stream = File.Create(folder[name]);
        stream.Write(before);
        foreach (byte[] chunk in bytes.Chunk(1 << 16))
            stream.Write(chunk);
        stream.Write(after);
    }

    (Outcome Outcome, long Allocated) Measured(string name)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Outcome outcome = Outcome.Of(folder[name]);
        return (outcome, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose() => folder.Dispose();
}
