using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Guiyi.Model;
using Guiyi.Testing;
using FileMode = Guiyi.Hub.Base.Ingest.FileMode;

namespace Guiyi.Hub.Tests.Base;

/// <summary>Short ways to work with a hub, as a person would.</summary>
static class OpenHub
{
    public static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    public static async Task<CustomerHub> OpenHubAsync(this Place place, HubOptions? options = null)
    {
        CustomerHub hub = CustomerHub.Open(place.Open(), options ?? new HubOptions { Quiet = TimeSpan.FromMilliseconds(100) });
        await hub.Ready;
        return hub;
    }

    /// <summary>The bundled channels.</summary>
    public static string[] DemoFiles() =>
    [
        .. Directory.EnumerateFiles(Repository.At("data", "demo")).Where(f => Path.GetExtension(f) is not ".md" && Path.GetFileName(f) is not "truth.csv").Order(StringComparer.Ordinal),
    ];

    /// <summary>Takes files in and waits until all is resolved.</summary>
    public static async Task<IReadOnlyList<StoredRun>> TakeAsync(this CustomerHub hub, IEnumerable<string> files, FileMode mode = FileMode.Upsert)
    {
        List<StoredRun> runs = [];
        foreach (string file in files)
        {
            await using FileStream stream = File.OpenRead(file);
            runs.Add(await hub.Files.Take(stream, new FileRequest("", Path.GetFileName(file), Mode: mode), "anna"));
        }
        await hub.Quiet();
        return [.. runs.Select(r => hub.Store.Runs.Find(r.Id)!)];
    }

    /// <summary>Waits until nothing comes in and nothing is being computed.</summary>
    public static async Task Quiet(this CustomerHub hub)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (hub.Store.Runs.Unfinished().Count > 0 || hub.Files.Open > 0 || (hub.Options.FitsByItself && hub.Fits.IsDue))
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"The hub is not quiet: {string.Join(", ", hub.Store.Runs.Page().Items.Take(5).Select(r => $"{r.Name} {r.State} {r.Message}"))}");
            await Task.Delay(20);
        }
    }

    /// <summary>Members of the bundled channels that come later.</summary>
    public static Task<IReadOnlyList<RecordReceipt>> PutAsync(this CustomerHub hub, params (string Key, string Name, string Phone)[] records) =>
        hub.Records.Put("members", [.. records.Select(r => new SentRecord(r.Key, new Dictionary<string, string> { ["会员号"] = r.Key, ["姓名"] = r.Name, ["手机号"] = r.Phone, ["生日"] = "1988-02-0" + (r.Name.Length % 9 + 1) }))], "anna");

    /// <summary>All customers of a kind as sets of records, as the store has them.</summary>
    public static SortedDictionary<string, string> Stored(this Store store, EntityKind kind) => new(
        store.Customers.Members().Where(m => m.Customer.Entity == kind).GroupBy(m => m.Customer)
            .ToDictionary(m => m.Key.ToString(), m => string.Join(' ', store.Records.Find(m.Select(r => r.Record)).Select(r => $"{r.Anchor.Source}:{r.Anchor.Key}").Order(StringComparer.Ordinal))), StringComparer.Ordinal);

    /// <summary>All customers of a kind as sets of records, as the base in memory has them.</summary>
    public static SortedDictionary<string, string> InMemory(this CustomerHub hub, EntityKind kind) => new(
        hub.Loaded!.Live.Ids(kind).ToDictionary(id => id, id => string.Join(' ', hub.Store.Records.Find(hub.Loaded.Live.Records(kind, id).Select(hub.Loaded.Records.Id)).Select(r => $"{r.Anchor.Source}:{r.Anchor.Key}").Order(StringComparer.Ordinal))), StringComparer.Ordinal);

    public static string? Code(this Store store, CustomerNo customer) => store.Codes.Of(customer).SingleOrDefault(c => c.Held.Until is null)?.Code;
}
