using Guiyi.Ingest;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Ingest;

public sealed class IngestorTests
{
    /// <summary>More rows than two batches hold, among them empty and very long cells, repeated values and rows that cannot be read.</summary>
    static readonly MadeRow[] Rows =
        [.. Enumerable.Range(0, 40_000).Select(i => new MadeRow(i % 1013 == 7 ? null : [$"{i}", $"{i % 300}", i % 9001 == 1 ? new string('长', 300_000) : "", i % 5 == 0 ? "" : $"v{i % 777}"]))];

    [Fact]
    public void Every_row_is_kept_as_received_or_rejected_whatever_batch_it_falls_into()
    {
        Ingested ingested = Ingestor.Read(new MemoryTable("many", ["a", "b", "c", "d"], Rows));
        Assert.Equal(Rows.Length, ingested.Table.Count + ingested.Rejects.Count);
        int record = 0;
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Cells is not { } cells)
                continue;
            Assert.Equal((i + 1, i + 2L), (ingested.Table.Row(record), ingested.Table.Line(record)));
            for (int column = 0; column < cells.Length; column++)
                Assert.True(ingested.Table.Raw(column, record).SequenceEqual(cells[column]), $"row {i + 1}, column {column}");
            record++;
        }
        Assert.Equal(300, ingested.Table.Values(1).Count);
        Assert.Equal(Rows.Select((r, i) => (r, i)).Where(r => r.r.Cells is null).Select(r => r.i + 1), ingested.Rejects.Select(r => r.Row));
    }

    [Fact]
    public void Numbers_of_rows_that_nobody_compares_are_kept_without_being_looked_up()
    {
        // One number comes again after so many that no more are looked for; the ignored colours repeat from the start.
        MadeRow[] rows = [.. Enumerable.Range(0, 110_000).Select(i => new MadeRow([$"n{(i == 100_001 ? 100_000 : i)}", $"n{(i == 100_001 ? 100_000 : i)}", i % 2 == 0 ? "red" : "blue"]))];
        SourceTable table = Ingestor.Read(new MemoryTable("many", ["Number", "same", "colour"], rows), null, ["NUMBER", "colour"]).Table;
        SourceTable whole = Ingestor.Read(new MemoryTable("many", ["Number", "same", "colour"], rows)).Table;
        Assert.Equal((110_000, 109_999, 2), (table.Values(0).Count, table.Values(1).Count, table.Values(2).Count));
        for (int record = 0; record < rows.Length; record++)
        {
            Assert.Equal(rows[record].Cells![0], table.Raw(0, record).ToString());
            Assert.Equal(whole.ContentKey(record), table.ContentKey(record));
        }
    }

    [Fact]
    public void A_source_without_rows_gives_none() => Assert.Equal(0, Ingestor.Read(new MemoryTable("none", ["a"], [])).Table.Count);
}
