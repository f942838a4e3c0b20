using System.Diagnostics;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Model;

namespace Guiyi.Bench.Hubbing;

/// <summary>One hub from its first record on.</summary>
sealed class HubRun(string folder, string? connection, string file, IReadOnlyList<HeldRow> held)
{
    static readonly int[] Portions = [1, 100, 1000];

    static readonly TimeSpan Each = TimeSpan.FromSeconds(8);

    const int Single = 2000, Pages = 3000, Searches = 1000, Senders = 4;

    readonly List<(string, string)> figures = [];
    int next;

    public async Task<IReadOnlyList<(string Measure, string Figure)>> Measure()
    {
        await Load();
        var watch = Stopwatch.StartNew();
        await using CustomerHub again = await Open();
        Note("start from the disk, s", Figure.Seconds(watch.Elapsed.TotalSeconds));
        Note("memory after a start, MB", Memory());
        await One(again);
        foreach (int portion in Portions)
            await Ingest(again, portion);
        Page(again);
        Find(again);
        Note("memory at the end, MB", Memory());
        return figures;
    }

    async Task<CustomerHub> Open()
    {
        CustomerHub hub = CustomerHub.Open(Workspace.Open(folder, connection), new HubOptions { FitsByItself = false });
        await hub.Ready;
        return hub;
    }

    void Note(string measure, string figure)
    {
        Console.Error.WriteLine($"  {measure}: {figure}");
        figures.Add((measure, figure));
    }

    async Task Load()
    {
        await using CustomerHub hub = await Open();
        var watch = Stopwatch.StartNew();
        await using (FileStream stream = File.OpenRead(file))
            await hub.Files.Take(stream, new FileRequest("", "people.csv"), "bench");
        while (hub.Store.Runs.Unfinished().Count > 0)
            await Task.Delay(20);
        Note("first load: records on the disk, s", Figure.Seconds(watch.Elapsed.TotalSeconds));
        await hub.Fits.Renew(null, "bench", "first load");
        Note("first load: customers on the disk, s", Figure.Seconds(watch.Elapsed.TotalSeconds));
        Note("customers", Figure.Count(hub.Customers.Count(EntityKind.Person)));
        Note("memory after the load, MB", Memory());
    }

    static string Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return $"{Figure.Count(process.WorkingSet64 / 1_000_000)} (peak {Figure.Count(process.PeakWorkingSet64 / 1_000_000)})";
    }

    SentRecord Next()
    {
        int row = Interlocked.Increment(ref next) - 1;
        return new SentRecord($"new-{row}", held[row % held.Count].Fields);
    }

    async Task One(CustomerHub hub)
    {
        List<double> times = [];
        for (int i = 0; i < Single; i++)
        {
            SentRecord record = Next();
            var watch = Stopwatch.StartNew();
            await hub.Records.Put("people", [record], "bench");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Note("one record resolved and on the disk, ms p50 / p99", Percentiles(times));
    }

    async Task Ingest(CustomerHub hub, int portion)
    {
        var watch = Stopwatch.StartNew();
        int sent = 0;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < Each)
            {
                await hub.Records.Put("people", [.. Enumerable.Range(0, portion).Select(_ => Next())], "bench");
                Interlocked.Add(ref sent, portion);
            }
        })));
        Note($"ingest and resolution, portions of {portion}, records/s", Figure.Count((long)(sent / watch.Elapsed.TotalSeconds)));
    }

    void Page(CustomerHub hub)
    {
        string[] ids = [.. hub.Customers.List(EntityKind.Person, null, new Dictionary<string, string>(), null, Pages).Select(l => l.Id)];
        Note("a customer's page, ms p50 / p99", Percentiles([.. ids.Select(id => Milliseconds(() => hub.Customers.Find(CustomerNo.Of(id)!.Value)))]));
    }

    void Find(CustomerHub hub)
    {
        var random = new Random(7);
        List<double> times = [];
        for (int i = 0; i < Searches; i++)
        {
            IReadOnlyDictionary<string, string> fields = held[random.Next(held.Count)].Fields;
            char[] name = $"{fields.GetValueOrDefault("first_name")} {fields.GetValueOrDefault("surname")}".ToCharArray();
            name[random.Next(name.Length)] = (char)('a' + random.Next(26));
            times.Add(Milliseconds(() => hub.Find.Find(new string(name), 10)));
        }
        Note("a name with a typo, ms p50 / p99", Percentiles(times));
    }

    static double Milliseconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    static string Percentiles(List<double> times)
    {
        times.Sort();
        return FormattableString.Invariant($"{times[times.Count / 2]:0.00} / {times[times.Count * 99 / 100]:0.00}");
    }
}
