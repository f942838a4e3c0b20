using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Guiyi.Bench.Hubbing;

/// <summary>One hub from its first record on, over HTTP.</summary>
sealed class HubRun(string folder, string? connection, string file, IReadOnlyList<HeldRow> held)
{
    static readonly int[] Portions = [1, 100, 1000];

    static readonly TimeSpan Each = TimeSpan.FromSeconds(8);

    const int Single = 2000, Searches = 1000, Senders = 4, PagesPerSecond = 300;

    readonly List<(string, string)> figures = [];
    int next;

    public async Task<IReadOnlyList<(string Measure, string Figure)>> Measure()
    {
        using (ServedHub hub = await ServedHub.Start(folder, connection))
            await Load(hub);
        var watch = Stopwatch.StartNew();
        using ServedHub again = await ServedHub.Start(folder, connection);
        Note("start from the disk, s", Figure.Seconds(watch.Elapsed.TotalSeconds));
        Note("memory after a start, MB", again.Memory());
        string[] ids = await Ids(again);
        await Pages(again, ids, warm: true);
        await Pages(again, ids, warm: false);
        await Find(again);
        await One(again);
        foreach (int portion in Portions)
            await Ingest(again, portion);
        Note("memory at the end, MB", again.Memory());
        Plain();
        return figures;
    }

    void Note(string measure, string figure)
    {
        Console.Error.WriteLine($"  {measure}: {figure}");
        figures.Add((measure, figure));
    }

    async Task Load(ServedHub hub)
    {
        var watch = Stopwatch.StartNew();
        await using (FileStream stream = File.OpenRead(file))
            await hub.Json(await hub.Http.PostAsync("api/v1/uploads?name=people.csv", new StreamContent(stream)));
        await hub.Until(async () => (await hub.Get("base")).GetProperty("openFiles").GetInt32() == 0);
        Note("first load: records on the disk, s", Figure.Seconds(watch.Elapsed.TotalSeconds));
        await hub.Until(async () => await hub.Get("base") is var now && !now.GetProperty("isFitDue").GetBoolean() && !now.GetProperty("isFitting").GetBoolean());
        Note("first load: customers on the disk, s", Figure.Seconds(watch.Elapsed.TotalSeconds));
        Note("customers", Figure.Count((await hub.Get("base")).GetProperty("persons").GetInt32()));
        Note("memory after the load, MB", hub.Memory());
    }

    static async Task<string[]> Ids(ServedHub hub) =>
        [.. (await hub.Get("customers?kind=person&limit=1000&after=P8")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];

    /// <summary>So many a second, whether the one before was answered or not; counted from when it should have been asked.</summary>
    async Task Pages(ServedHub hub, string[] ids, bool warm)
    {
        List<Task<double>> asked = [];
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < PagesPerSecond * Each.TotalSeconds; i++)
        {
            double due = i * 1000.0 / PagesPerSecond;
            if (due - watch.Elapsed.TotalMilliseconds is > 0 and double early)
                await Task.Delay(TimeSpan.FromMilliseconds(early));
            string id = ids[i % ids.Length];
            asked.Add(Task.Run(async () =>
            {
                await hub.Get($"customers/{id}");
                return watch.Elapsed.TotalMilliseconds - due;
            }));
        }
        List<double> times = [.. await Task.WhenAll(asked)];
        if (!warm)
            Note($"a customer's page, {PagesPerSecond} requests/s, ms p50 / p99", Percentiles(times));
    }

    async Task Find(ServedHub hub)
    {
        var random = new Random(7);
        List<double> times = [];
        for (int i = 0; i < Searches; i++)
        {
            IReadOnlyDictionary<string, string> fields = held[random.Next(held.Count)].Fields;
            char[] name = $"{fields.GetValueOrDefault("first_name")} {fields.GetValueOrDefault("surname")}".ToCharArray();
            name[random.Next(name.Length)] = (char)('a' + random.Next(26));
            times.Add(await Milliseconds(() => hub.Get($"find?limit=10&q={Uri.EscapeDataString(new string(name))}")));
        }
        Note("a name with a typo, ms p50 / p99", Percentiles(times));
    }

    (string Key, IReadOnlyDictionary<string, string> Fields) Next()
    {
        int row = Interlocked.Increment(ref next) - 1;
        return ($"new-{row}", held[row % held.Count].Fields);
    }

    async Task One(ServedHub hub)
    {
        List<double> times = [];
        for (int i = 0; i < Single; i++)
        {
            (string key, IReadOnlyDictionary<string, string> fields) = Next();
            times.Add(await Milliseconds(async () => await hub.Json(await hub.Http.PutAsJsonAsync($"api/v1/sources/people/records/{key}", new { fields }))));
        }
        Note("one record resolved and on the disk, ms p50 / p99", Percentiles(times));
    }

    async Task Ingest(ServedHub hub, int portion)
    {
        var watch = Stopwatch.StartNew();
        int sent = 0;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < Each)
            {
                var records = Enumerable.Range(0, portion).Select(_ => Next()).Select(r => new { key = r.Key, fields = r.Fields });
                (await hub.Http.PostAsJsonAsync("api/v1/sources/people/records?answers=portions", records)).EnsureSuccessStatusCode();
                Interlocked.Add(ref sent, portion);
            }
        })));
        Note($"ingest and resolution, portions of {Figure.Count(portion)}, records/s", Figure.Count((long)(sent / watch.Elapsed.TotalSeconds)));
    }

    /// <summary>The least that keeping can cost.</summary>
    void Plain()
    {
        string path = Path.Combine(folder, "plain");
        using (var plain = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            foreach (int portion in Portions)
            {
                var watch = Stopwatch.StartNew();
                int sent = 0;
                while (watch.Elapsed < Each / 4)
                {
                    for (int i = 0; i < portion; i++)
                        plain.Write(JsonSerializer.SerializeToUtf8Bytes(Next().Fields));
                    plain.Flush(flushToDisk: true);
                    sent += portion;
                }
                Note($"plain: a file, flushed to the disk after {Figure.Count(portion)}, records/s", Figure.Count((long)(sent / watch.Elapsed.TotalSeconds)));
            }
        File.Delete(path);
    }

    static async Task<double> Milliseconds(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    static string Percentiles(List<double> times)
    {
        times.Sort();
        return FormattableString.Invariant($"{times[times.Count / 2]:0.00} / {times[times.Count * 99 / 100]:0.00}");
    }
}
