using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Xunit;
using FileMode = Guiyi.Hub.Base.Ingest.FileMode;

namespace Guiyi.Hub.Tests.Base.Ingest;

public sealed class SqliteRepeatedKeyTests : RepeatedKeyTests<SqlitePlace>;

public sealed class PostgreSqlRepeatedKeyTests : RepeatedKeyTests<PostgreSqlPlace>;

/// <summary>Files in which a key stands again: lines of an order.</summary>
public abstract class RepeatedKeyTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    const string Header = "订单号,商品\n";

    [Fact]
    public async Task Part_of_a_file_again_replaces_no_other_line_of_its_key()
    {
        await using CustomerHub hub = await OpenAsync();
        await Take(hub, "A,茶\nA,杯\nA,壶\nB,茶\n");
        Assert.Equal(["A=茶", "A~2=杯", "A~3=壶", "B=茶"], Lines(hub));
        Assert.Equal((2L, 0L), Fates(await Take(hub, "A,壶\nA,杯\n")));
        Assert.Equal((1L, 1L), Fates(await Take(hub, "A,壶\nA,盘\n")));
        Assert.Equal(["A=盘", "A~2=杯", "A~3=壶", "B=茶"], Lines(hub));
    }

    [Fact]
    public async Task A_line_that_stays_of_a_snapshot_keeps_its_key_and_is_known_by_it()
    {
        await using CustomerHub hub = await OpenAsync();
        await Take(hub, "A,茶\nA,杯\nA,壶\n");
        Assert.Equal(2, (await Take(hub, "A,壶\n", FileMode.Snapshot)).Counts.Removed);
        Assert.Equal(["A~3=壶"], Lines(hub));
        Assert.Equal((1L, 0L), Fates(await Take(hub, "A,壶\n")));
        await Take(hub, "A,壶\n", FileMode.Remove);
        Assert.Empty(Lines(hub));
    }

    [Fact]
    public async Task A_mended_reject_is_a_line_of_its_own_as_it_is_in_its_file()
    {
        await using CustomerHub hub = await OpenAsync();
        StoredRun first = await Take(hub, "A,茶\nA,杯,too,many\nB,茶\nA,壶,too,many\n");
        StoredRun mended = await Take(hub, "A,杯\nA,壶,too,many\n", resends: first.Id);
        Assert.Equal(["A=茶", "A~2=杯", "B=茶"], Lines(hub));
        // What was still wrong is mended once more.
        await Take(hub, "A,壶\n", resends: mended.Id);
        Assert.Equal(["A=茶", "A~2=杯", "A~3=壶", "B=茶"], Lines(hub));
        Assert.Equal((1L, 0L), Fates(await Take(hub, "A,壶\n", resends: mended.Id)));
        Assert.Equal((4L, 0L), Fates(await Take(hub, "A,茶\nA,杯\nB,茶\nA,壶\n", resends: first.Id)));
    }

    [Fact]
    public async Task A_mended_reject_whose_key_its_file_has_once_replaces_the_record_of_the_key()
    {
        await using CustomerHub hub = await OpenAsync();
        await Take(hub, "A,茶\nB,茶\n");
        StoredRun second = await Take(hub, "A,杯,too,many\nB,杯\n");
        await Take(hub, "A,杯\n", resends: second.Id);
        Assert.Equal(["A=杯", "B=杯"], Lines(hub));
    }

    [Fact]
    public async Task The_lines_of_many_orders_in_any_order_are_the_same_again()
    {
        await using CustomerHub hub = await OpenAsync();
        string[] rows = [.. Enumerable.Range(0, 6000).Select(i => $"{i % 1500},商品{i}\n")];
        await Take(hub, string.Concat(rows));
        string[] lines = Lines(hub);
        Assert.Equal(6000, lines.Length);
        new Random(1).Shuffle(rows);
        Assert.Equal((6000L, 0L), Fates(await Take(hub, string.Concat(rows))));
        Assert.Equal((4000L, 0L), Fates(await Take(hub, string.Concat(rows.Skip(2000)))));
        Assert.Equal(lines, Lines(hub));
    }

    async Task<CustomerHub> OpenAsync()
    {
        CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        await hub.Sources.Have("o", ["订单号", "商品"], "订单号");
        return hub;
    }

    static async Task<StoredRun> Take(CustomerHub hub, string rows, FileMode mode = FileMode.Upsert, long? resends = null)
    {
        StoredRun run = await hub.TakeTextAsync("o.csv", Header + rows, mode, resends);
        await hub.Quiet();
        run = hub.Store.Runs.Find(run.Id)!;
        Assert.Equal((RunState.Finished, ""), (run.State, run.Message));
        return run;
    }

    static (long Unchanged, long Changed) Fates(StoredRun run) => (run.Counts.Unchanged, run.Counts.Added + run.Counts.Replaced + run.Counts.Removed);

    static string[] Lines(CustomerHub hub)
    {
        List<string> lines = [];
        using (RecordCursor cursor = hub.Store.Records.Current(hub.Store.Sources.Find("o")!.Id))
            while (cursor.Read())
                lines.Add($"{cursor.Key}={cursor.Fields[1]}");
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
