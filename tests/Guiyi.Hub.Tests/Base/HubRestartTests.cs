using System.Text;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Base.Stories;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Model;
using Xunit;


namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteHubRestartTests : HubRestartTests<SqlitePlace>;

public sealed class PostgreSqlHubRestartTests : HubRestartTests<PostgreSqlPlace>;

/// <summary>What a hub finds when it starts again.</summary>
public abstract class HubRestartTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly HubOptions ByHand = new() { FitsByItself = false };

    [Fact]
    public async Task Columns_that_came_after_a_fit_wait_for_the_next_also_after_a_restart()
    {
        await using (CustomerHub hub = await Place.OpenHubAsync(ByHand))
        {
            await Members(hub, 40);
            await hub.Fits.Renew(null, "anna", "");
            Assert.False(hub.Fits.IsDue);
            await hub.Records.Put("members", [new SentRecord("m1", new Dictionary<string, string> { ["会员号"] = "m1", ["姓名"] = "王建国", ["手机号"] = "13900000001", ["邮箱"] = "wang@example.cn" })], "anna");
            Assert.True(hub.Fits.IsDue);
        }
        await using CustomerHub again = await Place.OpenHubAsync(ByHand);
        Assert.True(again.Fits.IsDue);
        Assert.DoesNotContain("邮箱", again.Loaded!.Sources.Single().Columns);
        await again.Fits.Renew(null, "anna", "");
        Assert.False(again.Fits.IsDue);
        Assert.Contains("邮箱", again.Loaded!.Sources.Single().Columns);
        HubTruth.Holds(again);
    }

    [Fact]
    public async Task A_fit_that_was_interrupted_has_ended()
    {
        StoredRun run;
        await using (CustomerHub hub = await Place.OpenHubAsync(ByHand))
            run = await hub.Write(t => t.Runs.Add(new StoredRun { Kind = RunKind.Fit, Name = "killed", By = "anna", Started = t.At }));
        await using CustomerHub again = await Place.OpenHubAsync(ByHand);
        await again.Quiet();
        Assert.Equal(RunState.Failed, again.Store.Runs.Find(run.Id)!.State);
    }

    [Fact]
    public async Task A_file_that_comes_before_the_hub_is_ready_is_taken_in_once()
    {
        await using (CustomerHub hub = await Place.OpenHubAsync())
            await hub.TakeAsync(OpenHub.DemoFiles());
        await using var starting = CustomerHub.Open(Place.Open());
        StoredRun run = await starting.TakeTextAsync("early.csv", "会员号,姓名\ne1,王一\ne2,王二\n");
        await starting.Quiet();
        StoredRun done = starting.Store.Runs.Find(run.Id)!;
        Assert.Equal((2L, 2L, 0L), (done.Counts.Read, done.Counts.Added, done.Counts.Unchanged));
    }

    /// <summary>The keys of rows that are taken in already count where they stand in the file again.</summary>
    [Fact]
    public async Task A_file_whose_keys_repeat_goes_on_after_a_stop_as_if_nothing_had_been()
    {
        var text = new StringBuilder("订单号,姓名,金额\n");
        for (int i = 0; i < 9000; i++)
            text.Append($"k{i % 3000},王建国,{i}\n");
        StoredRun run;
        await using (CustomerHub hub = await Place.OpenHubAsync(ByHand))
        {
            run = await hub.TakeTextAsync("orders.csv", text.ToString());
            while (hub.Store.Runs.Find(run.Id)!.Counts.Read == 0)
                await Task.Delay(1);
        }
        await using CustomerHub again = await Place.OpenHubAsync(ByHand);
        await again.Quiet();
        StoredRun done = again.Store.Runs.Find(run.Id)!;
        Assert.Equal((RunState.Finished, 9000L, 9000L, 0L), (done.State, done.Counts.Read, done.Counts.Added, done.Counts.Replaced));
        Assert.Equal(9000, again.Store.Records.Ids(again.Store.Version, again.Store.Sources.Find("orders")!.Id).Count());
    }

    [Fact]
    public async Task A_judgment_about_a_record_that_is_gone_sleeps_over_a_restart_and_a_fit_and_wakes_with_it()
    {
        int source;
        await using (CustomerHub hub = await Place.OpenHubAsync(ByHand))
        {
            await Members(hub, 20);
            await hub.Fits.Renew(null, "anna", "");
            source = hub.Store.Sources.Find("members")!.Id;
            await hub.Records.Put("members", [Member("x1", "欧阳子虚", "13711112222"), Member("x2", "司徒无名", "13633334444")], "anna");
            Assert.NotEqual(Person(hub, source, "x1"), Person(hub, source, "x2"));
            await hub.Judgments.Say(new() { By = "anna", Said = [new(new(source, "x1"), new(source, "x2"), Guiyi.Merge.Decision.Same)] });
            Assert.Equal(Person(hub, source, "x1"), Person(hub, source, "x2"));
            await hub.Records.Remove(hub.Store.Sources.Find("members")!, ["x2"], "anna");
        }
        await using (CustomerHub hub = await Place.OpenHubAsync(ByHand))
        {
            await hub.Records.Put("members", [Member("x2", "司徒无名", "13633334444")], "anna");
            Assert.Equal(Person(hub, source, "x1"), Person(hub, source, "x2"));
            await hub.Records.Remove(hub.Store.Sources.Find("members")!, ["x1", "x2"], "anna");
            await hub.Fits.Renew(null, "anna", "");
            await hub.Records.Put("members", [Member("x2", "司徒无名", "13633334444"), Member("x1", "欧阳子虚", "13711112222")], "anna");
            Assert.NotNull(Person(hub, source, "x1"));
            Assert.Equal(Person(hub, source, "x1"), Person(hub, source, "x2"));
            HubTruth.Holds(hub);
        }
    }

    [Fact]
    public async Task A_base_from_which_all_records_are_gone_is_empty_and_takes_new_ones()
    {
        await using (CustomerHub hub = await Place.OpenHubAsync(ByHand))
        {
            await Members(hub, 5);
            await hub.Fits.Renew(null, "anna", "");
            await hub.Records.Remove(hub.Store.Sources.Find("members")!, [.. Enumerable.Range(0, 5).Select(i => $"m{i}")], "anna");
            await hub.Fits.Renew(null, "anna", "");
            HubTruth.Holds(hub);
            Assert.Equal(0, hub.Loaded!.Live.Count(EntityKind.Person));
        }
        await using CustomerHub again = await Place.OpenHubAsync();
        await Members(again, 5);
        await again.Quiet();
        HubTruth.Holds(again);
        Assert.Equal(5, again.Loaded!.Live.Count(EntityKind.Person));
    }

    static string? Person(CustomerHub hub, int source, string key) => hub.Loaded!.Live.CustomerOf(EntityKind.Person, hub.Loaded.NumberOf(hub.Store, new RecordAnchor(source, key)));

    static SentRecord Member(string key, string name, string phone) => new(key, new Dictionary<string, string> { ["会员号"] = key, ["姓名"] = name, ["手机号"] = phone });

    static async Task Members(CustomerHub hub, int count)
    {
        await hub.Sources.Have("members", ["会员号", "姓名", "手机号"], "会员号");
        await hub.Records.Put("members", [.. Enumerable.Range(0, count).Select(i => Member($"m{i}", "王李张刘陈杨赵黄周吴"[i % 10] + "建国红军"[(i / 10 % 4)..], $"139{i:00000000}"))], "anna");
    }
}
