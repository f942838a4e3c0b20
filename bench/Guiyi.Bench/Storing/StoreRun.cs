using System.Diagnostics;
using System.Globalization;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Bench.Storing;

/// <summary>One store from its first record on.</summary>
static class StoreRun
{
    /// <summary>Records in a commit.</summary>
    public static readonly int[] GroupSizes = [1, 10, 100, 1000];

    const int Found = 5000;
    static readonly TimeSpan EachSize = TimeSpan.FromSeconds(2);

    public static string[] Measure(Workspace workspace, StoredRows rows)
    {
        Store store = workspace.Store;
        int source = 0;
        Do(store, t => source = t.Sources.Add("people", rows.Columns).Id);
        var ids = new RecordId[rows.Count];
        double load = Do(store, t => t.Records.Add(Enumerable.Range(0, rows.Count).Select(i => Record(t, source, $"p{i}", rows[i], ids, i))));
        string[] outcome = Outcome(store, ids);
        double records = Seconds(() => Read(store));
        double members = Seconds(() =>
        {
            if (store.Customers.Members().Count() != rows.Count)
                throw new BenchException("found another number of memberships than of records.");
        });
        double find = Seconds(() =>
        {
            for (int i = 0; i < Found; i++)
                if (store.Records.Find(new RecordAnchor(source, $"p{(int)((long)i * 7919 % rows.Count)}")) is null)
                    throw new BenchException("found no record of a key that was added.");
        });
        string[] groups = [.. GroupSizes.Select((size, n) => Figure.Count((long)Groups(store, source, rows, size, n)))];
        return [Figure.Count((long)(rows.Count / load)), .. outcome, Figure.Seconds(records), Figure.Seconds(members), Figure.Seconds(find * 1e6 / Found), .. groups, Size(workspace)];
    }

    static ReceivedRecord Record(Transaction transaction, int source, string key, ReadOnlyMemory<byte> fields, RecordId[] ids, int place) =>
        new(ids[place] = transaction.Records.NewId(source), key, (ulong)key.GetHashCode(StringComparison.Ordinal), fields, Run: 1, Row: place + 1);

    /// <summary>Seconds for customers, memberships, codes and classes.</summary>
    static string[] Outcome(Store store, RecordId[] ids)
    {
        CustomerNo No(RecordId id) => new(EntityKind.Person, (ulong)id.Value * 0x9E3779B97F4A7C15 >> 4);
        return
        [
            .. new Action<Transaction>[]
            {
                t => t.Customers.Add(ids.Select(id => (No(id), id)), run: 1),
                t => t.Customers.Join(ids.Select(id => new Membership(No(id), id))),
                t => t.Codes.Issue(ids.Select((id, i) => (string.Create(CultureInfo.InvariantCulture, $"A{i % 9}-{i:000000}"), No(id), (string?)$"A{i % 9}-")), run: 1),
                t => t.Classes.Add(ids.Select(id => (No(id), """{"region":"A","behaviour":"1"}""", """{"region":"city","behaviour":"orders >= 1"}""")), run: 1),
            }.Select(part => Figure.Seconds(Do(store, part))),
        ];
    }

    static void Read(Store store)
    {
        using RecordCursor cursor = store.Records.Current();
        while (cursor.Read())
            if (cursor.Fields.Count == 0)
                throw new BenchException("found a record without fields.");
    }

    /// <summary>Records per second in commits of a size.</summary>
    static double Groups(Store store, int source, StoredRows rows, int size, int n)
    {
        var watch = Stopwatch.StartNew();
        int groups = 0;
        var ids = new RecordId[size];
        while (watch.Elapsed < EachSize)
        {
            Do(store, t =>
            {
                t.Records.Add(Enumerable.Range(0, size).Select(i => Record(t, source, $"g{n}-{groups}-{i}", rows[(groups * size + i) % rows.Count], ids, i)));
                t.Customers.Join(ids.Select(id => new Membership(new CustomerNo(EntityKind.Person, (ulong)id.Value % 1000), id)));
                t.Changes.Add(ids.Select(id => new StoredChange { Kind = "changed", Customer = new CustomerNo(EntityKind.Person, (ulong)id.Value % 1000) }));
            });
            groups++;
        }
        return groups * size / watch.Elapsed.TotalSeconds;
    }

    static double Do(Store store, Action<Transaction> change) => Seconds(() =>
    {
        using Transaction transaction = store.Begin();
        change(transaction);
        transaction.Commit();
    });

    static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    static string Size(Workspace workspace)
    {
        string file = Path.Combine(workspace.Folder, "guiyi.db");
        return File.Exists(file) ? Figure.Count(new FileInfo(file).Length / 1_000_000) : "";
    }
}
