using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Guiyi.Bench.Hubbing;

/// <summary><c>guiyi serve</c> as a process of its own, and somebody signed in.</summary>
sealed class ServedHub : IDisposable
{
    const string Password = "for this bench only";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Process process;

    ServedHub(Process process, HttpClient http) => (this.process, Http) = (process, http);

    public HttpClient Http { get; }

    /// <summary>Starts the server and waits until the base is loaded.</summary>
    public static async Task<ServedHub> Start(string folder, string? connection)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath ?? "dotnet";
        string[] store = connection is null ? [] : ["--store", connection];
        var start = new ProcessStartInfo(
            Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Guiyi.Cli.dll"), "serve", "--workspace", folder, "--urls", "http://127.0.0.1:0", "--lang", "en", .. store])
        { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        Uri? address = null;
        while (address is null && await process.StandardOutput.ReadLineAsync() is { } line)
            address = line.Split(' ').Select(w => Uri.TryCreate(w, UriKind.Absolute, out Uri? uri) && uri.Scheme == "http" ? uri : null).FirstOrDefault(u => u is not null);
        _ = process.StandardOutput.ReadToEndAsync();
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address ?? throw new BenchException("guiyi serve told no address."), Timeout = Patience };
        var hub = new ServedHub(process, http);
        await hub.Until(async () => (await http.GetAsync("readyz")).StatusCode == HttpStatusCode.OK);
        await http.PostAsJsonAsync("api/v1/setup", new { name = "bench", password = Password });
        string token = (await hub.Json(await http.PostAsJsonAsync("api/v1/login", new { name = "bench", password = Password }))).GetProperty("token").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return hub;
    }

    public async Task<JsonElement> Get(string path) => await Json(await Http.GetAsync("api/v1/" + path));

    public async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw new BenchException($"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
    }

    public async Task Until(Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > Patience)
                throw new BenchException($"the hub did not come so far within {Patience.TotalMinutes} minutes.");
            await Task.Delay(50);
        }
    }

    /// <summary>Resident memory now, and at most, in MB.</summary>
    public string Memory()
    {
        process.Refresh();
        return $"{Figure.Count(process.WorkingSet64 / 1_000_000)} (peak {Figure.Count(process.PeakWorkingSet64 / 1_000_000)})";
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            // As a person would stop it.
            using (Process stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                stop.WaitForExit();
            if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
                process.Kill();
        }
        process.Dispose();
    }
}
