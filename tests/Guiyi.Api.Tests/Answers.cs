using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests;

/// <summary>Short ways to look at an answer.</summary>
static class Answers
{
    /// <summary>The JSON of an answer that has the status.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer, int status)
    {
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} gave {(int)answer.StatusCode}: {text}");
        using JsonDocument document = JsonDocument.Parse(text.Length > 0 ? text : "null");
        return document.RootElement.Clone();
    }

    /// <summary>The problem details of a refused request.</summary>
    public static async Task<JsonElement> Problem(this HttpResponseMessage answer, int status)
    {
        JsonElement problem = await answer.Json(status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString()!;

    /// <summary>A request with headers.</summary>
    public static Task<HttpResponseMessage> Send(this HttpClient client, string method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }
}
