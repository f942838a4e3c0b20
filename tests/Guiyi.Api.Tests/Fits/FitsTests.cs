using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Fits;

public sealed class SqliteFitsTests(SqliteServer server) : FitsTests<SqliteServer>(server);

public sealed class PostgreSqlFitsTests(PostgreSqlTestServer server) : FitsTests<PostgreSqlTestServer>(server);

public abstract class FitsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task Settings_are_tried_published_and_shown()
    {
        await Server.Fill();
        JsonElement[] before = await Admin.Items("/api/v1/customers?limit=1000&kind=organization");
        HttpResponseMessage begun = await Admin.Send("POST", "/api/v1/fits/try", new { yaml = "match:\n  threshold: 0.9999999\n", why = "stricter?" });
        JsonElement waiting = await begun.Json(202);
        string path = $"/api/v1/fits/tries/{waiting.Long("run")}";
        Assert.Equal((path, "waiting", false), (begun.Headers.Location?.ToString(), waiting.Text("state"), waiting.TryGetProperty("fit", out _)));
        await Admin.Ended(waiting.Long("run"));
        JsonElement tried = await (await Admin.GetAsync(path)).Json(200);
        Assert.Equal(("finished", "stricter?", TestServer.AdminName), (tried.Text("state"), tried.Text("why"), tried.Text("by")));
        Assert.True(tried.GetProperty("summary").GetProperty("created").GetInt32() > 0);
        Assert.NotEmpty(tried.GetProperty("examples").EnumerateArray());
        Assert.Equal(before.Length, (await Admin.Items("/api/v1/customers?limit=1000&kind=organization")).Length);
        JsonElement line = (await Admin.Items("/api/v1/fits?limit=1"))[0];
        Assert.Equal((tried.GetProperty("fit").GetInt64(), false, false, "stricter?"), (line.GetProperty("id").GetInt64(), line.GetProperty("isInUse").GetBoolean(), line.GetProperty("wasPublished").GetBoolean(), line.Text("why")));

        JsonElement used = await Admin.Post($"/api/v1/fits/{tried.GetProperty("fit")}/publish", new { why = "stricter it is" });
        Assert.Equal((true, TestServer.AdminName), (used.GetProperty("isInUse").GetBoolean(), used.Text("by")));
        Assert.Equal(tried.GetProperty("summary").GetRawText(), used.GetProperty("summary").GetRawText());
        string settings = await Admin.GetStringAsync("/api/v1/settings");
        Assert.Contains("threshold: 0.9999999", settings, StringComparison.Ordinal);
        Assert.Equal(settings, (await (await Admin.GetAsync($"/api/v1/fits/{used.GetProperty("id")}")).Json(200)).Text("settings"));
        JsonElement renewed = await Admin.Post("/api/v1/fits", new { yaml = "match:\n  threshold: auto\n", why = "back" });
        Assert.True(renewed.GetProperty("summary").GetProperty("merged").GetInt32() > 0);
    }

    [Fact]
    public async Task A_trial_is_begun_once_for_one_idempotency_key()
    {
        await Server.Fill();
        string key = Guid.NewGuid().ToString();
        long[] runs = new long[2];
        for (int i = 0; i < 2; i++)
            runs[i] = (await (await Admin.Send("POST", "/api/v1/fits/try", new { why = "twice" }, ("Idempotency-Key", key))).Json(202)).Long("run");
        Assert.Equal(runs[0], runs[1]);
        await Admin.Ended(runs[0]);
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_are_told_with_their_line()
    {
        await Server.Fill();
        JsonElement problem = await (await Admin.Send("POST", "/api/v1/fits/try", new { yaml = "match:\n  treshold: 1\n" })).Problem(422);
        Assert.Contains("line 2", problem.Text("detail"), StringComparison.Ordinal);
        await (await Admin.Send("POST", "/api/v1/fits/999/publish", null)).Problem(404);
        await (await Admin.GetAsync("/api/v1/fits/999")).Problem(404);
        await (await Admin.GetAsync("/api/v1/fits/tries/1")).Problem(404);
        await (await Admin.GetAsync("/api/v1/fits/tries/999999")).Problem(404);
    }
}
