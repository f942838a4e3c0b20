using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Records;

public sealed class SqliteRecordsTests(SqliteServer server) : RecordsTests<SqliteServer>(server);

public sealed class PostgreSqlRecordsTests(PostgreSqlTestServer server) : RecordsTests<PostgreSqlTestServer>(server);

public abstract class RecordsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task A_record_comes_changes_and_goes_and_its_versions_stay()
    {
        const string path = "/api/v1/sources/members/records/m%2F1";
        JsonElement receipt = await Put(path, new { 姓名 = "王芳", 手机号 = 13900001111, 会员 = true, 生日 = (string?)null });
        Assert.Equal(("m/1", "added"), (receipt.Text("key"), receipt.Text("fate")));
        Assert.Equal("unchanged", (await Put(path, new { 姓名 = "王芳", 手机号 = "13900001111", 会员 = "true" })).Text("fate"));
        HttpResponseMessage shown = await Admin.GetAsync(path);
        JsonElement record = await shown.Json(200);
        Assert.Equal("13900001111 true", $"{record.GetProperty("fields").Text("手机号")} {record.GetProperty("fields").Text("会员")}");
        Assert.Equal(304, (int)(await Admin.Send("GET", path, null, ("If-None-Match", shown.Headers.ETag!.Tag))).StatusCode);
        Assert.Equal("replaced", (await Put(path, new { 姓名 = "王芳芳" })).Text("fate"));
        Assert.NotEqual(shown.Headers.ETag, (await Admin.GetAsync(path)).Headers.ETag);

        Assert.Equal("removed", (await (await Admin.DeleteAsync(path)).Json(200)).Text("fate"));
        await (await Admin.DeleteAsync(path)).Problem(404);
        await (await Admin.GetAsync(path)).Problem(404);
        JsonElement versions = await (await Admin.GetAsync(path + "/versions")).Json(200);
        Assert.Equal(["王芳", "王芳芳"], versions.EnumerateArray().Select(v => v.GetProperty("fields").Text("姓名")));
        Assert.All(versions.EnumerateArray(), v => Assert.True(v.TryGetProperty("until", out _)));
    }

    [Fact]
    public async Task After_a_fit_a_record_is_resolved_when_the_answer_comes()
    {
        await Put("/api/v1/sources/resolved/records/1", new { 姓名 = "欧阳子虚", 手机号 = "13912345678" });
        await Put("/api/v1/sources/resolved/records/2", new { 姓名 = "司徒无名", 手机号 = "13700000001" });
        await Admin.Settled();
        JsonElement receipt = await Put("/api/v1/sources/resolved/records/3", new { 姓名 = "欧阳子虚", 手机号 = "13912345678" });
        Assert.True(receipt.GetProperty("isResolved").GetBoolean(), receipt.GetRawText());
        JsonElement first = await (await Admin.GetAsync("/api/v1/sources/resolved/records/1")).Json(200), third = await (await Admin.GetAsync("/api/v1/sources/resolved/records/3")).Json(200);
        Assert.Equal(receipt.Text("person"), third.Text("person"));
        Assert.True(first.GetProperty("isResolved").GetBoolean());
    }

    [Theory]
    [InlineData("""{"fields":{"姓名":"王芳","地址":{"市":"上海"}}}""", 422, "field '地址': found an object; expected a text")]
    [InlineData("""{"fields":{}}""", 422, "fields: found none")]
    [InlineData("""{"fields":{"a":"1","a":"2"}}""", 400, "")]
    public async Task A_record_that_cannot_be_kept_is_told_by_its_field(string body, int status, string expected)
    {
        HttpResponseMessage answer = await Admin.PutAsync("/api/v1/sources/members/records/x", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Contains(expected, (await answer.Problem(status)).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_answered_line_by_line_and_a_bad_line_stops_nothing()
    {
        string body = """
            {"key":"1","fields":{"姓名":"王芳"}}
            {"key":"2","fields":{"姓名":["王"]}}

            not json
            {"key":"3","fields":{"姓名":"李雷","电话":13900002222}}
            {"key":"1","fields":{"姓名":"王芳"}}
            {"name":"张三"}
            """;
        JsonElement[] answer = await Admin.Stream("/api/v1/sources/streamed/records", body);
        Assert.Equal([1L, 2, 4, 5, 6, 7], answer.Select(a => a.Long("line")));
        Assert.Equal(["added", "姓名", "", "added", "unchanged", "name"], answer.Select(a => a.TryGetProperty("fate", out JsonElement fate) ? fate.GetString() : a.TryGetProperty("column", out JsonElement column) ? column.GetString() : ""));
        Assert.Contains("found an array", answer[1].Text("reason"), StringComparison.Ordinal);
        JsonElement runs = await (await Admin.GetAsync("/api/v1/runs?source=streamed")).Json(200);
        JsonElement run = Assert.Single(runs.GetProperty("items").EnumerateArray());
        Assert.Equal((2L, 1L, 3L, 6L), (run.Long("added"), run.Long("unchanged"), run.Long("rejected"), run.Long("read")));
        Assert.Equal("""{"key":"2","fields":{"姓名":["王"]}}""", (await Admin.GetStringAsync($"/api/v1/runs/{run.Long("id")}/rejects.csv?as=rows")).Split('\n')[0]);
    }

    [Fact]
    public async Task Streams_longer_than_a_portion_come_whole_as_lines_and_as_an_array()
    {
        string[] lines = [.. Enumerable.Range(0, 3500).Select(i => $$$"""{"key":"k{{{i}}}","fields":{"姓名":"客户{{{i}}}","备注":"{{{new string('x', 300)}}}"}}""")];
        JsonElement[] answer = await Admin.Stream("/api/v1/sources/long/records", string.Join('\n', lines));
        Assert.Equal(Enumerable.Range(1, 3500).Select(i => (long)i), answer.Select(a => a.Long("line")));
        Assert.All(answer, a => Assert.Equal("added", a.Text("fate")));
        JsonElement[] portions = await Admin.Stream("/api/v1/sources/long/records?answers=portions", "[" + string.Join(',', lines) + "]", "application/json");
        Assert.Equal(3500, portions.Sum(p => p.Long("kept")));
        Assert.Equal(3500, (await (await Admin.GetAsync("/api/v1/sources/long")).Json(200)).Long("records"));
        JsonElement[] broken = await Admin.Stream("/api/v1/sources/long/records", "[" + lines[0] + ", {]", "application/json");
        Assert.Contains("Nothing behind it was read", broken[^1].Text("reason"), StringComparison.Ordinal);

        var seen = new List<string>();
        string? next = null;
        do
        {
            JsonElement page = await (await Admin.GetAsync($"/api/v1/sources/long/records?limit=1000&after={next}")).Json(200);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.Text("key")));
            next = page.TryGetProperty("next", out JsonElement more) ? more.GetString() : null;
        }
        while (next is not null);
        Assert.Equal(Enumerable.Range(0, 3500).Select(i => $"k{i}"), seen);
    }

    [Fact]
    public async Task A_stream_is_answered_while_it_is_open()
    {
        using var pipe = new OpenContent();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sources/open/records") { Content = pipe, Version = new Version(1, 1) };
        Task<HttpResponseMessage> sending = Admin.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await pipe.Write("""{"key":"1","fields":{"姓名":"王芳"}}""" + "\n");
        while ((await Admin.GetAsync("/api/v1/sources/open/records/1")).StatusCode != System.Net.HttpStatusCode.OK)
            await Task.Delay(20);
        pipe.End();
        Assert.Contains("added", await (await sending).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_stream_of_records_is_refused()
    {
        Assert.Equal(415, (int)(await Admin.PostAsync("/api/v1/sources/x/records", new StringContent("a,b"))).StatusCode);
        Assert.Equal(422, (int)(await Admin.PostAsync($"/api/v1/sources/{new string('x', 201)}/records", new StringContent("", Encoding.UTF8, "application/x-ndjson"))).StatusCode);
        await (await Admin.Send("POST", "/api/v1/sources/x/records", Array.Empty<int>(), ("Idempotency-Key", "k"))).Problem(400);
    }

    async Task<JsonElement> Put(string path, object fields) => await (await Admin.PutAsJsonAsync(path, new { fields })).Json(200);

    /// <summary>A body that goes on until it is ended.</summary>
    sealed class OpenContent : HttpContent
    {
        readonly System.IO.Pipelines.Pipe pipe = new();

        public OpenContent() => Headers.ContentType = new("application/x-ndjson");

        public async Task Write(string text) => await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));

        public void End() => pipe.Writer.Complete();

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => Copy(stream);

        async Task Copy(Stream stream)
        {
            while (true)
            {
                System.IO.Pipelines.ReadResult read = await pipe.Reader.ReadAsync();
                foreach (ReadOnlyMemory<byte> part in read.Buffer)
                    await stream.WriteAsync(part);
                await stream.FlushAsync();
                pipe.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    return;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
