using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Guiyi.Api.Tests;

/// <summary>Sends what comes into a base, and waits for what follows.</summary>
static class Waiting
{
    /// <summary>A run once it has ended.</summary>
    public static async Task<JsonElement> Ended(this HttpClient client, long run)
    {
        while (true)
        {
            JsonElement now = await (await client.GetAsync($"/api/v1/runs/{run}")).Json(200);
            if (now.TryGetProperty("ended", out _))
                return now;
            await Task.Delay(20);
        }
    }

    /// <summary>The base once nothing comes in and nothing is being computed.</summary>
    public static async Task<JsonElement> Settled(this HttpClient client)
    {
        while (true)
        {
            JsonElement now = await (await client.GetAsync("/api/v1/base")).Json(200);
            if (now.GetProperty("openFiles").GetInt32() == 0 && !now.GetProperty("isFitting").GetBoolean() && (!now.GetProperty("isFitDue").GetBoolean() || now.TryGetProperty("fitFault", out _)))
                return now;
            await Task.Delay(50);
        }
    }

    /// <summary>One file as a body; the id of its run.</summary>
    public static async Task<long> Upload(this HttpClient client, string query, string text)
    {
        HttpResponseMessage answer = await client.PostAsync($"/api/v1/uploads?{query}", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        return (await answer.Json(202)).GetProperty("runs")[0].GetProperty("id").GetInt64();
    }

    /// <summary>Lines as a stream; the lines of the answer.</summary>
    public static async Task<JsonElement[]> Stream(this HttpClient client, string path, string body, string type = "application/x-ndjson")
    {
        var content = new StringContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        HttpResponseMessage answer = await client.PostAsync(path, content);
        string text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            await answer.Json(200);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static long Long(this JsonElement element, string member) => element.GetProperty(member).GetInt64();
}
