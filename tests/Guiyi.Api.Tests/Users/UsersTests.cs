using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Users;

public sealed class SqliteUsersTests(SqliteServer server) : UsersTests<SqliteServer>(server);

public sealed class PostgreSqlUsersTests(PostgreSqlTestServer server) : UsersTests<PostgreSqlTestServer>(server);

public abstract class UsersTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task Users_are_listed_page_by_page()
    {
        foreach (string name in (string[])["甲", "乙", "丙"])
            await (await Admin.PostAsJsonAsync("/api/v1/users", new { name, roles = (string[])["reader"] })).Json(201);
        string raw = await Admin.GetStringAsync("/api/v1/users?limit=1000");
        Assert.Contains("\"丙\"", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("password", raw, StringComparison.OrdinalIgnoreCase);
        var seen = new List<long>();
        string? next = null;
        do
        {
            JsonElement page = await (await Admin.GetAsync($"/api/v1/users?limit=2&after={next}")).Json(200);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(user => user.GetProperty("id").GetInt64()));
            next = page.TryGetProperty("next", out JsonElement more) ? more.GetString() : null;
        }
        while (next is not null);
        Assert.True(seen.Count >= 4);
        Assert.Equal(seen.Distinct().Order(), seen);
        Assert.Equal(Server.Server.Hub.Store.Users.All().Count, seen.Count);
    }

    [Fact]
    public async Task A_change_is_made_for_the_state_that_was_shown()
    {
        (long id, _) = await Server.AddUser("changing", "reader");
        string path = $"/api/v1/users/{id}";
        HttpResponseMessage shown = await Admin.GetAsync(path);
        string etag = shown.Headers.ETag!.Tag;
        Assert.Equal(304, (int)(await Admin.Send("GET", path, null, ("If-None-Match", etag))).StatusCode);
        await (await Admin.Send("PATCH", path, new { roles = (string[])["steward"] })).Problem(428);
        HttpResponseMessage changed = await Admin.Send("PATCH", path, new { roles = (string[])["steward", "reader"] }, ("If-Match", etag));
        Assert.Equal("[\"steward\",\"reader\"]", (await changed.Json(200)).GetProperty("roles").GetRawText());
        Assert.NotEqual(etag, changed.Headers.ETag!.Tag);
        await (await Admin.Send("PATCH", path, new { roles = (string[])["admin"] }, ("If-Match", etag))).Problem(412);
        await (await Admin.Send("PATCH", path, new { roles = (string[])["owner"] }, ("If-Match", "*"))).Problem(400);
        await (await Admin.Send("PATCH", "/api/v1/users/999", new { disabled = true }, ("If-Match", "*"))).Problem(404);
    }

    [Fact]
    public async Task The_ETag_of_an_answer_is_the_one_that_is_read_later()
    {
        HttpResponseMessage added = await Admin.PostAsJsonAsync("/api/v1/users", new { name = "etag", roles = (string[])["reader"] });
        string path = added.Headers.Location!.ToString();
        Assert.Equal(added.Headers.ETag, (await Admin.GetAsync(path)).Headers.ETag);
        HttpResponseMessage changed = await Admin.Send("PATCH", path, new { disabled = true }, ("If-Match", added.Headers.ETag!.Tag));
        Assert.Equal((await changed.Json(200)).GetRawText(), await Admin.GetStringAsync(path));
        Assert.Equal(changed.Headers.ETag, (await Admin.GetAsync(path)).Headers.ETag);
    }

    [Fact]
    public async Task Who_is_disabled_is_out_at_once_and_can_come_back()
    {
        (long id, HttpClient client) = await Server.AddUser("leaving", "steward");
        await (await client.GetAsync("/api/v1/me")).Json(200);
        await (await Admin.Send("PATCH", $"/api/v1/users/{id}", new { disabled = true }, ("If-Match", "*"))).Json(200);
        await (await client.GetAsync("/api/v1/me")).Problem(401);
        await (await Stranger.PostAsJsonAsync("/api/v1/login", new { name = "leaving", password = TestServer.AdminPassword })).Problem(401);
        JsonElement back = await (await Admin.Send("PATCH", $"/api/v1/users/{id}", new { disabled = false }, ("If-Match", "*"))).Json(200);
        Assert.False(back.TryGetProperty("disabled", out _));
        await (await client.GetAsync("/api/v1/me")).Problem(401);
        await (await (await Server.SignIn("leaving", TestServer.AdminPassword)).GetAsync("/api/v1/me")).Json(200);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        (long id, HttpClient client) = await Server.AddUser("forgetful", "reader");
        await (await Admin.Send("PATCH", $"/api/v1/users/{id}", new { password = "short" }, ("If-Match", "*"))).Problem(400);
        await (await Admin.Send("PATCH", $"/api/v1/users/{id}", new { password = "another long one" }, ("If-Match", "*"))).Json(200);
        await (await client.GetAsync("/api/v1/me")).Problem(401);
        HttpClient again = await Server.SignIn("forgetful", "another long one");
        await (await again.PutAsJsonAsync("/api/v1/me/password", new { current = "wrong", next = "a third long one" })).Problem(403);
        await (await again.PutAsJsonAsync("/api/v1/me/password", new { current = "another long one", next = "a third long one" })).Json(204);
        await (await again.GetAsync("/api/v1/me")).Problem(401);
        Assert.NotNull(await Server.SignIn("forgetful", "a third long one"));
    }

    [Fact]
    public async Task Names_are_given_once_and_an_administrator_remains()
    {
        await (await Admin.PostAsJsonAsync("/api/v1/users", new { name = TestServer.AdminName, roles = (string[])["reader"] })).Problem(409);
        await (await Admin.Send("PATCH", "/api/v1/users/1", new { disabled = true }, ("If-Match", "*"))).Problem(409);
        await (await Admin.Send("PATCH", "/api/v1/users/1", new { roles = (string[])["reader"] }, ("If-Match", "*"))).Problem(409);
    }

    [Fact]
    public async Task Keys_open_what_they_are_for_until_they_are_revoked_or_expire()
    {
        (long id, _) = await Server.AddUser("owner of keys", "steward");
        string path = $"/api/v1/users/{id}/keys";
        JsonElement key = await (await Admin.PostAsJsonAsync(path, new { name = "ERP", roles = (string[])["admin", "reader"], expires = Server.Clock.GetUtcNow().AddDays(1) })).Json(201);
        using HttpClient erp = Server.Client(key.Text("secret"));
        JsonElement me = await (await erp.GetAsync("/api/v1/me")).Json(200);
        // Its user is no administrator, so neither is the key.
        Assert.Equal(("owner of keys", "key", "[\"reader\"]"), (me.Text("name"), me.Text("proof"), me.GetProperty("roles").GetRawText()));
        await (await Stranger.Send("GET", "/api/v1/me", null, ("X-Api-Key", key.Text("secret")))).Json(200);
        await (await Stranger.Send("GET", "/api/v1/me", null, ("Cookie", "guiyi=" + key.Text("secret")))).Problem(401);
        Assert.DoesNotContain("secret", await Admin.GetStringAsync(path), StringComparison.Ordinal);
        Server.Clock.Advance(TimeSpan.FromHours(25));
        HttpResponseMessage late = await erp.GetAsync("/api/v1/me");
        Server.Clock.Advance(TimeSpan.FromHours(-25));
        await late.Problem(401);
        await (await erp.GetAsync("/api/v1/me")).Json(200);
        await (await Admin.DeleteAsync($"{path}/{key.GetProperty("id")}")).Json(204);
        await (await erp.GetAsync("/api/v1/me")).Problem(401);
        await (await Admin.DeleteAsync($"{path}/{key.GetProperty("id")}")).Problem(409);
        await (await Admin.DeleteAsync($"{path}/999")).Problem(404);
    }
}
