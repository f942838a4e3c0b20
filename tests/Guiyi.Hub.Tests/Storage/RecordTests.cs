using FsCheck;
using FsCheck.Fluent;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteRecordTests : RecordTests<SqlitePlace>;

public sealed class PostgreSqlRecordTests : RecordTests<PostgreSqlPlace>;

public abstract class RecordTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public void What_was_received_is_there_after_opening_again()
    {
        using (Workspace workspace = Place.Open())
        {
            StoredSource source = workspace.Store.AddSource("orders", "姓名", "手机");
            workspace.Store.Write(t => t.Records.Add([t.Record(source, "A1", 0xFEDC_BA98_7654_3210, "王建国", "+86 139"), t.Record(source, "A2", 7, "", "\0\uD800\n\"\\")]));
        }
        using Workspace again = Place.Open();
        StoredSource kept = again.Store.Sources.Find("orders")!;
        Assert.Equal(["姓名", "手机"], kept.Columns);
        StoredRecord first = again.Store.Records.Find(new RecordAnchor(kept.Id, "A1"))!;
        Assert.Equal((0xFEDC_BA98_7654_3210, 2L, 3L, 1L, null as long?), (first.Content, first.Row, first.Line, first.ReceivedRun, first.SupersededRun));
        Assert.Equal(["王建国", "+86 139"], first.Fields);
        Assert.Equal(["", "\0\uD800\n\"\\"], again.Store.Records.Find(new RecordAnchor(kept.Id, "A2"))!.Fields);
        Assert.Equal(2, again.Store.Version);
    }

    [Fact]
    public void Current_records_are_looked_up_by_many_keys_each_once_and_of_their_source_alone()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource(), other = store.AddSource("members");
        store.Write(t => t.Records.Add(Enumerable.Range(0, 1500).Select(i => t.Record(source, $"k{i}", ulong.MaxValue - (ulong)i, "x"))));
        store.Write(t => t.Records.Add([t.Record(other, "k1", 1, "x")]));
        store.Write(t => t.Records.Supersede([store.Records.Find(new RecordAnchor(source.Id, "k2"))!.Id], run: 1));
        IReadOnlyList<RecordHead> heads = store.Records.Heads(source.Id, Enumerable.Range(0, 1300).Select(i => $"k{i}").Append("k1").Append("").Append("missing"));
        Assert.Equal(Enumerable.Range(0, 1300).Where(i => i != 2).Select(i => ($"k{i}", ulong.MaxValue - (ulong)i)).Order(), heads.Select(h => (h.Key, h.Content)).Order());
        Assert.All(heads, h => Assert.Equal(source.Id, h.Id.Source));
    }

    [Fact]
    public void A_changed_record_keeps_its_earlier_versions_and_a_deleted_one_is_no_longer_current()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        var anchor = new RecordAnchor(source.Id, "A1");
        ReceivedRecord first = store.Write(t => Add(t, t.Record(source, "A1", 1, "old")));
        ReceivedRecord second = store.Write(t =>
        {
            t.Records.Supersede([first.Id], run: 5);
            return Add(t, t.Record(source, "A1", 2, "new"));
        });
        Assert.Equal("new", Assert.Single(store.Records.Find(anchor)!.Fields));
        store.Write(t => t.Records.Supersede([second.Id], run: 6));
        Assert.Null(store.Records.Find(anchor));
        IReadOnlyList<StoredRecord> versions = store.Records.Versions(anchor);
        Assert.Equal(["old", "new"], versions.Select(v => v.Fields[0]));
        Assert.Equal([5, 6], versions.Select(v => v.SupersededRun));
        Assert.Equal([new Holding(2, 3), new Holding(3, 4)], versions.Select(v => v.Held));
        Assert.Equal("old", store.Records.Find(first.Id)!.Fields[0]);
    }

    [Fact]
    public void A_key_has_one_current_record()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        store.Write(t => t.Records.Add([t.Record(source, "A1", 1, "x")]));
        StoreException again = Assert.Throws<StoreException>(() => store.Write(t => t.Records.Add([t.Record(source, "A2", 1, "y"), t.Record(source, "A1", 1, "x")])));
        Assert.Equal(StoreFault.Conflict, again.Fault);
        Assert.Single(store.Records.Current().Texts());
        StoreException gone = Assert.Throws<StoreException>(() => store.Write(t => t.Records.Supersede([new RecordId(source.Id, 99)], 1)));
        Assert.Equal(StoreFault.Conflict, gone.Fault);
    }

    [Fact]
    public void Records_are_read_by_source_and_then_in_the_order_they_came()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource orders = store.AddSource("orders"), members = store.AddSource("members");
        store.Write(t => t.Records.Add([t.Record(members, "m1", 1, "a"), t.Record(orders, "o2", 2, "b"), t.Record(members, "m0", 3, "c"), t.Record(orders, "o1", 4, "d")]));
        Assert.Equal(["1/o2=2:b", "1/o1=4:d", "2/m1=1:a", "2/m0=3:c"], store.Records.Current().Texts());
        Assert.Equal(["2/m1=1:a", "2/m0=3:c"], store.Records.Current(members.Id).Texts());
    }

    [Fact]
    public void Many_records_are_found_by_their_ids()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        ReceivedRecord[] records = store.Write(t =>
        {
            ReceivedRecord[] all = [.. Enumerable.Range(0, 1100).Select(i => t.Record(source, $"k{i}", (ulong)i, $"{i}"))];
            t.Records.Add(all);
            return all;
        });
        Assert.Equal(records.Select(r => r.Key), store.Records.Find(records.Select(r => r.Id)).OrderBy(r => r.Id).Select(r => r.Anchor.Key));
        Assert.Equal(["k3", "k5"], store.Records.Find([records[5].Id, new RecordId(source.Id, 9999), records[3].Id]).Select(r => r.Anchor.Key).Order());
        Assert.Empty(store.Records.Find([]));
    }

    [Fact]
    public void Pages_go_through_a_source_without_gaps()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource("orders"), other = store.AddSource("members");
        store.Write(t => t.Records.Add(Enumerable.Range(0, 25).Select(i => t.Record(i % 5 == 4 ? other : source, $"k{i}", (ulong)i, "x")).ToArray()));
        var keys = new List<string>();
        for (long? after = 0; after is { } key;)
        {
            Page<StoredRecord> page = store.Records.Page(source.Id, key, limit: 7);
            Assert.InRange(page.Items.Count, 1, 7);
            keys.AddRange(page.Items.Select(r => r.Anchor.Key));
            after = page.Next;
        }
        Assert.Equal(Enumerable.Range(0, 25).Where(i => i % 5 != 4).Select(i => $"k{i}"), keys);
    }

    [Fact]
    public void A_source_gets_more_columns_and_another_mapping()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredSource source = store.AddSource("orders", "a");
        store.Write(t => t.Sources.Map(source.Id, "first", Filling.By("li")));
        store.Write(t => t.Sources.AddColumns(source, ["b", "c"]));
        store.Write(t => t.Sources.Map(source.Id, "second", Filling.By("li")));
        Assert.Equal(["a", "b", "c"], store.Sources.Find(source.Id)!.Columns);
        Assert.Equal("second", store.Sources.Mapping(source.Id)!.Settings);
        Assert.Equal("first", store.Sources.Mapping(source.Id, version: 3)!.Settings);
        Assert.Null(store.Sources.Mapping(source.Id, version: 1));
        Assert.Equal(Filling.By("li"), store.Sources.Mappings(source.Id)[0].Made);
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.AddSource("orders")).Fault);
    }

    /// <summary>Any history: the base of each version can be read as it was then, also after opening again.</summary>
    [Fact]
    public void Every_version_of_the_base_can_be_read_as_it_was()
    {
        Gen<(int Key, int Content)[][]> histories = Gen.Choose(0, 6).SelectMany(k => Gen.Choose(-1, 3).Select(c => (k, c))).ArrayOf().ArrayOf();
        Prop.ForAll(histories.ToArbitrary(), groups =>
        {
            using var place = new TPlace();
            var moments = new List<string[]>();
            using (Workspace workspace = place.Open())
            {
                StoredSource source = workspace.Store.AddSource();
                moments.AddRange([[], []]);
                var current = new SortedDictionary<int, (RecordId Id, int Content)>();
                foreach ((int, int)[] group in groups)
                {
                    workspace.Store.Write(t => Apply(t, source, current, group));
                    moments.Add([.. current.OrderBy(c => c.Value.Id).Select(c => $"1/{c.Key}={c.Value.Content}:{c.Value.Content}")]);
                }
            }
            using Workspace again = place.Open();
            Assert.Equal(moments.Count - 1, again.Store.Version);
            for (int version = 0; version < moments.Count; version++)
                Assert.Equal(moments[version], again.Store.Records.At(version).Texts());
            Assert.Equal(moments[^1], again.Store.Records.Current().Texts());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    /// <summary>Adds, replaces, or (content -1) deletes; keys named twice in a group count once.</summary>
    static void Apply(Transaction transaction, StoredSource source, SortedDictionary<int, (RecordId Id, int Content)> current, (int Key, int Content)[] group)
    {
        (int Key, int Content)[] changes = [.. group.DistinctBy(g => g.Key).Where(g => g.Content >= 0 || current.ContainsKey(g.Key))];
        transaction.Records.Supersede([.. changes.Where(c => current.ContainsKey(c.Key)).Select(c => current[c.Key].Id)], run: 2);
        ReceivedRecord[] added = [.. changes.Where(c => c.Content >= 0).Select(c => transaction.Record(source, $"{c.Key}", (ulong)c.Content, $"{c.Content}"))];
        transaction.Records.Add(added);
        foreach ((int key, _) in changes)
            current.Remove(key);
        foreach (ReceivedRecord record in added)
            current[int.Parse(record.Key, null)] = (record.Id, (int)record.Content);
    }

    static ReceivedRecord Add(Transaction transaction, ReceivedRecord record)
    {
        transaction.Records.Add([record]);
        return record;
    }
}
