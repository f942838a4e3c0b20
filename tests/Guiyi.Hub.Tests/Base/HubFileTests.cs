using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Base.Stories;
using Guiyi.Hub.Tests.Storage;
using Xunit;
using FileMode = Guiyi.Hub.Base.Ingest.FileMode;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteHubFileTests : HubFileTests<SqlitePlace>;

public sealed class PostgreSqlHubFileTests : HubFileTests<PostgreSqlPlace>;

/// <summary>Files of all kinds, also such as nobody should send.</summary>
public abstract class HubFileTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    const string Header = "会员号,姓名,手机号\n";

    [Fact]
    public async Task A_snapshot_takes_out_what_it_does_not_have_and_a_removal_what_it_names()
    {
        await using CustomerHub hub = await OpenAsync();
        await hub.TakeTextAsync("m.csv", Header + "1,王一,13900000001\n2,王二,13900000002\n3,王三,13900000003\n");
        await hub.Quiet();
        StoredRun snapshot = await hub.TakeTextAsync("m.csv", Header + "2,王二,13900000002\n4,王四,13900000004\n", FileMode.Snapshot);
        await hub.Quiet();
        Assert.Equal(["2", "4"], Keys(hub, "m"));
        Assert.Equal((2L, 1L, 1L), (hub.Store.Runs.Find(snapshot.Id)!.Counts.Removed, hub.Store.Runs.Find(snapshot.Id)!.Counts.Added, hub.Store.Runs.Find(snapshot.Id)!.Counts.Unchanged));
        StoredRun removal = await hub.TakeTextAsync("m.csv", "会员号\n4\n9\n", FileMode.Remove);
        await hub.Quiet();
        Assert.Equal(["2"], Keys(hub, "m"));
        Assert.Equal(1, hub.Store.Runs.Find(removal.Id)!.Counts.Removed);
        HubTruth.Holds(hub);
    }

    [Fact]
    public async Task A_snapshot_with_a_rejected_row_removes_nothing_and_its_run_says_so()
    {
        await using CustomerHub hub = await OpenAsync();
        await hub.TakeTextAsync("m.csv", Header + "1,王一,13900000001\n2,王二,13900000002\n3,王三,13900000003\n");
        await hub.Quiet();
        StoredRun snapshot = await hub.TakeTextAsync("m.csv", Header + "2,王二,13900000002\n4,王四,13900000004,too,many\n", FileMode.Snapshot);
        await hub.Quiet();
        snapshot = hub.Store.Runs.Find(snapshot.Id)!;
        Assert.Equal(["1", "2", "3"], Keys(hub, "m"));
        Assert.Equal((RunState.Finished, 0L, 1L), (snapshot.State, snapshot.Counts.Removed, snapshot.Counts.Rejected));
        Assert.Equal("m: nothing was removed, for rows of the snapshot were rejected; 2 records that it does not show stay. Mend it and send the whole file again.", snapshot.Message);
        StoredRun mended = await hub.TakeTextAsync("m.csv", Header + "2,王二,13900000002\n4,王四,13900000004\n", FileMode.Snapshot);
        await hub.Quiet();
        Assert.Equal(["2", "4"], Keys(hub, "m"));
        Assert.Equal((2L, ""), (hub.Store.Runs.Find(mended.Id)!.Counts.Removed, hub.Store.Runs.Find(mended.Id)!.Message));
    }

    [Fact]
    public async Task Files_that_cannot_be_read_fail_and_those_behind_them_come_in()
    {
        await using CustomerHub hub = await OpenAsync();
        List<StoredRun> runs = [];
        foreach ((string name, string text) in (ValueTuple<string, string>[])[("empty.csv", ""), ("header.csv", Header), ("broken.xlsx", "PK\u0003\u0004 no workbook"), ("broken.json", "{\"a\": [1, 2"), ("good.csv", Header + "1,王一,13900000001\n")])
            runs.Add(await hub.TakeTextAsync(name, text));
        await hub.Quiet();
        runs = [.. runs.Select(r => hub.Store.Runs.Find(r.Id)!)];
        Assert.All(runs, r => Assert.True(r.Ended is not null && (r.State == RunState.Finished || r.Message.Length > 0), $"{r.Name} {r.State} {r.Message}"));
        Assert.Equal(RunState.Finished, runs[^1].State);
        Assert.Equal(["1"], Keys(hub, "good"));
    }

    [Fact]
    public async Task A_file_that_is_gone_fails_and_those_behind_it_come_in()
    {
        await using CustomerHub hub = await OpenAsync();
        StoredRun first = await hub.TakeTextAsync("a.csv", Header + string.Concat(Enumerable.Range(0, 8_000).Select(i => $"{i},王一,13900000001\n")));
        StoredRun gone = await hub.TakeTextAsync("b.csv", Header + "1,王一,13900000001\n");
        Directory.Delete(Path.Combine(hub.Workspace.Uploads, FileRequest.Of(gone.Position).Upload), recursive: true);
        StoredRun last = await hub.TakeTextAsync("c.csv", Header + "1,王一,13900000001\n");
        await hub.Quiet();
        Assert.Equal((RunState.Finished, RunState.Failed, RunState.Finished), (hub.Store.Runs.Find(first.Id)!.State, hub.Store.Runs.Find(gone.Id)!.State, hub.Store.Runs.Find(last.Id)!.State));
    }

    [Fact]
    public async Task Two_files_of_one_source_at_once_give_what_they_give_one_after_the_other()
    {
        await using CustomerHub hub = await OpenAsync();
        string[] texts = [.. Enumerable.Range(0, 4).Select(f => Header + string.Concat(Enumerable.Range(f * 500, 1000).Select(i => $"{i},王{i},139{i:00000000}\n")))];
        await Task.WhenAll(texts.Select(text => hub.TakeTextAsync("m.csv", text)));
        await hub.Quiet();
        Assert.Equal(2500, Keys(hub, "m").Count);
        HubTruth.Holds(hub);
    }

    [Fact]
    public async Task Rejects_are_sent_again_mended_and_once()
    {
        await using CustomerHub hub = await OpenAsync();
        StoredRun first = await hub.TakeTextAsync("m.csv", Header + "1,王一,13900000001\n2,王二,13900000002,too,many\n3,王三,13900000003\n");
        await hub.Quiet();
        StoredReject reject = Assert.Single(hub.Store.Rejects.Of(first.Id));
        StoredRun again = await hub.TakeTextAsync("m.csv", Header + "2,王二,13900000002\n", resends: first.Id);
        await hub.Quiet();
        StoredRun third = await hub.TakeTextAsync("m.csv", Header + "2,王二,13900000002\n", resends: first.Id);
        await hub.Quiet();
        Assert.Equal(again.Id, hub.Store.Rejects.Find(reject.Id)!.ResentRun);
        Assert.Equal((RunState.Finished, 1L), (hub.Store.Runs.Find(third.Id)!.State, hub.Store.Runs.Find(third.Id)!.Counts.Unchanged));
        Assert.Equal(["1", "2", "3"], Keys(hub, "m"));
    }

    [Fact]
    public async Task Names_that_no_disk_takes_and_odd_texts_are_met()
    {
        await using CustomerHub hub = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => hub.TakeTextAsync(new string('客', 120) + ".csv", Header));
        await hub.TakeTextAsync("m.csv", Header + "1,王一,13900000001\n");
        await hub.Quiet();
        // Neither PostgreSQL nor UTF-8 takes these as they are; who sends something else at the same moment must not suffer for it.
        Task<IReadOnlyList<RecordReceipt>>[] sent =
        [
            .. ((string?[])["a\0b", "\ud800", " 1 ", new string('x', 5000), "'; drop table record; --"]).Select(key =>
                hub.Records.Put("m", [new SentRecord(key, new Dictionary<string, string> { ["会员号"] = key!, ["姓名"] = "王\0一\udc00" })], "anna")),
        ];
        Task<IReadOnlyList<RecordReceipt>> odd = hub.Records.Remove(hub.Store.Sources.Find("m")!, ["no\0such"], "bert"), good = hub.Records.Put("m", [new SentRecord("good", new Dictionary<string, string> { ["姓名"] = "王二" })], "carl");
        foreach (Task<IReadOnlyList<RecordReceipt>> task in sent)
            Assert.NotEqual(RecordFate.Missing, (await task)[0].Fate);
        await Task.WhenAny(odd);
        Assert.Equal(RecordFate.Added, (await good)[0].Fate);
        Assert.Equal(6, Keys(hub, "m").Count);
        HubTruth.Holds(hub);
    }

    async Task<CustomerHub> OpenAsync()
    {
        CustomerHub hub = await Place.OpenHubAsync();
        // So few rows do not tell which column is the key.
        foreach (string source in (string[])["m", "good"])
            await hub.Sources.Have(source, ["会员号", "姓名", "手机号"], "会员号");
        return hub;
    }

    static List<string> Keys(CustomerHub hub, string source)
    {
        List<string> keys = [];
        using (RecordCursor cursor = hub.Store.Records.Current(hub.Store.Sources.Find(source)!.Id))
            while (cursor.Read())
                keys.Add(cursor.Key.ToString());
        return [.. keys.Order(StringComparer.Ordinal)];
    }
}
