using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Arriving;

public sealed class SqliteFolderWatchTests : FolderWatchTests<SqlitePlace>;

public sealed class PostgreSqlFolderWatchTests : FolderWatchTests<PostgreSqlPlace>;

public abstract class FolderWatchTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    const string Header = "会员号,姓名,手机号\n";

    readonly FakeTimeProvider clock = new(Turning.Morning);

    [Fact]
    public async Task A_file_is_taken_in_once_and_again_when_it_has_changed_also_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        HubOptions options = new() { Watch = Path.GetDirectoryName(folder["x"]) };
        await using (CustomerHub hub = await Place.OpenHubAsync(clock, options))
        {
            folder.Write("members.csv", Header + "1,王小明,13800001111\n");
            await clock.TurnUntilAsync(() => hub.HasEnded(1));
            folder.Write("members.csv", Header + "1,王小明,13800001111\n2,李晓燕,13800002222\n");
            await clock.TurnUntilAsync(() => hub.HasEnded(2));
            Assert.Equal([(1L, 0L), (1L, 1L)], hub.Ingested().Select(r => (r.Counts.Added, r.Counts.Unchanged)));
            // The same again, written anew.
            folder.Write("members.csv", File.ReadAllText(folder["members.csv"]));
            await clock.TurnAsync(8);
            Assert.True(hub.HasEnded(2));
        }
        await using CustomerHub again = await Place.OpenHubAsync(clock, options);
        await clock.TurnAsync(8);
        Assert.True(again.HasEnded(2));
        folder.Write("members.csv", Header + "1,王小明,13800001111\n");
        await clock.TurnUntilAsync(() => again.HasEnded(3));
        Assert.True(File.Exists(folder["members.csv"]));
    }

    [Fact]
    public async Task A_file_that_grows_or_is_not_whole_waits()
    {
        using var folder = new TemporaryFolder();
        await using CustomerHub hub = await Place.OpenHubAsync(clock, new HubOptions { Watch = Path.GetDirectoryName(folder["x"]) });
        folder.Write("tickets.csv.part", Header);
        folder.Write("members.csv", Header);
        for (int i = 0; i < 6; i++)
        {
            File.AppendAllText(folder["members.csv"], $"{i},王小明,1380000111{i}\n");
            await clock.TurnAsync(1);
        }
        Assert.Empty(hub.Ingested());
        await clock.TurnUntilAsync(() => hub.HasEnded(1));
        Assert.Equal(("members.csv", 6L), (hub.Ingested()[0].Name, hub.Ingested()[0].Counts.Added));
    }

    [Fact]
    public async Task A_bad_file_leaves_one_failed_run_until_it_changes()
    {
        using var folder = new TemporaryFolder();
        await using CustomerHub hub = await Place.OpenHubAsync(clock, new HubOptions { Watch = Path.GetDirectoryName(folder["x"]) });
        folder.Write("members.xlsx", [0x50, 0x4B, 3, 4, 1, 2, 3]);
        await clock.TurnUntilAsync(() => hub.HasEnded(1));
        await clock.TurnAsync(8);
        StoredRun failed = Assert.Single(hub.Ingested());
        Assert.Equal(RunState.Failed, failed.State);
        Assert.NotEqual("", failed.Message);
        folder.Write("members.xlsx", Header + "1,王小明,13800001111\n");
        await clock.TurnUntilAsync(() => hub.HasEnded(2));
        Assert.Equal(RunState.Finished, hub.Ingested()[1].State);
    }
}
