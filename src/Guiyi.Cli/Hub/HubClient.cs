using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks;

namespace Guiyi.Cli.Hub;

/// <summary>Talks to a hub over HTTP, be it of this process or of another machine: JSON in, JSON out, and refusals as messages for people.</summary>
sealed class HubClient : IDisposable
{
    const string Api = "api/v1/";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    readonly HttpClient http;

    /// <param name="address">Where the hub is.</param>
    /// <param name="key">A key or token; null for a stranger.</param>
    public HubClient(Uri address, string? key)
    {
        Address = address;
        // A file of gigabytes takes its time.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address.ToString().TrimEnd('/') + "/"), Timeout = Timeout.InfiniteTimeSpan };
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Uri Address { get; }

    /// <param name="path">Below /api/v1, such as "runs?limit=10".</param>
    /// <exception cref="InputException">The hub cannot be reached, or refuses.</exception>
    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path, null, null);

    public Task<T> Get<T>(string path) => As<T>(Get(path));

    public Task<JsonElement> Post(string path, object? body = null) => Send(HttpMethod.Post, path, Content(body), null);

    public Task<T> Post<T>(string path, object? body = null) => As<T>(Post(path, body));

    /// <param name="path">Below /api/v1.</param>
    /// <param name="body">What is put.</param>
    /// <param name="ifMatch">The ETag of the state that is meant, or *; null where there is none.</param>
    public Task<JsonElement> Put(string path, object body, string? ifMatch = null) => Send(HttpMethod.Put, path, Content(body), ifMatch);

    public Task<JsonElement> Delete(string path, string? ifMatch = null) => Send(HttpMethod.Delete, path, null, ifMatch);

    /// <summary>Sends a file as a body, without reading it into memory.</summary>
    public async Task<JsonElement> Upload(string path, string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await Send(HttpMethod.Post, path, new StreamContent(stream) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, null);
    }

    /// <summary>Writes an answer, such as an export, to a stream.</summary>
    public async Task Download(string path, Stream target)
    {
        using HttpResponseMessage answer = await Ask(new HttpRequestMessage(HttpMethod.Get, Api + path));
        if (!answer.IsSuccessStatusCode)
            throw await Refused(answer);
        await answer.Content.CopyToAsync(target);
    }

    public void Dispose() => http.Dispose();

    static HttpContent? Content(object? body) => body is null ? null : JsonContent.Create(body, body.GetType(), options: Json);

    static async Task<T> As<T>(Task<JsonElement> answer) => (await answer).Deserialize<T>(Json)!;

    async Task<JsonElement> Send(HttpMethod method, string path, HttpContent? content, string? ifMatch)
    {
        var request = new HttpRequestMessage(method, Api + path) { Content = content };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using HttpResponseMessage answer = await Ask(request);
        if (!answer.IsSuccessStatusCode)
            throw await Refused(answer);
        string text = await answer.Content.ReadAsStringAsync();
        if (text.Length == 0)
            return default;
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    async Task<HttpResponseMessage> Ask(HttpRequestMessage request)
    {
        try
        {
            HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            // An id that a merge retired leads on. Followed here, for the key must go with it; to nowhere but this hub.
            if (answer.StatusCode != HttpStatusCode.PermanentRedirect || answer.Headers.Location is not { } location || new Uri(http.BaseAddress!, location) is not { } next || next.Authority != http.BaseAddress!.Authority)
                return answer;
            answer.Dispose();
            var again = new HttpRequestMessage(request.Method, next) { Content = request.Content };
            foreach ((string name, IEnumerable<string> values) in request.Headers)
                again.Headers.TryAddWithoutValidation(name, values);
            return await http.SendAsync(again, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException fault)
        {
            throw new InputException($"Cannot reach the hub at {Address}: {fault.Message} Start it with guiyi serve, or give its address with --server.", fault);
        }
    }

    /// <summary>Problem details as a sentence.</summary>
    async Task<Exception> Refused(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync(), what = $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath}";
        string said = Said(text) ?? $"{what} gave {(int)answer.StatusCode}.";
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new InputException($"The hub at {Address} wants to know who asks: give a key with --key, or in {HubOptionSet.KeyVariable}."),
            HttpStatusCode.InsufficientStorage => new SinkException(Address.ToString(), said, new IOException(said)),
            HttpStatusCode.InternalServerError => new InvalidOperationException($"{what}: {said}"),
            _ => new InputException(said),
        };
    }

    static string? Said(string problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(problem);
            string? Member(string name) => document.RootElement.TryGetProperty(name, out JsonElement member) ? member.GetString() : null;
            return Member("title") is { } title ? $"{title} {Member("detail")}".TrimEnd() : null;
        }
        catch (JsonException)
        {
            // Something between here and the hub answered.
            return null;
        }
    }
}
