using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteRunTests : RunTests<SqlitePlace>;

public sealed class PostgreSqlRunTests : RunTests<PostgreSqlPlace>;

public abstract class RunTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static StoredRun Upload(string name, long? hash = null) => new() { Kind = RunKind.Ingest, Name = name, InputHash = hash, Started = Filling.Noon, By = "wang" };

    [Fact]
    public void A_run_is_taken_up_where_it_was_committed_last()
    {
        StoredRun half;
        using (Workspace workspace = Place.Open())
        {
            StoredRun run = workspace.Store.Write(t => t.Runs.Add(Upload("订单.csv", hash: -5)));
            half = run with { Position = "row 500", Counts = new RunCounts { Total = 1000, Read = 500, Added = 490, Replaced = 1, Unchanged = 2, Removed = 3, Rejected = 4 } };
            workspace.Store.Write(t => t.Runs.Update(half));
        }
        using Workspace again = Place.Open();
        Assert.Equal([half], again.Store.Runs.Unfinished());
        StoredRun ended = half with { State = RunState.Failed, Ended = Filling.Noon.AddMinutes(1), Message = "the file was cut short" };
        again.Store.Write(t => t.Runs.Update(ended));
        Assert.Empty(again.Store.Runs.Unfinished());
        Assert.Equal([ended], again.Store.Runs.OfInput(-5));
        Assert.Equal(ended, again.Store.Runs.Find(ended.Id));
    }

    [Fact]
    public void Runs_are_listed_the_last_first()
    {
        using Workspace workspace = Place.Open();
        workspace.Store.Write(t => Enumerable.Range(1, 5).Select(i => t.Runs.Add(Upload($"{i}") with { State = RunState.Waiting, Source = i })).ToArray());
        Page<StoredRun> page = workspace.Store.Runs.Page(limit: 2);
        Assert.Equal(["5", "4"], page.Items.Select(r => r.Name));
        Assert.Equal(["3", "2", "1"], workspace.Store.Runs.Page(page.Next!.Value).Items.Select(r => r.Name));
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => workspace.Store.Write(t => t.Runs.Update(Upload("x") with { Id = 77 }))).Fault);
    }

    [Fact]
    public void Rejects_are_downloaded_and_marked_as_sent_again_once()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        Reject[] rejects = [.. Enumerable.Range(1, 5).Select(i => new Reject("orders", i, i + 1, i == 1 ? "" : "手机", "found\0 3 fields; expected 4", "王,\0\"x"))];
        store.Write(t =>
        {
            t.Rejects.Add(run: 1, rejects);
            t.Rejects.Add(run: 2, rejects[..1]);
        });
        StoredReject[] kept = [.. store.Rejects.Of(run: 1)];
        Assert.Equal(5, kept.Length);
        Assert.Equal(new StoredReject(1, 1, 1, 2, "", "found\uFFFD 3 fields; expected 4", "王,\0\"x"), kept[0]);
        store.Write(t => t.Rejects.MarkResent([1, 2], run: 3));
        Assert.Equal(3, store.Rejects.Find(2)!.ResentRun);
        Assert.Equal([4, 5], store.Rejects.Page(run: 1, after: 3, limit: 2).Items.Select(r => r.Id));
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Rejects.MarkResent([3, 2], run: 4))).Fault);
        Assert.Null(store.Rejects.Find(3)!.ResentRun);
    }
}
