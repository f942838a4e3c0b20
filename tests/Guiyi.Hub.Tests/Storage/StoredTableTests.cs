using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Tests.Runs;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteStoredTableTests : StoredTableTests<SqlitePlace>;

public sealed class PostgreSqlStoredTableTests : StoredTableTests<PostgreSqlPlace>;

public abstract class StoredTableTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    static readonly UnifyOptions Options = new() { AsOf = new DateTime(2026, 1, 1) };

    [Fact]
    public void A_run_over_stored_records_gives_what_a_run_over_the_files_gives()
    {
        using var folder = new TemporaryFolder();
        IRawTable[] files = [.. SmallChannels.Write(folder).SelectMany(f => SourceFile.Open(f))];
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource[] sources = store.Write(t => files.Select(f => t.Sources.Add(f.Source, f.Columns)).ToArray());
        long version = store.Write(t =>
        {
            foreach ((IRawTable file, StoredSource source) in files.Zip(sources))
                t.Records.Add(Received(t, source, file));
            return t.Version;
        });
        // What comes later is not in that version.
        store.Write(t => t.Records.Add([t.Record(sources[0], "later", 1, "x", "王建国")]));

        StoredTable[] stored = [.. sources.Select(s => new StoredTable(store, s, version))];
        UnifyResult expected = Pipeline.Unify(files, Options), found = Pipeline.Unify(stored, Options);
        Assert.Equal(expected.Table.Count, found.Table.Count);
        Assert.Equal(Ids(expected), Ids(found));
        Assert.Equal(found.Table.Count, stored.Sum(s => s.Ids.Count));
        Assert.Equal(2, stored[0].Ids[1].Serial);
    }

    static string[] Ids(UnifyResult result) => [.. Enumerable.Range(0, result.Persons.Customers.Count).Select(c => $"{result.Persons.Customers.Id(c)}").Order(StringComparer.Ordinal)];

    static IEnumerable<ReceivedRecord> Received(Transaction transaction, StoredSource source, IRawTable file)
    {
        var fields = new FieldsWriter();
        using IRawRows rows = file.Open();
        while (rows.Read())
        {
            if (rows.Reject is not null)
                continue;
            fields.Clear();
            for (int column = 0; column < file.Columns.Count; column++)
                fields.Add(rows[column]);
            yield return new ReceivedRecord(transaction.Records.NewId(source.Id), $"{rows.Row}", (ulong)rows.Row, fields.Written, Run: 1, rows.Row, rows.Line);
        }
    }
}
