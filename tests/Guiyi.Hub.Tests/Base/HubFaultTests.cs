using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Base.Stories;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Model;
using Npgsql;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteHubFaultTests : HubFaultTests<SqlitePlace>
{
    protected override IDisposable FullDisk(CustomerHub hub)
    {
        Between(hub, store => store.Writer.Script($"pragma max_page_count = {store.Writer.Number("pragma page_count")!.Value + 1}"));
        return new Afterwards(() => Between(hub, store => store.Writer.Script("pragma max_page_count = 1073741823")));
    }

    protected override IDisposable ReadOnly(CustomerHub hub)
    {
        Between(hub, store => store.Writer.Script("pragma query_only = true"));
        return new Afterwards(() => Between(hub, store => store.Writer.Script("pragma query_only = false")));
    }
}

public sealed class PostgreSqlHubFaultTests : HubFaultTests<PostgreSqlPlace>
{
    protected override IDisposable FullDisk(CustomerHub hub)
    {
        Run(Place.ConnectionString!, """
            create or replace function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
            create trigger full_disk before insert on record for each row execute function full_disk();
            """);
        return new Afterwards(() => Run(Place.ConnectionString!, "drop trigger full_disk on record"));
    }

    protected override IDisposable ReadOnly(CustomerHub hub)
    {
        Between(hub, store => store.Writer.Script("set default_transaction_read_only = on"));
        return new Afterwards(() => Between(hub, store => store.Writer.Script("set default_transaction_read_only = off")));
    }

    [Fact]
    public async Task A_commit_that_is_lost_is_told_to_be_lost()
    {
        await using CustomerHub hub = await OpenAsync();
        // The server ends the connection in the middle of the commit.
        Run(Place.ConnectionString!, """
            create function cut() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger cut after insert on record deferrable initially deferred for each row when (new.key = 'lost') execute function cut();
            """);
        StoreException lost = await Assert.ThrowsAsync<StoreException>(() => hub.Records.Put("members", [Member("lost", 900)], "anna"));
        Assert.Equal((StoreFault.Unreachable, false), (lost.Fault, lost.OutcomeUnknown));
        HubTruth.Holds(hub);
        Run(Place.ConnectionString!, "drop trigger cut on record");
        Assert.Equal(RecordFate.Added, (await hub.Records.Put("members", [Member("lost", 900)], "anna"))[0].Fate);
        HubTruth.Holds(hub);
    }

    [Fact]
    public async Task A_commit_that_is_kept_though_its_answer_was_lost_is_told_to_be_kept()
    {
        using var server = new PostgreSqlServer();
        using var folder = new TemporaryFolder();
        string connection = server.NewSchema();
        await using CustomerHub hub = await FilledAsync(Workspace.Open(folder["w"], connection));
        long backend = 0;
        Between(hub, store => backend = store.Writer.Number("select pg_backend_pid()::bigint")!.Value);
        // Kept here, the commit waits for a second server that there is not; ended meanwhile, its answer is lost.
        Run(connection, "alter system set synchronous_standby_names = 'nobody'");
        Run(connection, "select pg_reload_conf()");
        Task<IReadOnlyList<RecordReceipt>> put = hub.Records.Put("members", [Member("kept", 900)], "anna");
        while (Run(connection, $"select count(*) from pg_stat_activity where pid = {backend} and wait_event = 'SyncRep'") is not 1L)
            await Task.Delay(10);
        Run(connection, "alter system reset synchronous_standby_names");
        Run(connection, $"select pg_terminate_backend({backend})");
        Run(connection, "select pg_reload_conf()");
        Assert.Equal(RecordFate.Added, (await put)[0].Fate);
        HubTruth.Holds(hub);
        Assert.Equal(RecordFate.Unchanged, (await hub.Records.Put("members", [Member("kept", 900)], "anna"))[0].Fate);
    }

    [Fact]
    public async Task A_server_that_stops_and_starts_in_the_middle_is_met_again_without_hands()
    {
        using var server = new PostgreSqlServer();
        using var folder = new TemporaryFolder();
        await using CustomerHub hub = CustomerHub.Open(Workspace.Open(folder["w"], server.NewSchema()), new HubOptions { Quiet = TimeSpan.FromMilliseconds(50) });
        await hub.Ready;
        await Members(hub, 0, 30);
        await hub.Quiet();
        Assert.NotNull(hub.Fits.InUse);
        StoredRun file = await hub.TakeTextAsync("orders.csv", "订单号,姓名,手机号\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"o{i},王{i},138{i:00000000}\n")));
        for (int stop = 0; stop < 3; stop++)
        {
            long read = hub.Runs.Of(file.Id).Counts.Read;
            while (hub.Runs.Of(file.Id).Counts.Read == read && hub.Files.Open > 0)
                await Task.Delay(1);
            server.Stop();
            await Assert.ThrowsAsync<StoreException>(() => hub.Records.Put("members", [Member($"meanwhile{stop}", 500 + stop)], "anna"));
            server.Start();
        }
        await hub.Quiet();
        StoredRun done = hub.Store.Runs.Find(file.Id)!;
        Assert.Equal((RunState.Finished, "", 60_000L, 60_000L), (done.State, done.Message, done.Counts.Read, done.Counts.Added));
        await Members(hub, 30, 40);
        HubTruth.Holds(hub);
    }

    static object? Run(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}

/// <summary>The store refuses: nothing of the change shows, and the hub goes on when it takes changes again.</summary>
public abstract class HubFaultTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    protected abstract IDisposable FullDisk(CustomerHub hub);

    protected abstract IDisposable ReadOnly(CustomerHub hub);

    protected static SentRecord Member(string key, int i) => new(key, new Dictionary<string, string> { ["会员号"] = key, ["姓名"] = "王李张刘陈"[i % 5] + "建国", ["手机号"] = $"139{i / 2:00000000}" });

    protected static Task<IReadOnlyList<RecordReceipt>> Members(CustomerHub hub, int from, int until) =>
        hub.Records.Put("members", [.. Enumerable.Range(from, until - from).Select(i => Member($"m{i}", i))], "anna");

    protected Task<CustomerHub> OpenAsync() => FilledAsync(Place.Open());

    protected static async Task<CustomerHub> FilledAsync(Workspace workspace)
    {
        var hub = CustomerHub.Open(workspace, new HubOptions { FitsByItself = false });
        await Members(hub, 0, 60);
        await hub.Fits.Renew(null, "anna", "");
        return hub;
    }

    [Fact]
    public async Task A_full_disk_keeps_nothing_and_the_file_goes_on_when_there_is_room()
    {
        await using CustomerHub hub = await OpenAsync();
        string before = StraightBase.OfHub(hub);
        using (FullDisk(hub))
        {
            StoreException full = await Assert.ThrowsAsync<StoreException>(() => Members(hub, 60, 2000));
            Assert.Equal(StoreFault.Full, full.Fault);
            Assert.Equal(before, StraightBase.OfHub(hub));
            HubTruth.Holds(hub);
        }
        StoredRun file = await hub.TakeTextAsync("orders.csv", "订单号,姓名,手机号\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"o{i},王{i},138{i:00000000}\n")));
        while (hub.Runs.Of(file.Id).Counts.Read == 0)
            await Task.Delay(1);
        using (FullDisk(hub))
        {
            await Task.Delay(500);
            Assert.Null(hub.Store.Runs.Find(file.Id)!.Ended);
        }
        await hub.Quiet();
        StoredRun done = hub.Store.Runs.Find(file.Id)!;
        Assert.Equal((RunState.Finished, 200_000L), (done.State, done.Counts.Added));
        await Members(hub, 60, 200);
        HubTruth.Holds(hub);
    }

    [Fact]
    public async Task A_store_that_takes_no_writes_is_read_and_the_next_change_goes_through_when_it_does()
    {
        await using CustomerHub hub = await OpenAsync();
        string before = StraightBase.OfHub(hub);
        CustomerNo[] pair = [.. hub.Loaded!.Live.Ids(EntityKind.Person).Order(StringComparer.Ordinal).Take(2).Select(id => CustomerNo.Of(id)!.Value)];
        JudgmentRequest merge = hub.Judgments.Merging(pair, "anna", "");
        using (ReadOnly(hub))
        {
            Assert.Equal(StoreFault.ReadOnly, (await Assert.ThrowsAsync<StoreException>(() => Members(hub, 60, 70))).Fault);
            Assert.Equal(StoreFault.ReadOnly, (await Assert.ThrowsAsync<StoreException>(() => hub.Judgments.Say(merge))).Fault);
            await Assert.ThrowsAsync<StoreException>(() => hub.Fits.Renew(null, "anna", ""));
            Assert.Equal(before, StraightBase.OfHub(hub));
            HubTruth.Holds(hub);
        }
        await Members(hub, 60, 70);
        await hub.Judgments.Say(merge);
        await hub.Fits.Renew(null, "anna", "");
        HubTruth.Holds(hub);
        Assert.Equal(StraightBase.OfRun(hub), StraightBase.OfHub(hub));
    }

    /// <summary>Does something with the writing connection while nothing is being written.</summary>
    protected static void Between(CustomerHub hub, Action<Store> act) => hub.Look(() =>
    {
        act(hub.Store);
        return 0;
    }, CancellationToken.None).GetAwaiter().GetResult();

    protected sealed class Afterwards(Action act) : IDisposable
    {
        public void Dispose() => act();
    }
}
