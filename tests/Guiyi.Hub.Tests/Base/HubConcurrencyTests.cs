using System.Collections.Concurrent;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Hub.Tests.Base.Stories;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Merge;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteHubConcurrencyTests : HubConcurrencyTests<SqlitePlace>;

public sealed class PostgreSqlHubConcurrencyTests : HubConcurrencyTests<PostgreSqlPlace>;

/// <summary>Many people at once at the same customers.</summary>
public abstract class HubConcurrencyTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    const int Clients = 16, Customers = 24;

    [Fact]
    public Task Sixteen_clients_lose_no_update() => Work(steps: 25);

    [Fact]
    [Trait("Category", "Long")]
    public Task Sixteen_clients_lose_no_update_in_a_long_while() => Work(steps: 400);

    async Task Work(int steps)
    {
        await using CustomerHub hub = await Place.OpenHubAsync(new HubOptions { FitsByItself = false });
        await hub.Sources.Have("members", ["会员号", "姓名", "手机号"], "会员号");
        await hub.Records.Put("members", [.. Enumerable.Range(0, Customers).Select(i => Member(i, 0))], "anna");
        await hub.Fits.Renew(null, "anna", "");
        using var done = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 2).Select(reader => Task.Run(() => Read(hub, new Random(reader), done.Token)))];
        var said = new ConcurrentDictionary<long, bool>();
        Task fits = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await hub.Fits.Renew(null, "anna", "meanwhile");
                await Task.Delay(50);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => Client(hub, client, steps, said)))).WaitAsync(TimeSpan.FromSeconds(60 + steps));
        await done.CancelAsync();
        await Task.WhenAll([.. readers, fits]).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(said.Where(j => j.Value).Select(j => j.Key).Order(), hub.Store.Judgments.Held().Select(j => j.Id).Order());
        HubTruth.Holds(hub);
        Assert.Equal(StraightBase.Of(hub, new Random(1)), StraightBase.OfHub(hub));
    }

    static SentRecord Member(int i, int version) =>
        new($"m{i}", new Dictionary<string, string> { ["会员号"] = $"m{i}", ["姓名"] = "王李张刘陈杨"[(i + version) % 6] + "建国", ["手机号"] = $"139{(i + version) % 20:00000000}" });

    static async Task Client(CustomerHub hub, int client, int steps, ConcurrentDictionary<long, bool> said)
    {
        var dice = new Random(client);
        List<long> runs = [];
        for (int step = 0; step < steps; step++)
        {
            try
            {
                switch (dice.Next(6))
                {
                    case 0 or 1:
                        CustomerNo[] some = [Someone(hub, dice), Someone(hub, dice)];
                        Dictionary<CustomerNo, long> seen = some.Distinct().ToDictionary(c => c, hub.LastChange);
                        await Say(hub.Judgments.Merging(some, $"c{client}", "") with { Seen = seen });
                        break;
                    case 2:
                        CustomerNo one = Someone(hub, dice);
                        long last = hub.LastChange(one);
                        IReadOnlyList<RecordAnchor> records = hub.Judgments.Anchors(one);
                        await Say(hub.Judgments.Unmerging(one, [records[0]], $"c{client}", "") with { Seen = new Dictionary<CustomerNo, long> { [one] = last } });
                        break;
                    case 3 when runs.Count > 0:
                        await Say(hub.Judgments.Undoing(runs[dice.Next(runs.Count)], $"c{client}", ""));
                        break;
                    case 4:
                        await hub.Records.Remove(hub.Store.Sources.Find("members")!, [$"m{dice.Next(Customers)}"], $"c{client}");
                        break;
                    default:
                        await hub.Records.Put("members", [Member(dice.Next(Customers), dice.Next(3)), Member(dice.Next(Customers), dice.Next(3))], $"c{client}");
                        break;
                }
            }
            catch (JudgmentConflictException)
            {
                // Somebody was faster.
            }
        }

        async Task Say(JudgmentRequest request)
        {
            JudgmentReceipt receipt = await hub.Judgments.Say(request);
            foreach (long judgment in receipt.Judgments)
                Assert.True(said.TryAdd(judgment, true));
            foreach (long undone in request.Undone)
                Assert.True(said.TryUpdate(undone, false, true), "undone twice");
            runs.Add(receipt.Run);
        }
    }

    static CustomerNo Someone(CustomerHub hub, Random dice)
    {
        IReadOnlyList<string> ids = hub.Loaded!.Live.Ids(EntityKind.Person);
        return ids.Count == 0 ? throw new JudgmentConflictException("nobody is there", JudgmentConflict.NotThere) : CustomerNo.Of(ids[dice.Next(ids.Count)])!.Value;
    }

    /// <summary>Whoever is found has records, and each of them is known.</summary>
    static void Read(CustomerHub hub, Random dice, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            LoadedBase loaded = hub.Loaded!;
            foreach (string id in loaded.Live.Ids(EntityKind.Person))
            {
                IReadOnlyList<int> numbers = loaded.Live.Records(EntityKind.Person, id);
                RecordId[] ids = [.. numbers.Select(loaded.Records.Id)];
                Assert.Equal(ids.Length, hub.Store.Records.Find(ids).Count);
                if (numbers.Count > 0)
                    loaded.Live.Golden(EntityKind.Person, id);
                hub.LastChange(CustomerNo.Of(id)!.Value);
            }
            foreach (var customer in hub.Store.Customers.Members().GroupBy(m => m.Customer))
                Assert.NotEmpty(customer);
            try
            {
                hub.Judgments.Anchors(Someone(hub, dice));
            }
            catch (JudgmentConflictException gone)
            {
                Assert.Equal(JudgmentConflict.NotThere, gone.Kind);
            }
        }
    }
}
