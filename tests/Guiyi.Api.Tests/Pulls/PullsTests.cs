using System.Text.Json;
using Guiyi.Hub.Tests;
using Guiyi.Hub.Tests.Base.Arriving;
using Xunit;

namespace Guiyi.Api.Tests.Pulls;

public sealed class SqlitePullsTests(SqliteServer server) : PullsTests<SqliteServer>(server);

public sealed class PostgreSqlPullsTests(PostgreSqlTestServer server) : PullsTests<PostgreSqlTestServer>(server);

public abstract class PullsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task A_pull_is_added_fetched_changed_and_removed_and_its_secrets_are_never_shown()
    {
        using var web = new WebFile { Content = "会员号,姓名,手机号\n1,王小明,13800001111\n" };
        HttpResponseMessage created = await Admin.Send("POST", "/api/v1/pulls", new { address = web.Address, source = "pulled", mode = "snapshot", daily = "02:30" });
        JsonElement pull = await created.Json(201);
        string path = $"/api/v1/pulls/{pull.Long("id")}", etag = created.Headers.ETag!.Tag;
        Assert.Equal(path, created.Headers.Location?.ToString());
        Assert.Equal((web.Address.Split('?')[0], "02:30", "snapshot", false), (pull.Text("address"), pull.Text("daily"), pull.Text("mode"), pull.GetProperty("isPaused").GetBoolean()));

        JsonElement fetched = await (await Admin.Send("POST", path + "/now", null)).Json(200);
        JsonElement run = await Admin.Ended(fetched.Long("lastRun"));
        Assert.Equal(("finished", 1L, "pulled", "pull"), (run.Text("state"), run.Long("added"), run.Text("source"), run.Text("by")));

        // A fetch overtakes nobody who changes it.
        await (await Admin.Send("PATCH", path, new { isPaused = true })).Problem(428);
        HttpResponseMessage changed = await Admin.Send("PATCH", path, new { everyMinutes = 15, isPaused = true, source = "" }, ("If-Match", etag));
        JsonElement now = await changed.Json(200);
        Assert.Equal((15.0, true, false, false), (now.GetProperty("everyMinutes").GetDouble(), now.GetProperty("isPaused").GetBoolean(), now.TryGetProperty("daily", out _), now.TryGetProperty("source", out _)));
        await (await Admin.Send("PATCH", path, new { isPaused = false }, ("If-Match", etag))).Problem(412);
        Assert.Equal(changed.Headers.ETag!.Tag, (await Admin.GetAsync(path)).Headers.ETag!.Tag);

        web.Status = 503;
        Assert.Contains("503", (await (await Admin.Send("POST", path + "/now", null)).Json(200)).Text("problem"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await Admin.GetStringAsync("/api/v1/pulls?limit=1000") + await Admin.GetStringAsync("/api/v1/runs?limit=1000"), StringComparison.Ordinal);
        await (await Admin.DeleteAsync(path)).Json(204);
        await (await Admin.DeleteAsync(path)).Problem(404);
        await (await Admin.GetAsync(path)).Problem(404);
        await (await Admin.Send("POST", path + "/now", null)).Problem(404);
        await (await Admin.Send("PATCH", path, new { isPaused = true }, ("If-Match", "*"))).Problem(404);
    }

    [Fact]
    public async Task Only_administrators_say_from_where_the_server_fetches()
    {
        JsonElement pull = await Admin.Post("/api/v1/pulls", new { address = "http://127.0.0.1:9/x.csv", everyMinutes = 60, isPaused = true }, 201);
        string path = $"/api/v1/pulls/{pull.Long("id")}";
        (_, HttpClient steward) = await Server.AddUser("pull steward", "steward");
        (_, HttpClient reader) = await Server.AddUser("pull reader", "reader");
        await (await steward.Send("POST", "/api/v1/pulls", new { address = "http://127.0.0.1:9/y.csv", everyMinutes = 60 })).Problem(403);
        await (await steward.Send("PATCH", path, new { isPaused = false }, ("If-Match", "*"))).Problem(403);
        await (await steward.DeleteAsync(path)).Problem(403);
        await (await reader.Send("POST", path + "/now", null)).Problem(403);
        Assert.Contains("127.0.0.1:9", (await (await steward.Send("POST", path + "/now", null)).Json(200)).Text("problem"), StringComparison.Ordinal);
        Assert.Contains(await reader.Items("/api/v1/pulls?limit=1000"), p => p.Long("id") == pull.Long("id"));
        await (await Admin.DeleteAsync(path)).Json(204);
    }

    [Fact]
    public async Task What_the_server_must_not_or_cannot_fetch_is_refused()
    {
        using var folder = new TemporaryFolder();
        int before = (await Admin.Items("/api/v1/pulls?limit=1000")).Length;
        foreach (string address in (string[])[folder.Write("members.csv", "姓名\n王芳\n"), "file:///etc/passwd", "ftp://x.example/y.csv", "members.csv", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/x.csv", "http://[::ffff:169.254.169.254]/", "http://100.100.100.200/latest/"])
            await (await Admin.Send("POST", "/api/v1/pulls", new { address, everyMinutes = 60 })).Problem(422);
        foreach (object when in (object[])[new { address = "http://x.example/y.csv" }, new { address = "http://x.example/y.csv", everyMinutes = 0.1 }, new { address = "http://x.example/y.csv", everyMinutes = 60, daily = "02:30" },
            new { address = "http://x.example/y.csv", daily = "25:00" }, new { address = "http://x.example/y.csv", everyMinutes = 1e300 }, new { address = "http://x.example/y.csv", everyMinutes = 60, source = "a\nb" }])
            await (await Admin.Send("POST", "/api/v1/pulls", when)).Problem(422);
        Assert.Equal(before, (await Admin.Items("/api/v1/pulls?limit=1000")).Length);
    }
}
