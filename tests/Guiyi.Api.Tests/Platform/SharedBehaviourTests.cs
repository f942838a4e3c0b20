using System.Net.Http.Headers;
using System.Text.Json;
using Guiyi.Api.Platform;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Guiyi.Api.Tests.Platform;

/// <summary>What every slice gets from the platform, seen on one made for these tests.</summary>
public sealed class SharedBehaviourTests : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();
    readonly InProcessKey own = InProcessKey.New("cli");
    HubServer server = null!;
    HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await HubServer.Start(
            new ServerOptions
            {
                Workspace = folder["w"],
                Urls = ["http://127.0.0.1:0"],
                InProcessKey = own,
                LargestBody = 1000,
                LargestUpload = 100_000,
                RequestTimeout = TimeSpan.FromMilliseconds(200),
            },
            null,
            MapTrial,
            default);
        client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", own.Secret);
    }

    static void MapTrial(RouteGroupBuilder api)
    {
        RouteGroupBuilder trial = api.MapGroup("/trial");
        trial.MapGet("/slow", Wait);
        trial.MapGet("/stream", Wait).Streams();
        trial.MapPost("/body", Count);
        trial.MapPost("/upload", Count).TakesUploads();
        trial.MapGet("/fault", string () => throw new InvalidOperationException("the password is secret"));
        trial.MapGet("/input", string () => throw new InputException("orders.csv: found nothing; expected rows."));
        trial.MapGet("/full", string () => throw new StoreException(StoreFault.Full, "a path of the server"));
    }

    static async Task<string> Wait(CancellationToken cancellation)
    {
        await Task.Delay(600, cancellation);
        return "done";
    }

    static async Task<long> Count(HttpRequest request, CancellationToken cancellation)
    {
        long bytes = 0;
        byte[] part = new byte[4096];
        for (int read; (read = await request.Body.ReadAsync(part, cancellation)) > 0;)
            bytes += read;
        return bytes;
    }

    [Fact]
    public async Task What_takes_too_long_is_given_up_unless_it_streams()
    {
        await (await client.GetAsync("/api/v1/trial/slow")).Problem(504);
        Assert.Equal("done", await client.GetStringAsync("/api/v1/trial/stream"));
    }

    [Fact]
    public async Task Uploads_may_be_larger_than_other_bodies()
    {
        await (await client.PostAsync("/api/v1/trial/body", new ByteArrayContent(new byte[2000]))).Problem(413);
        Assert.Equal(50_000, (await (await client.PostAsync("/api/v1/trial/upload", new ByteArrayContent(new byte[50_000]))).Json(200)).GetInt64());
        await (await client.PostAsync("/api/v1/trial/upload", new ByteArrayContent(new byte[200_000]))).Problem(413);
    }

    [Fact]
    public async Task A_body_that_was_hashed_for_its_key_is_still_there_for_the_handler()
    {
        HttpResponseMessage answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/trial/body") { Content = new ByteArrayContent(new byte[900]), Headers = { { "Idempotency-Key", "k" } } });
        Assert.Equal(900, (await answer.Json(200)).GetInt64());
    }

    [Fact]
    public async Task A_fault_of_the_server_tells_nothing_of_what_is_inside()
    {
        JsonElement fault = await (await client.GetAsync("/api/v1/trial/fault")).Problem(500);
        Assert.DoesNotContain("password", fault.GetRawText(), StringComparison.Ordinal);
        Assert.True(fault.TryGetProperty("traceId", out _));
        JsonElement full = await (await client.GetAsync("/api/v1/trial/full")).Problem(507);
        Assert.Equal("full", full.Text("fault"));
        Assert.DoesNotContain("a path", full.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("orders.csv", (await (await client.GetAsync("/api/v1/trial/input")).Problem(422)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_csv_is_told_of_problems_too()
    {
        foreach ((string path, int status) in ((string, int)[])[("/api/v1/trial/input", 422), ("/api/v1/trial/nothing", 404)])
            await (await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/csv") } } })).Problem(status);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }
}
