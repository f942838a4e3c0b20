using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteFileRunTests : FileRunTests<SqlitePlace>;

public sealed class PostgreSqlFileRunTests : FileRunTests<PostgreSqlPlace>;

/// <summary>Runs that take files in: stopped, failed, taken up again.</summary>
public abstract class FileRunTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public async Task What_comes_behind_a_portion_that_was_lost_is_not_kept_so_that_no_row_is_passed_over()
    {
        await using CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        StoredSource source = await hub.Sources.Have("members", ["姓名"]);
        StoredRun run = await hub.Write(t => t.Runs.Add(new StoredRun { Kind = RunKind.Ingest, Name = "members.csv", By = "anna", Started = t.At, Position = "0" }));
        var portions = new Portions();
        var lost = new RecordJob(hub, source, run.Id, [new RecordChange("a", ["甲"], 1), new RecordChange("a", ["乙"], 2)]) { Position = "1", Portions = portions };
        var behind = new RecordJob(hub, source, run.Id, [new RecordChange("b", ["丙"], 3)]) { Position = "2", Portions = portions };
        var last = new RecordJob(hub, source, run.Id, [new RecordChange("c", ["丁"], 4)]) { Position = "3", Portions = portions };
        foreach (RecordJob job in (RecordJob[])[lost, behind, last])
            await hub.Enqueue(job, CancellationToken.None);
        foreach (RecordJob job in (RecordJob[])[lost, behind, last])
            await Assert.ThrowsAnyAsync<Exception>(() => job.Done);
        Assert.Equal("0", hub.Store.Runs.Find(run.Id)!.Position);
        Assert.Equal(0, hub.Store.Records.Count(source.Id));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_fails_its_run_and_the_next_one_is_taken_in()
    {
        await using CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        IReadOnlyList<StoredRun> runs = [await Take(hub, "broken.xlsx", "PK\x03\x04 no workbook"), await Take(hub, "whole.csv", "编号,姓名\n1,王芳\n")];
        await hub.Quiet();
        StoredRun broken = hub.Store.Runs.Find(runs[0].Id)!;
        Assert.Equal(RunState.Failed, broken.State);
        Assert.StartsWith("broken.xlsx: found ", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Workspace.Folder, broken.Message, StringComparison.Ordinal);
        Assert.Equal((RunState.Finished, 1L), (hub.Store.Runs.Find(runs[1].Id)!.State, hub.Store.Runs.Find(runs[1].Id)!.Counts.Added));
        Assert.Equal(RunState.Waiting, (await hub.Files.Resume(broken.Id))!.State);
        await hub.Quiet();
        Assert.Equal(RunState.Failed, hub.Store.Runs.Find(broken.Id)!.State);
        Assert.Null(await hub.Files.Resume(runs[1].Id));
        Assert.Null(await hub.Files.Stop(runs[1].Id, "anna"));
    }

    [Fact]
    public async Task A_mapping_makes_a_fit_due_also_after_a_restart_and_none_again_lets_it_be_inferred()
    {
        await using (CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false }))
        {
            await Take(hub, "members.csv", "编号,姓名,手机号\n1,王芳,13900001111\n2,李雷,13900002222\n");
            await hub.Quiet();
            await hub.Fits.Renew(null, "anna", "first");
            Assert.False(hub.Fits.IsDue);
            StoredSource source = hub.Store.Sources.Find("members")!;
            await hub.Sources.Map(source, new SourceMapping { Source = "members", Fields = [new FieldMapping { Columns = ["姓名"], Target = FieldTarget.Nickname }] }, "anna", "");
            Assert.True(hub.Fits.IsDue);
        }
        await using CustomerHub again = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        StoredSource members = again.Store.Sources.Find("members")!;
        Assert.True(again.Fits.IsDue);
        await again.Fits.Renew(null, "anna", "mapped");
        Assert.False(again.Fits.IsDue);
        Assert.Equal(FieldTarget.Nickname, Assert.Single(again.Sources.Mapping(members)!.Fields, f => f.Target != FieldTarget.Ignore).Target);
        await again.Sources.Map(members, null, "anna", "");
        await again.Fits.Renew(null, "anna", "inferred");
        Assert.Contains(again.Sources.Mapping(members)!.Fields, f => f.Target == FieldTarget.PersonName);
    }

    static async Task<StoredRun> Take(CustomerHub hub, string name, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return await hub.Files.Take(content, new FileRequest("", name), "anna");
    }
}
