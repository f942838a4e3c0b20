using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Api.Tests;

/// <summary>Servers with the customers of the bundled channels.</summary>
static class DemoBase
{
    static readonly ConditionalWeakTable<TestServer, Lazy<Task>> Filled = [];

    /// <summary>Brings the bundled channels in, once for each server.</summary>
    public static Task Fill(this TestServer server) => Filled.GetValue(server, s => new Lazy<Task>(() => TakeFiles(s.Server.Hub))).Value;

    static async Task TakeFiles(CustomerHub hub)
    {
        foreach (string file in Directory.EnumerateFiles(Repository.At("data", "demo")).Where(f => Path.GetExtension(f) is not ".md" && Path.GetFileName(f) is not "truth.csv").Order(StringComparer.Ordinal))
        {
            await using FileStream stream = File.OpenRead(file);
            await hub.Files.Take(stream, new FileRequest("", Path.GetFileName(file)), "anna");
        }
        var patience = Stopwatch.StartNew();
        while (hub.Store.Runs.Unfinished().Count > 0 || hub.Fits.IsDue)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "The bundled channels are not resolved.");
            await Task.Delay(20);
        }
    }

    /// <summary>Items of a list.</summary>
    public static async Task<JsonElement[]> Items(this HttpClient client, string path) =>
        [.. (await (await client.GetAsync(path)).Json(200)).GetProperty("items").EnumerateArray()];

    /// <summary>Persons who can be merged: whose identity numbers are not known, so that none contradict. Each is given out once.</summary>
    public static async Task<string[]> Mergeable(this HttpClient client, int skip, int take)
    {
        List<string> ids = [];
        foreach (JsonElement line in await client.Items("/api/v1/customers?kind=person&where=orders%20%3E%3D%201&limit=500"))
        {
            JsonElement page = await (await client.GetAsync($"/api/v1/customers/{line.Text("id")}")).Json(200);
            if (!page.GetProperty("values").EnumerateArray().Any(v => v.Text("attribute").Contains("id_number", StringComparison.Ordinal) || v.Text("attribute") == "gender"))
                ids.Add(line.Text("id"));
            if (ids.Count == skip + take)
                break;
        }
        return [.. ids.Skip(skip)];
    }

    /// <summary>A customer's ETag now.</summary>
    public static async Task<string> Etag(this HttpClient client, string id) => (await client.GetAsync($"/api/v1/customers/{id}")).Headers.ETag!.Tag;

    /// <summary>Sends JSON.</summary>
    public static async Task<JsonElement> Post(this HttpClient client, string path, object body, int status = 200) => await (await client.PostAsJsonAsync(path, body)).Json(status);

    public static string[] Texts(this JsonElement list, string member) => [.. list.EnumerateArray().Select(e => e.Text(member))];
}
