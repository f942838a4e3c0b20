using ExcelDataReader;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Sinks.Workbook;
using Guiyi.Hub.Tests.Results;
using Xunit;

namespace Guiyi.Hub.Tests.Sinks.Workbook;

/// <summary>Alone: what other tests hold meanwhile must not be counted.</summary>
[Collection(nameof(Alone))]
public sealed class WorkbookMemoryTests
{
    [Fact]
    public void A_million_rows_are_written_in_the_memory_of_a_few()
    {
        using var folder = new TemporaryFolder();
        const int Rows = WorkbookTable.MostRows + 1000;
        long before = GC.GetTotalMemory(forceFullCollection: true), peak = 0;
        using (var table = new WorkbookTable(File.Create(folder["large.xlsx"]), "large"))
        {
            table.Header([new("id", CellKind.Id), new("n", CellKind.Number)]);
            for (int i = 0; i < Rows; i++)
            {
                table.Field("P3F2K9");
                table.Field(i);
                table.EndRow();
                if (i % 100_000 == 0)
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }
        Assert.InRange(peak, 0, 8 << 20);
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using IExcelDataReader reader = ExcelReaderFactory.CreateReader(File.OpenRead(folder["large.xlsx"]));
        Assert.Equal((2, "large", WorkbookTable.MostRows), (reader.ResultsCount, reader.Name, reader.RowCount));
        Assert.True(reader.NextResult());
        Assert.Equal(("large 2", 1002), (reader.Name, reader.RowCount));
    }
}
