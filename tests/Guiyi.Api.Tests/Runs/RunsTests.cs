using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Runs;

public sealed class SqliteRunsTests(SqliteServer server) : RunsTests<SqliteServer>(server);

public sealed class PostgreSqlRunsTests(PostgreSqlTestServer server) : RunsTests<PostgreSqlTestServer>(server);

public abstract class RunsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    const int Rows = 150_000;

    static string Many { get; } = "编号,姓名,电话\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i},客户{i},139{i:00000000}\n"));

    [Fact]
    public async Task A_stopped_run_keeps_what_was_committed_and_is_taken_up_where_it_left_off()
    {
        long run = await Admin.Upload("name=stopped.csv", Many), behind = await Admin.Upload("name=behind.csv", "a,b\n1,2\n");
        while ((await (await Admin.GetAsync($"/api/v1/runs/{run}")).Json(200)).Long("read") == 0)
            await Task.Delay(5);
        Assert.Equal("stopped", (await (await Admin.PostAsync($"/api/v1/runs/{behind}/stop", null)).Json(200)).Text("state"));
        JsonElement stopped = await (await Admin.PostAsync($"/api/v1/runs/{run}/stop", null)).Json(200);
        Assert.Equal("stopped", stopped.Text("state"));
        Assert.InRange(stopped.Long("added"), 1, Rows - 1);
        Assert.Equal(stopped.Long("added"), (await (await Admin.GetAsync("/api/v1/sources/stopped")).Json(200)).Long("records"));
        await (await Admin.PostAsync($"/api/v1/runs/{run}/stop", null)).Problem(409);

        await (await Admin.PostAsync($"/api/v1/runs/{run}/resume", null)).Json(202);
        JsonElement ended = await Admin.Ended(run);
        Assert.Equal(("finished", (long)Rows, (long)Rows, 0L), (ended.Text("state"), ended.Long("added"), ended.Long("read"), ended.Long("unchanged")));
        await (await Admin.PostAsync($"/api/v1/runs/{run}/resume", null)).Problem(409);
        await (await Admin.PostAsync($"/api/v1/runs/{behind}/resume", null)).Json(202);
        Assert.Equal("finished", (await Admin.Ended(behind)).Text("state"));
    }

    [Fact]
    public async Task How_a_run_goes_on_is_told_until_it_ends()
    {
        long run = await Admin.Upload("name=watched.csv", "编号,姓名\n1,王芳\n");
        HttpResponseMessage events = await Admin.GetAsync($"/api/v1/runs/{run}/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", events.Content.Headers.ContentType?.MediaType);
        string[] lines = (await events.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("event: ended", lines[^2]);
        JsonElement last = JsonDocument.Parse(lines[^1]["data: ".Length..]).RootElement;
        Assert.Equal(("finished", 1L), (last.Text("state"), last.Long("added")));
        await (await Admin.GetAsync("/api/v1/runs/999999/events")).Problem(404);
    }

    [Fact]
    public async Task Runs_are_listed_by_kind_and_state_the_last_one_first()
    {
        long done = await Admin.Upload("name=listed.csv", "编号,姓名\n1,王芳\n"), failed = await Admin.Upload("name=listed.pdf", "%PDF-1.7");
        await Admin.Ended(failed);
        long[] Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(r => r.Long("id"))];
        Assert.Contains(failed, Ids(await (await Admin.GetAsync("/api/v1/runs?state=failed&kind=ingest")).Json(200)));
        Assert.DoesNotContain(done, Ids(await (await Admin.GetAsync("/api/v1/runs?state=failed")).Json(200)));
        long[] all = Ids(await (await Admin.GetAsync("/api/v1/runs?limit=1000")).Json(200));
        Assert.Equal(all.OrderDescending(), all);
        JsonElement first = await (await Admin.GetAsync("/api/v1/runs?limit=1")).Json(200);
        Assert.Equal(all[1], Ids(await (await Admin.GetAsync($"/api/v1/runs?limit=1&after={first.Text("next")}")).Json(200))[0]);
        await (await Admin.GetAsync("/api/v1/runs?kind=dream")).Problem(422);
        await (await Admin.PostAsync($"/api/v1/runs/{done}/stop", null)).Problem(409);
    }
}
