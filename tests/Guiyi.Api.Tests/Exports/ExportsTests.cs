using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Exports;

public sealed class SqliteExportsTests(SqliteServer server) : ExportsTests<SqliteServer>(server);

public sealed class PostgreSqlExportsTests(PostgreSqlTestServer server) : ExportsTests<PostgreSqlTestServer>(server);

public abstract class ExportsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task An_export_is_begun_watched_fetched_whole_or_in_part_and_removed()
    {
        await Server.Fill();
        HttpResponseMessage begun = await Admin.Send("POST", "/api/v1/exports", new { content = "customers" });
        JsonElement waiting = await begun.Json(202);
        string path = $"/api/v1/exports/{waiting.Long("run")}";
        Assert.Equal(path, begun.Headers.Location?.ToString());
        Assert.Equal(("customers", "csv", "zh", TestServer.AdminName), (waiting.Text("content"), waiting.Text("format"), waiting.Text("language"), waiting.Text("by")));
        JsonElement done = await Finished(path);
        JsonElement now = await (await Admin.GetAsync("/api/v1/base")).Json(200);
        Assert.Equal(now.Long("persons") + now.Long("organizations"), done.Long("rows"));
        Assert.True(done.Long("version") <= Server.Server.Hub.Store.Version);

        HttpResponseMessage answer = await Admin.GetAsync(done.Text("file"));
        byte[] file = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(done.Long("bytes"), file.Length);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(("attachment", $"客户-{done.Long("version")}.csv"), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.StartsWith("\uFEFFcustomer_id,code,", Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        var rest = new HttpRequestMessage(HttpMethod.Get, path + "/file") { Headers = { Range = new RangeHeaderValue(100, null), IfRange = new RangeConditionHeaderValue(answer.Headers.ETag!) } };
        HttpResponseMessage part = await Admin.SendAsync(rest);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(file[100..], await part.Content.ReadAsByteArrayAsync());

        await (await Admin.DeleteAsync(path)).Json(204);
        await (await Admin.Send("POST", path + "/stop", null)).Problem(409);
        await (await Admin.Send("POST", "/api/v1/exports/999999/stop", null)).Problem(404);
        await (await Admin.GetAsync(path + "/file")).Problem(404);
        await (await Admin.DeleteAsync(path)).Problem(404);
        Assert.False((await (await Admin.GetAsync(path)).Json(200)).TryGetProperty("file", out _));
    }

    [Fact]
    public async Task Exports_are_listed_the_last_one_first_and_twice_the_same_request_makes_one()
    {
        await Server.Fill();
        string key = Guid.NewGuid().ToString();
        List<long> runs = [];
        foreach (string format in (string[])["jsonl", "xlsx"])
            runs.Add((await Admin.Post("/api/v1/exports", new { content = "codes", format, language = "en" }, 202)).Long("run"));
        long first = (await (await Admin.Send("POST", "/api/v1/exports", new { content = "changes" }, ("Idempotency-Key", key))).Json(202)).Long("run");
        Assert.Equal(first, (await (await Admin.Send("POST", "/api/v1/exports", new { content = "changes" }, ("Idempotency-Key", key))).Json(202)).Long("run"));
        JsonElement[] listed = await Admin.Items("/api/v1/exports?limit=1000");
        Assert.Equal(listed.Select(e => e.Long("run")).OrderDescending(), listed.Select(e => e.Long("run")));
        Assert.Single(listed, e => e.Long("run") == first);
        List<string?> types = [];
        foreach (long run in runs)
        {
            HttpResponseMessage file = await Admin.GetAsync((await Finished($"/api/v1/exports/{run}")).Text("file"));
            Assert.StartsWith("codes-", file.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
            types.Add(file.Content.Headers.ContentType?.MediaType);
        }
        Assert.Equal<string?>(["application/jsonl", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], types);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused_and_readers_fetch_but_begin_none()
    {
        await Server.Fill();
        await (await Admin.Send("POST", "/api/v1/exports", new { content = "everything" })).Problem(400);
        await (await Admin.Send("POST", "/api/v1/exports", new { content = "customers", language = "fr" })).Problem(422);
        await (await Admin.GetAsync("/api/v1/exports/999999")).Problem(404);
        await (await Admin.DeleteAsync("/api/v1/exports/999999")).Problem(404);
        await (await Admin.GetAsync("/api/v1/exports/1/file")).Problem(404);
        string path = $"/api/v1/exports/{(await Admin.Post("/api/v1/exports", new { content = "relations" }, 202)).Long("run")}";
        await Finished(path);
        (_, HttpClient reader) = await Server.AddUser("export reader", "reader");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(path + "/file")).StatusCode);
        await (await reader.Send("POST", "/api/v1/exports", new { content = "customers" })).Problem(403);
        await (await reader.DeleteAsync(path)).Problem(403);
    }

    async Task<JsonElement> Finished(string path)
    {
        while (true)
        {
            JsonElement now = await (await Admin.GetAsync(path)).Json(200);
            if (now.TryGetProperty("ended", out _))
            {
                Assert.Equal("finished", now.Text("state"));
                return now;
            }
            await Task.Delay(20);
        }
    }
}
