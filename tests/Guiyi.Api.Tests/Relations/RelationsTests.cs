using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Relations;

public sealed class SqliteRelationsTests(SqliteServer server) : RelationsTests<SqliteServer>(server);

public sealed class PostgreSqlRelationsTests(PostgreSqlTestServer server) : RelationsTests<PostgreSqlTestServer>(server);

public abstract class RelationsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task A_relation_is_made_changed_and_ended()
    {
        await Server.Fill();
        string[] two = await Admin.Mergeable(0, 2);
        string path = $"/api/v1/customers/{two[1]}/relations";
        JsonElement made = await Admin.Post("/api/v1/relations", new { from = two[0], to = two[1], kind = "guardian", label = "mother", why = "told us" }, 201);
        JsonElement shown = Assert.Single(await Admin.Items(path), r => r.Text("kind") == "guardian");
        Assert.Equal((two[0], two[1], "mother", "told us"), (shown.Text("from"), shown.Text("to"), shown.Text("label"), shown.GetProperty("made").Text("why")));
        JsonElement changed = await (await Admin.Send("PUT", $"/api/v1/relations/{made.GetProperty("id")}", new { kind = "guardian", label = "grandmother" })).Json(200);
        Assert.Equal("grandmother", Assert.Single(await Admin.Items(path), r => r.Text("kind") == "guardian").Text("label"));
        await (await Admin.Send("PUT", $"/api/v1/relations/{made.GetProperty("id")}", new { kind = "guardian", label = "aunt" })).Problem(409);
        Assert.Contains(two[0], (await (await Admin.GetAsync($"/api/v1/customers/{two[1]}/group")).Json(200)).GetProperty("members").Texts("id"));
        await (await Admin.Send("DELETE", $"/api/v1/relations/{changed.GetProperty("id")}?why=moved", null)).Json(204);
        Assert.DoesNotContain(await Admin.Items(path), r => r.Text("kind") == "guardian");
        await (await Admin.Send("DELETE", "/api/v1/relations/999999", null)).Problem(404);
        await (await Admin.Send("POST", "/api/v1/relations", new { from = two[0], to = two[0], kind = "guardian" })).Problem(422);
        await (await Admin.Send("POST", "/api/v1/relations", new { from = two[0], to = two[1], kind = "Best Friend" })).Problem(422);
        await (await Admin.Send("POST", "/api/v1/relations", new { from = two[0], to = two[1], kind = "guardian", seen = new Dictionary<string, string> { [two[0]] = "\"v1\"" } })).Problem(412);
    }

    [Fact]
    public async Task A_relation_that_was_found_can_be_denied_and_found_again()
    {
        await Server.Fill();
        JsonElement found = default;
        foreach (JsonElement line in await Admin.Items("/api/v1/customers?limit=1000"))
            if ((await Admin.Items($"/api/v1/customers/{line.Text("id")}/relations")) is [var first, ..])
            {
                found = first;
                break;
            }
        string path = $"/api/v1/customers/{found.Text("from")}/relations";
        Assert.False(found.TryGetProperty("id", out _));
        JsonElement denied = await Admin.Post("/api/v1/relations", new { from = found.Text("from"), to = found.Text("to"), kind = "not_" + found.Text("kind"), why = "flatmates" }, 201);
        Assert.DoesNotContain(await Admin.Items(path), r => (r.Text("kind"), r.Text("from"), r.Text("to")) == (found.Text("kind"), found.Text("from"), found.Text("to")));
        await (await Admin.Send("DELETE", $"/api/v1/relations/{denied.GetProperty("id")}", null)).Json(204);
        Assert.Contains(await Admin.Items(path), r => (r.Text("kind"), r.Text("from"), r.Text("to")) == (found.Text("kind"), found.Text("from"), found.Text("to")));
    }
}
