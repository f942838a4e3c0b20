using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Storage;
using Microsoft.AspNetCore.Mvc;
using Xunit;

namespace Guiyi.Api.Tests.Platform;

public sealed class ProblemTests(SqliteServer server) : ApiTests<SqliteServer>(server)
{
    [Fact]
    public async Task Unknown_routes_and_methods_are_told()
    {
        JsonElement unknown = await (await Admin.GetAsync("/api/v1/nothing")).Problem(404);
        Assert.Contains("/api/v1/nothing", unknown.Text("detail"), StringComparison.Ordinal);
        JsonElement method = await (await Admin.DeleteAsync("/api/v1/users")).Problem(405);
        Assert.Contains("POST", method.Text("detail"), StringComparison.Ordinal);
        await (await Admin.GetAsync("/api/v1/users/999")).Problem(404);
    }

    [Fact]
    public async Task Json_that_cannot_be_read_is_told_with_line_and_field()
    {
        JsonElement wrongType = await (await Post("{\n  \"name\": \"x\",\n  \"roles\": 7\n}")).Problem(400);
        Assert.Equal((3, "roles"), (wrongType.GetProperty("line").GetInt64(), wrongType.Text("field")));
        JsonElement unknown = await (await Post("{\"name\": \"x\", \"roles\": [], \"rolls\": []}")).Problem(400);
        Assert.Contains("rolls", unknown.Text("detail"), StringComparison.Ordinal);
        JsonElement missing = await (await Post("{\"name\": \"x\"}")).Problem(400);
        Assert.Contains("roles", missing.Text("detail"), StringComparison.Ordinal);
        JsonElement broken = await (await Post("{\n\"name\": ")).Problem(400);
        Assert.Equal(2, broken.GetProperty("line").GetInt64());
        await (await Post("")).Problem(400);
    }

    [Fact]
    public async Task Bodies_of_another_format_or_too_large_are_refused()
    {
        await (await Post("name=x", "application/x-www-form-urlencoded")).Problem(415);
        await (await Post($"{{\"name\": \"{new string('x', 2 << 20)}\"}}")).Problem(413);
    }

    [Fact]
    public async Task Pages_have_1_to_1000_items()
    {
        Assert.Contains("1000", (await (await Admin.GetAsync("/api/v1/users?limit=1001")).Problem(400)).Text("detail"), StringComparison.Ordinal);
        await (await Admin.GetAsync("/api/v1/users?limit=0")).Problem(400);
        await (await Admin.GetAsync("/api/v1/users?limit=many")).Problem(400);
        await (await Admin.GetAsync("/api/v1/users?after=x")).Problem(400);
    }

    [Theory]
    [InlineData(StoreFault.Conflict, 409, "conflict")]
    [InlineData(StoreFault.InUse, 503, "in_use")]
    [InlineData(StoreFault.Unreachable, 503, "unreachable")]
    [InlineData(StoreFault.ReadOnly, 503, "read_only")]
    [InlineData(StoreFault.Full, 507, "full")]
    [InlineData(StoreFault.Damaged, 500, "damaged")]
    public void What_the_store_refuses_has_a_status_and_a_word(StoreFault fault, int status, string word)
    {
        ProblemDetails problem = StoreProblems.Of(new StoreException(fault, "guiyi.db") { OutcomeUnknown = true });
        Assert.Equal((status, word, true), (problem.Status, problem.Extensions["fault"], problem.Extensions["outcomeUnknown"]));
        Assert.Equal(status == 409, problem.Detail is not null);
    }

    /// <summary>Asks before it sends: a server that refuses a large body need not read it first.</summary>
    async Task<HttpResponseMessage> Post(string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/users") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)) };
        request.Headers.ExpectContinue = true;
        return await Admin.SendAsync(request);
    }
}
