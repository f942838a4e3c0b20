using System.Diagnostics;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteFaultTests : FaultTests<SqlitePlace>
{
    protected override IDisposable FullDisk(Store store)
    {
        long pages = store.Writer.Number("pragma page_count")!.Value;
        store.Writer.Script($"pragma max_page_count = {pages + 3}");
        return new Afterwards(() => store.Writer.Script("pragma max_page_count = 1073741823"));
    }

    protected override IDisposable ReadOnly(Store store)
    {
        store.Writer.Script("pragma query_only = true");
        return new Afterwards(() => store.Writer.Script("pragma query_only = false"));
    }

    [Fact]
    public void A_database_that_another_program_writes_to_is_told_and_waited_for()
    {
        using Workspace workspace = Place.Open();
        StoredSource source = workspace.Store.AddSource();
        workspace.Store.Writer.Script("pragma busy_timeout = 50");
        using (var other = new SqliteConnection($"Data Source={Path.Combine(Place.Folder, "guiyi.db")};Pooling=false"))
        {
            other.Open();
            using SqliteTransaction theirs = other.BeginTransaction();
            Assert.Equal(StoreFault.InUse, Assert.Throws<StoreException>(workspace.Store.Begin).Fault);
            Assert.NotNull(workspace.Store.Sources.Find("orders"));
        }
        AddOne(workspace.Store, source, "later");
    }

    [Fact]
    public void A_damaged_file_is_told()
    {
        Directory.CreateDirectory(Place.Folder);
        File.WriteAllText(Path.Combine(Place.Folder, "guiyi.db"), new string('x', 8192));
        Assert.Equal(StoreFault.Damaged, Assert.Throws<StoreException>(Place.Open).Fault);
    }

    /// <summary>In a process without the superuser's rights, where the tests have them.</summary>
    [Fact]
    public void A_file_that_may_not_be_written_to_is_told()
    {
        if (OperatingSystem.IsWindows())
            return;
        Place.Open().Dispose();
        File.SetUnixFileMode(Path.Combine(Place.Folder, "guiyi.db"), UnixFileMode.UserRead);
        string[] without = Environment.IsPrivilegedProcess ? ["setpriv", "--inh-caps=-all", "--bounding-set=-all", "--"] : [];
        using Process feeder = Feeder.Start(Place, without);
        Assert.StartsWith("refused ReadOnly: ", feeder.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
    }
}

public sealed class PostgreSqlFaultTests : FaultTests<PostgreSqlPlace>
{
    /// <summary>The server says what it says when its disk is full.</summary>
    protected override IDisposable FullDisk(Store store)
    {
        Run("""
            create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
            create trigger full_disk before insert on record for each row when (new.content = 9) execute function full_disk();
            """);
        return new Afterwards(() => Run("drop trigger full_disk on record"));
    }

    protected override IDisposable ReadOnly(Store store)
    {
        store.Writer.Script("set default_transaction_read_only = on");
        return new Afterwards(() => store.Writer.Script("set default_transaction_read_only = off"));
    }

    [Fact]
    public void A_connection_that_is_lost_takes_its_transaction_with_it_and_the_next_one_connects_anew()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        using (Transaction transaction = store.Begin())
        {
            transaction.Records.Add([transaction.Record(source, "lost", 1, "x")]);
            Cut(store);
            Assert.Equal(StoreFault.Unreachable, Assert.Throws<StoreException>(() => transaction.Records.Add([transaction.Record(source, "lost too", 1, "x")])).Fault);
            Assert.Throws<InvalidOperationException>(transaction.Commit);
        }
        AddOne(store, source, "kept");
        Assert.Equal(["1/kept=1:x"], store.Records.Current().Texts());
        Assert.Equal(2, store.Version);
    }

    /// <summary>With the connection goes the lock that keeps others out.</summary>
    [Fact]
    public void A_change_that_is_refused_leaves_the_connection_open()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        object? backend = store.Writer.Number("select pg_backend_pid()::bigint");
        AddOne(store, source, "x");
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => AddOne(store, source, "x")).Fault);
        AddOne(store, source, "y");
        Assert.Equal(backend, store.Writer.Number("select pg_backend_pid()::bigint"));
    }

    [Fact]
    public void A_commit_whose_answer_is_lost_says_that_its_outcome_is_not_known()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        // The server ends the connection in the middle of the commit.
        Run("""
            create function cut() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger cut after insert on record deferrable initially deferred for each row when (new.key = 'lost') execute function cut();
            """);
        using (Transaction transaction = store.Begin())
        {
            transaction.Records.Add([transaction.Record(source, "lost", 1, "x")]);
            StoreException lost = Assert.Throws<StoreException>(transaction.Commit);
            Assert.Equal((StoreFault.Unreachable, true), (lost.Fault, lost.OutcomeUnknown));
        }
        AddOne(store, source, "kept");
        Assert.Equal(store.Version, store.Records.Find(new RecordAnchor(source.Id, "kept"))!.Held.Since);
    }

    [Fact]
    public void A_server_that_stops_and_starts_is_met_again_without_hands()
    {
        using var server = new PostgreSqlServer();
        using var folder = new TemporaryFolder();
        using Workspace workspace = Workspace.Open(folder["w"], server.NewSchema());
        StoredSource source = workspace.Store.AddSource();
        AddOne(workspace.Store, source, "before");
        server.Stop();
        Assert.Equal(StoreFault.Unreachable, Assert.Throws<StoreException>(() => AddOne(workspace.Store, source, "meanwhile")).Fault);
        Assert.Equal(StoreFault.Unreachable, Assert.Throws<StoreException>(() => AddOne(workspace.Store, source, "meanwhile")).Fault);
        Assert.Equal(StoreFault.Unreachable, Assert.Throws<StoreException>(() => workspace.Store.Sources.All()).Fault);
        server.Start();
        AddOne(workspace.Store, source, "after");
        Assert.Equal(["1/before=1:x", "1/after=1:x"], workspace.Store.Records.Current().Texts());
    }

    /// <summary>Ends the writer's connection from the server's side, and waits until it is gone.</summary>
    void Cut(Store store) => Assert.Equal(true, Run($"select pg_terminate_backend({store.Writer.Number("select pg_backend_pid()::bigint")}, 5000)"));

    object? Run(string sql)
    {
        using var connection = new NpgsqlConnection(Place.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}

public abstract class FaultTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    /// <summary>From now on records of content 9 find no room.</summary>
    protected abstract IDisposable FullDisk(Store store);

    /// <summary>From now on nothing can be written.</summary>
    protected abstract IDisposable ReadOnly(Store store);

    [Fact]
    public void A_full_disk_keeps_nothing_of_the_group_and_the_next_one_goes_through_when_there_is_room()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        AddOne(store, source, "before");
        using (FullDisk(store))
        {
            StoreException full = Assert.Throws<StoreException>(() => store.Write(t =>
            {
                t.Changes.Add([new() { Kind = "created" }]);
                t.Records.Add(Enumerable.Range(0, 1000).Select(i => t.Record(source, $"k{i}", 9, new string('x', 500))));
            }));
            Assert.Equal(StoreFault.Full, full.Fault);
            Assert.False(full.OutcomeUnknown);
            Assert.Equal(["1/before=1:x"], store.Records.Current().Texts());
            Assert.Equal(0, store.Changes.Last());
        }
        AddOne(store, source, "after");
        Assert.Equal(["1/before=1:x", "1/after=1:x"], store.Records.Current().Texts());
        Assert.Equal(3, store.Version);
    }

    [Fact]
    public void A_store_that_takes_no_writes_says_so_and_can_be_read()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        using (ReadOnly(store))
            Assert.Equal(StoreFault.ReadOnly, Assert.Throws<StoreException>(() => AddOne(store, source, "x")).Fault);
        Assert.Empty(store.Records.Current().Texts());
        AddOne(store, source, "x");
    }

    [Fact]
    public void What_is_not_committed_is_not_there()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        using (Transaction transaction = store.Begin())
        {
            transaction.Records.Add([transaction.Record(source, "x", 1, "x")]);
            Assert.Throws<InvalidOperationException>(store.Begin);
            Assert.Empty(store.Records.Current().Texts());
        }
        Assert.Equal(1, store.Version);
        AddOne(store, source, "y");
        Assert.Equal(["1/y=1:x"], store.Records.Current().Texts());
        Assert.Equal(1, store.Records.Find(new RecordAnchor(source.Id, "y"))!.Id.Serial);
    }

    [Fact]
    public void A_transaction_in_which_a_change_failed_cannot_be_committed()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        using Transaction transaction = store.Begin();
        transaction.Records.Add([transaction.Record(source, "x", 1, "x")]);
        Assert.Throws<FormatException>(() => transaction.Records.Add(Broken(transaction, source)));
        Assert.Throws<InvalidOperationException>(transaction.Commit);
        transaction.Dispose();
        Assert.Throws<InvalidOperationException>(transaction.Commit);
        Assert.Empty(store.Records.Current().Texts());
        AddOne(store, source, "x");
    }

    /// <summary>A reader sees one moment, however long it takes.</summary>
    [Fact]
    public void Readers_see_the_last_commit_while_the_writer_writes()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        for (int i = 0; i < 3; i++)
            AddOne(store, source, $"k{i}");
        using RecordCursor reader = store.Records.Current();
        Assert.True(reader.Read());
        var clock = Stopwatch.StartNew();
        for (int i = 3; i < 200; i++)
            AddOne(store, source, $"k{i}");
        int more = 0;
        while (reader.Read())
            more++;
        Assert.Equal(2, more);
        Assert.Equal(200, store.Records.Current().Texts().Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }

    protected static void AddOne(Store store, StoredSource source, string key) => store.Write(t => t.Records.Add([t.Record(source, key, 1, "x")]));

    static IEnumerable<ReceivedRecord> Broken(Transaction transaction, StoredSource source)
    {
        yield return transaction.Record(source, "y", 1, "y");
        throw new FormatException("the row could not be read");
    }

    protected sealed class Afterwards(Action act) : IDisposable
    {
        public void Dispose() => act();
    }
}
