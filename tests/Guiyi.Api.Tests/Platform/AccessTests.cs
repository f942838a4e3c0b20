using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Guiyi.Api.Tests.Platform;

public sealed class SqliteAccessTests(SqliteServer server) : AccessTests<SqliteServer>(server);

public sealed class PostgreSqlAccessTests(PostgreSqlTestServer server) : AccessTests<PostgreSqlTestServer>(server);

public abstract class AccessTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task A_stranger_is_answered_by_set_up_login_and_health_only()
    {
        var open = new List<string>();
        foreach (RouteEndpoint endpoint in Server.Server.Endpoints.OfType<RouteEndpoint>())
            foreach (string method in Routes.Methods(endpoint))
            {
                HttpResponseMessage answer = await Stranger.Send(method, Routes.Path(endpoint), null);
                if ((int)answer.StatusCode != 401)
                    open.Add($"{method} {endpoint.RoutePattern.RawText}");
                else
                    await answer.Problem(401);
            }
        Assert.Equal(["GET /healthz", "GET /readyz", "POST /api/v1/login", "POST /api/v1/setup"], open.Order(StringComparer.Ordinal));
        await (await Stranger.GetAsync("/api/v1/nothing")).Problem(401);
        await (await Server.Client("guiyi_session_guessed").GetAsync("/api/v1/me")).Problem(401);
    }

    [Fact]
    public async Task A_browser_s_cookie_changes_something_only_from_an_own_page()
    {
        HttpResponseMessage login = await Stranger.PostAsJsonAsync("/api/v1/login", new { name = TestServer.AdminName, password = TestServer.AdminPassword });
        string set = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        (string, string) cookie = ("Cookie", set[..set.IndexOf(';', StringComparison.Ordinal)]);
        Assert.Equal("cookie", (await (await Stranger.Send("GET", "/api/v1/me", null, cookie)).Json(200)).Text("proof"));
        object user = new { name = "from a page", roles = (string[])["reader"] };
        await (await Stranger.Send("POST", "/api/v1/users", user, cookie)).Problem(403);
        await (await Stranger.Send("POST", "/api/v1/users", user, cookie, ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site"))).Problem(403);
        await (await Stranger.Send("POST", "/api/v1/users", user, cookie, ("X-Guiyi", "1"))).Json(201);
        await (await Stranger.Send("POST", "/api/v1/logout", null, cookie, ("Origin", Server.Server.Address.ToString().TrimEnd('/')))).Json(204);
        await (await Stranger.Send("GET", "/api/v1/me", null, cookie)).Problem(401);
    }

    [Fact]
    public async Task A_session_ends_by_itself()
    {
        using HttpClient client = await Server.SignIn(TestServer.AdminName, TestServer.AdminPassword);
        await (await client.GetAsync("/api/v1/me")).Json(200);
        Server.Clock.Advance(TimeSpan.FromHours(13));
        try
        {
            await (await client.GetAsync("/api/v1/me")).Problem(401);
        }
        finally
        {
            Server.Clock.Advance(TimeSpan.FromHours(-13));
        }
    }

    [Fact]
    public async Task The_process_that_started_the_server_signs_in_with_its_own_key()
    {
        using HttpClient own = Server.Client(Server.Own.Secret);
        JsonElement me = await (await own.GetAsync("/api/v1/me")).Json(200);
        Assert.Equal(("cli", "in_process"), (me.Text("name"), me.Text("proof")));
        await (await own.GetAsync("/api/v1/users")).Json(200);
        await (await Server.Client(Server.Own.Secret + "x").GetAsync("/api/v1/me")).Problem(401);
    }

    [Fact]
    public async Task Readers_read_and_stewards_manage_no_users()
    {
        (_, HttpClient reader) = await Server.AddUser("reads only", "reader");
        (_, HttpClient steward) = await Server.AddUser("judges", "steward");
        await (await steward.GetAsync("/api/v1/users")).Problem(403);
        await (await reader.GetAsync("/api/v1/me")).Json(200);
        await (await reader.PostAsJsonAsync("/api/v1/users", new { name = "x", roles = (string[])["admin"] })).Problem(403);
        await (await reader.PostAsJsonAsync("/api/v1/login", new { name = "judges", password = TestServer.AdminPassword })).Json(200);
        await (await reader.PostAsync("/api/v1/logout", null)).Json(204);
        await (await reader.GetAsync("/api/v1/me")).Problem(401);
    }
}
