using System.Globalization;
using System.Text;
using Guiyi.Hub.Sources;
using Guiyi.Hub.Tests.Results;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.Sources;

/// <summary>Files larger than memory should be. Marked as long: <c>./test --long</c> runs them, <c>./test</c> does not. Alone, for what is allocated is counted for the process.</summary>
[Trait("Category", "Long"), Collection(nameof(Alone))]
public sealed class LargeFileTests(ITestOutputHelper output)
{
    const long Size = 2L << 30, MostGrowth = 100L << 20;
    const int RowsPerBlock = 50_000;

    [Fact]
    public void Two_gigabytes_are_read_within_a_hundred_megabytes()
    {
        using var folder = new TemporaryFolder();
        if (new DriveInfo(folder["."]).AvailableFreeSpace < Size * 5 / 4)
            Assert.Skip("The temporary folder has no room for a file of two gigabytes.");
        long written = Write(folder["large.csv"]);
        IRawTable table = Assert.Single(SourceFile.Open(folder["large.csv"]));
        GC.Collect();
        long before = Environment.WorkingSet, allocatedBefore = GC.GetTotalAllocatedBytes(), most = before, rows = 0, cut = 0;
        using (IRawRows cursor = table.Open())
            while (cursor.Read())
            {
                Assert.Null(cursor.Reject);
                rows++;
                cut += cursor[3].EndsWith("\nmain building") ? 0 : 1;
                if (rows % RowsPerBlock == 0)
                    most = Math.Max(most, Environment.WorkingSet);
            }
        long allocated = GC.GetTotalAllocatedBytes() - allocatedBefore;
        output.WriteLine(FormattableString.Invariant($"{new FileInfo(folder["large.csv"]).Length >> 20} MiB, {rows} rows: working set grew by {(most - before) >> 20} MiB, {allocated >> 20} MiB allocated in all"));
        Assert.Equal((written, 0), (rows, cut));
        Assert.InRange(most - before, long.MinValue, MostGrowth);
        Assert.InRange(allocated, 0, MostGrowth);
    }

    /// <summary>Rows with Chinese text and a cell of two lines; gives their number.</summary>
    static long Write(string path)
    {
        var block = new StringBuilder();
        for (int i = 0; i < RowsPerBlock; i++)
            block.Append(CultureInfo.InvariantCulture, $"{i},王小{(char)('一' + (i % 5000))},138{i:00000000},\"浙江省杭州市西湖区文三路{i % 900}号\nmain building\",user{i}@example.com\r\n");
        byte[] bytes = Encoding.UTF8.GetBytes(block.ToString());
        using FileStream file = File.Create(path);
        file.Write(Encoding.UTF8.GetBytes("id,name,phone,address,email\r\n"));
        long blocks = (Size / bytes.Length) + 1;
        for (long i = 0; i < blocks; i++)
            file.Write(bytes);
        return blocks * RowsPerBlock;
    }
}
