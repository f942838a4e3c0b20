using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Sources;

public sealed class SqliteSourcesTests(SqliteServer server) : SourcesTests<SqliteServer>(server);

public sealed class PostgreSqlSourcesTests(PostgreSqlTestServer server) : SourcesTests<PostgreSqlTestServer>(server);

public abstract class SourcesTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    const string Members = "会员号,姓名,手机号\nm-1,王芳,13900001111\nm-2,李雷,13900002222\nm-3,王芳,13900001111\n";

    [Fact]
    public async Task A_source_tells_its_columns_what_they_mean_and_what_fed_it()
    {
        long run = await Admin.Upload("name=tells.csv", Members);
        await Admin.Ended(run);
        await Admin.Settled();
        JsonElement source = await (await Admin.GetAsync("/api/v1/sources/tells")).Json(200);
        Assert.Equal(("tells", 3L, run), (source.Text("name"), source.Long("records"), source.GetProperty("lastRun").Long("id")));
        Assert.Equal("inferred", source.GetProperty("mapping").Text("origin"));
        Assert.Contains("\"target\":\"phone\"", source.GetProperty("mapping").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("tells", (await Admin.GetStringAsync("/api/v1/sources?limit=1000")), StringComparison.Ordinal);
        await (await Admin.GetAsync("/api/v1/sources/nobody")).Problem(404);
    }

    [Fact]
    public async Task What_columns_mean_is_given_and_inferred_again_and_each_time_a_fit_follows()
    {
        await Admin.Ended(await Admin.Upload("name=mapped.csv", Members));
        long first = (await Admin.Settled()).Long("fit");
        const string path = "/api/v1/sources/mapped/mapping";
        JsonElement mapping = (await (await Admin.GetAsync(path)).Json(200)).GetProperty("mapping");
        Assert.Equal("inferred", (await (await Admin.GetAsync(path)).Json(200)).Text("origin"));
        Assert.Equal("given", (await (await Admin.PutAsJsonAsync(path, mapping)).Json(200)).Text("origin"));
        long second = (await Admin.Settled()).Long("fit");
        Assert.NotEqual(first, second);

        var other = new { columns = new[] { new { column = new[] { "姓名" }, target = "nickname" } } };
        await (await Admin.PutAsJsonAsync(path, other)).Json(200);
        Assert.NotEqual(second, (await Admin.Settled()).Long("fit"));
        Assert.Contains("nickname", (await Admin.GetStringAsync(path)), StringComparison.Ordinal);

        Assert.Equal(204, (int)(await Admin.DeleteAsync(path)).StatusCode);
        await Admin.Settled();
        JsonElement again = await (await Admin.GetAsync(path)).Json(200);
        Assert.Equal("inferred", again.Text("origin"));
        Assert.Equal(mapping.GetProperty("columns").GetRawText(), again.GetProperty("mapping").GetProperty("columns").GetRawText());
    }

    [Theory]
    [InlineData("手机", "phone", "column '手机': source wrong has")]
    [InlineData("手机号", "fone", "column '手机号', target: found 'fone'; expected one of ignore, record_id")]
    [InlineData("手机号", "opt_out", "column '手机号', label: found 'fax'; expected one of marketing, sms", "fax")]
    public async Task A_wrong_meaning_is_told_with_its_column(string column, string target, string expected, string? label = null)
    {
        await Admin.Ended(await Admin.Upload("name=wrong.csv", Members));
        JsonElement problem = await (await Admin.PutAsJsonAsync("/api/v1/sources/wrong/mapping", new { columns = new[] { new { column = new[] { column }, target, label } } })).Problem(422);
        Assert.Contains(expected, problem.Text("detail"), StringComparison.Ordinal);
    }
}
