using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Exporting;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteRetentionTests : RetentionTests<SqlitePlace>;

public sealed class PostgreSqlRetentionTests : RetentionTests<PostgreSqlPlace>;

public abstract class RetentionTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    const string Rows = "会员号,姓名\n1,王一\n";

    [Fact]
    public async Task Exports_go_after_their_time_and_their_runs_stay()
    {
        await using CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false, KeepExports = TimeSpan.FromDays(7) });
        StoredRun run = await hub.Exports.Begin(new ExportRequest(ExportContent.Codes), "anna");
        await hub.Quiet();
        DateTimeOffset ended = hub.Store.Runs.Find(run.Id)!.Ended!.Value;
        Assert.Equal((0, 0), hub.Retention.Apply(ended + TimeSpan.FromDays(7)));
        Assert.NotNull(hub.Exports.File(run.Id));
        Assert.Equal((1, 0), hub.Retention.Apply(ended + TimeSpan.FromDays(7.1)));
        Assert.Null(hub.Exports.File(run.Id));
        Assert.Equal(RunState.Finished, hub.Store.Runs.Find(run.Id)!.State);
        Assert.Equal((0, 0), hub.Retention.Apply(ended + TimeSpan.FromDays(8)));
    }

    [Fact]
    public async Task Uploads_go_once_all_their_rows_were_taken_in_for_their_time()
    {
        await using CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        StoredRun whole = await hub.TakeTextAsync("a.csv", Rows), rejected = await hub.TakeTextAsync("b.csv", Rows + "2,王二,too,many\n"), failed = await hub.TakeTextAsync("c.json", "{\"a\": [1, 2");
        await hub.Quiet();
        Assert.Equal([RunState.Finished, RunState.Finished, RunState.Failed], ((StoredRun[])[whole, rejected, failed]).Select(r => hub.Store.Runs.Find(r.Id)!.State));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        Assert.Equal((0, 0), hub.Retention.Apply(now + TimeSpan.FromDays(29)));
        Assert.Equal((0, 1), hub.Retention.Apply(now + TimeSpan.FromDays(31)));
        Assert.Equal([false, true, true], ((StoredRun[])[whole, rejected, failed]).Select(r => Directory.Exists(Path.Combine(hub.Workspace.Uploads, FileRequest.Of(r.Position).Upload))));
        Assert.Null(hub.Files.RejectedRowsOf(hub.Store.Runs.Find(whole.Id)!));
        Assert.NotNull(hub.Files.RejectedRowsOf(hub.Store.Runs.Find(rejected.Id)!));
        Assert.Equal(1, hub.Store.Records.Count(hub.Store.Sources.Find("a")!.Id));
    }

    [Fact]
    public async Task Files_stay_for_ever_where_they_are_to()
    {
        await using CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false, KeepExports = null, KeepUploads = null });
        await hub.TakeTextAsync("a.csv", Rows);
        await hub.Exports.Begin(new ExportRequest(ExportContent.Codes), "anna");
        await hub.Quiet();
        Assert.Equal((0, 0), hub.Retention.Apply(DateTimeOffset.UtcNow + TimeSpan.FromDays(10_000)));
    }
}
