using System.Text;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Uploads;

public sealed class SqliteUploadsTests(SqliteServer server) : UploadsTests<SqliteServer>(server);

public sealed class PostgreSqlUploadsTests(PostgreSqlTestServer server) : UploadsTests<PostgreSqlTestServer>(server);

public abstract class UploadsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task Several_files_come_as_a_form_and_each_has_a_run()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent("会员号,姓名\n1,王芳\n2,李雷\n"u8.ToArray()), "file", "会员.csv" },
            { new ByteArrayContent("%PDF-1.7 …"u8.ToArray()), "file", "notes.pdf" },
        };
        HttpResponseMessage answer = await Admin.PostAsync("/api/v1/uploads", form);
        JsonElement[] runs = [.. (await answer.Json(202)).GetProperty("runs").EnumerateArray()];
        Assert.Equal($"/api/v1/runs/{runs[0].Long("id")}", answer.Headers.Location?.ToString());
        JsonElement first = await Admin.Ended(runs[0].Long("id")), second = await Admin.Ended(runs[1].Long("id"));
        Assert.Equal(("finished", 2L, 100.0, "会员"), (first.Text("state"), first.Long("added"), first.GetProperty("perCent").GetDouble(), first.Text("source")));
        Assert.Equal(("failed", "notes.pdf: found a PDF document; expected CSV, TSV, JSON, JSONL, XLSX, XLSB or XLS."), (second.Text("state"), second.Text("message")));
    }

    [Fact]
    public async Task A_file_larger_than_other_bodies_is_taken_and_modes_do_what_they_say()
    {
        string all = "编号,姓名,备注\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i},客户{i},{new string('y', 400)}\n"));
        JsonElement run = await Admin.Ended(await Admin.Upload("name=modes.csv", all));
        Assert.Equal(("finished", 3000L), (run.Text("state"), run.Long("added")));
        Assert.Equal(1, (await Admin.Ended(await Admin.Upload("name=x.csv&source=modes&mode=remove", all.Split('\n')[0] + "\n" + all.Split('\n')[1]))).Long("removed"));
        JsonElement snapshot = await Admin.Ended(await Admin.Upload("name=y.csv&source=modes&mode=snapshot", string.Join('\n', all.Split('\n').Take(101))));
        Assert.Equal((1L, 99L, 2900L), (snapshot.Long("added"), snapshot.Long("unchanged"), snapshot.Long("removed")));
        Assert.Equal(100, (await (await Admin.GetAsync("/api/v1/sources/modes")).Json(200)).Long("records"));
    }

    [Fact]
    public async Task Rejected_rows_are_downloaded_mended_and_sent_again()
    {
        long run = await Admin.Upload("name=mend.csv", "编号;姓名;电话\n1;王芳;139\n2;李雷\n3;=韩梅梅;137;x;y\n4;张三;138\n");
        JsonElement ended = await Admin.Ended(run);
        Assert.Equal((2L, 2L), (ended.Long("added"), ended.Long("rejected")));
        JsonElement page = await (await Admin.GetAsync($"/api/v1/runs/{run}/rejects")).Json(200);
        Assert.Equal([2L, 3L], page.GetProperty("items").EnumerateArray().Select(r => r.Long("row")));
        HttpResponseMessage report = await Admin.GetAsync($"/api/v1/runs/{run}/rejects.csv");
        Assert.Equal("text/csv", report.Content.Headers.ContentType?.MediaType);
        string[] lines = (await report.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split('\n');
        Assert.Equal("source,row,line,column,reason,raw", lines[0]);
        Assert.StartsWith("mend,2,3,,", lines[1], StringComparison.Ordinal);

        string rows = (await Admin.GetStringAsync($"/api/v1/runs/{run}/rejects.csv?as=rows")).TrimStart('\uFEFF');
        Assert.Equal("编号;姓名;电话\n2;李雷\n3;=韩梅梅;137;x;y\n", rows);
        JsonElement mended = await Admin.Ended(await Admin.Upload($"name=mended.csv&resends={run}", rows.Replace("李雷", "李雷;136", StringComparison.Ordinal).Replace(";x;y", "", StringComparison.Ordinal)));
        Assert.Equal(("finished", 2L, "mend"), (mended.Text("state"), mended.Long("added"), mended.Text("source")));
        page = await (await Admin.GetAsync($"/api/v1/runs/{run}/rejects")).Json(200);
        Assert.All(page.GetProperty("items").EnumerateArray(), r => Assert.Equal(mended.Long("id"), r.Long("resentRun")));
    }

    [Fact]
    public async Task An_upload_that_is_repeated_with_its_key_makes_one_run()
    {
        async Task<long> Send()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads?name=once.csv") { Content = new ByteArrayContent("a,b\n1,2\n"u8.ToArray()) };
            request.Headers.Add("Idempotency-Key", "once");
            return (await (await Admin.SendAsync(request)).Json(202)).GetProperty("runs")[0].Long("id");
        }
        Assert.Equal(await Send(), await Send());
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("name=a.csv&mode=replace", 422)]
    [InlineData("name=a.csv&source=a/b", 422)]
    [InlineData("name=a.csv&resends=999999", 404)]
    public async Task What_cannot_be_taken_in_is_refused_and_leaves_no_file(string query, int status)
    {
        string uploads = Server.Server.Hub.Workspace.Uploads;
        int before = Directory.GetDirectories(uploads).Length;
        HttpResponseMessage answer = await Admin.PostAsync($"/api/v1/uploads?{query}", new StringContent("a,b\n1,2\n", Encoding.UTF8, "text/csv"));
        await answer.Problem(status);
        Assert.Equal(before, Directory.GetDirectories(uploads).Length);
    }
}
