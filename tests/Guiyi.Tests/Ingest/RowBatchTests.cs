using Guiyi.Ingest;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Ingest;

public sealed class RowBatchTests
{
    /// <summary>Batches end at 65,536 cells or a million characters: rows on either side of such an end must not be mixed up.</summary>
    [Theory]
    [InlineData(3, 21_844, 5)]
    [InlineData(3, 21_845, 5)]
    [InlineData(3, 21_846, 5)]
    [InlineData(3, 43_690, 5)]
    [InlineData(1, 65_537, 3)]
    [InlineData(3, 200_001, 3)]
    [InlineData(80_000, 3, 2)]
    [InlineData(2, 23, 100_000)]
    [InlineData(1, 3, 1 << 20)]
    public void Rows_come_out_as_they_went_in_wherever_a_batch_ends(int columns, int rows, int length)
    {
        string Cell(int row, int column) => $"{row}|{column}|".PadRight(length, (char)('a' + ((row + column) % 26)));
        var table = new ComputedTable("made", [.. Enumerable.Range(0, columns).Select(c => $"c{c}")], rows, Cell);
        Ingested ingested = Ingestor.Read(table);
        Assert.Empty(ingested.Rejects);
        for (int row = 0; row < rows; row++)
            foreach (int column in (int[])[0, columns / 2, columns - 1])
                Assert.True(ingested.Table.Raw(column, row).SequenceEqual(Cell(row, column)), $"row {row}, column {column}");
    }
}
