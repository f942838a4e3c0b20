using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Changes;

public sealed class SqliteChangesTests(SqliteServer server) : ChangesTests<SqliteServer>(server);

public sealed class PostgreSqlChangesTests(PostgreSqlTestServer server) : ChangesTests<PostgreSqlTestServer>(server);

public abstract class ChangesTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task The_feed_is_read_to_its_end_and_followed()
    {
        await Server.Fill();
        List<long> seen = [];
        string next = "0";
        while (true)
        {
            JsonElement page = await (await Admin.GetAsync($"/api/v1/changes?limit=1000&after={next}")).Json(200);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("seq").GetInt64()));
            next = page.Text("next");
            if (page.GetProperty("isUpToDate").GetBoolean())
                break;
        }
        Assert.Equal(seen.Distinct().Order(), seen);
        Assert.Equal(Server.Server.Hub.Store.Changes.Last(), seen[^1]);
        JsonElement empty = await (await Admin.GetAsync($"/api/v1/changes?after={next}")).Json(200);
        Assert.Equal((0, next), (empty.GetProperty("items").GetArrayLength(), empty.Text("next")));

        string id = (await Admin.Items("/api/v1/customers?limit=1"))[0].Text("id");
        var clock = Stopwatch.StartNew();
        Task<HttpResponseMessage> waiting = Admin.GetAsync($"/api/v1/changes?after={next}&wait=20");
        await Task.Delay(300);
        Assert.False(waiting.IsCompleted);
        await Admin.Post($"/api/v1/customers/{id}/notes", new { text = "hello" }, 201);
        JsonElement told = (await (await waiting).Json(200)).GetProperty("items")[0];
        Assert.Equal(("noted", id, "note"), (told.Text("kind"), told.Text("customer"), told.GetProperty("detail").Text("entryKind")));
        JsonElement customer = await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200);
        Assert.Equal((customer.Text("kind"), customer.Text("code")), (told.Text("customerKind"), told.GetProperty("detail").Text("code")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Waiting_ends_by_itself()
    {
        await Server.Fill();
        long last = Server.Server.Hub.Store.Changes.Last();
        var clock = Stopwatch.StartNew();
        JsonElement page = await (await Admin.GetAsync($"/api/v1/changes?after={last + 1000}&wait=1")).Json(200);
        Assert.Equal(0, page.GetProperty("items").GetArrayLength());
        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(0.9));
        await (await Admin.GetAsync("/api/v1/changes?wait=31")).Problem(400);
        await (await Admin.GetAsync("/api/v1/changes?after=x")).Problem(400);
    }
}
