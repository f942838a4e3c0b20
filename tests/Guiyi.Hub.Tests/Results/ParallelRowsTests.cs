using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sinks.Results;
using Xunit;

namespace Guiyi.Hub.Tests.Results;

public sealed class ParallelRowsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2048)]
    [InlineData(30_000)]
    public void Rows_formatted_on_many_cores_are_those_of_one(int items)
    {
        byte[] many = Written(items, (writer, write) => ParallelRows.Write(writer, items, (from, to, row) =>
        {
            for (int i = from; i < to; i++)
                write(i, row);
        }));
        byte[] one = Written(items, (writer, write) =>
        {
            for (int i = 0; i < items; i++)
                write(i, writer);
        });
        Assert.Equal(one, many);
    }

    static byte[] Written(int items, Action<CsvWriter, Action<int, CsvWriter>> write)
    {
        var stream = new MemoryStream();
        using (var writer = new CsvWriter(stream, CsvOptions.Excel))
        {
            writer.Header(["id", "text"], "id");
            write(writer, Row);
            Assert.Equal(1 + items + (items / 7), writer.Rows);
        }
        return stream.ToArray();
    }

    /// <summary>Items of no, one and two rows; formulas in guarded and unguarded columns.</summary>
    static void Row(int item, CsvWriter row)
    {
        for (int i = 0; i < (item % 7 == 6 ? 2 : 1); i++)
        {
            row.Field("=" + item);
            row.Field(item % 3 == 0 ? "=SUM(A1)" : "张\"伟\",😀");
            row.EndRow();
        }
    }
}
