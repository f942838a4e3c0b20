using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Review;

public sealed class SqliteReviewTests(SqliteServer server) : ReviewTests<SqliteServer>(server);

public sealed class PostgreSqlReviewTests(PostgreSqlTestServer server) : ReviewTests<PostgreSqlTestServer>(server);

public abstract class ReviewTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    static (string, string, string, string) Pair(JsonElement question)
    {
        JsonElement left = question.GetProperty("left").GetProperty("record"), right = question.GetProperty("right").GetProperty("record");
        return (left.Text("source"), left.Text("key"), right.Text("source"), right.Text("key"));
    }

    [Fact]
    public async Task Questions_come_the_most_useful_first_page_by_page_and_an_answer_shifts_nothing()
    {
        await Server.Fill();
        JsonElement[] all = await Admin.Items("/api/v1/review?limit=1000");
        Assert.True(all.Length > 6);
        Assert.Equal(all.Select(q => q.GetProperty("usefulness").GetDouble()).OrderDescending(), all.Select(q => q.GetProperty("usefulness").GetDouble()));
        JsonElement first = await (await Admin.GetAsync("/api/v1/review?limit=3")).Json(200);
        JsonElement question = first.GetProperty("items")[0];
        JsonElement left = question.GetProperty("left"), right = question.GetProperty("right");
        await Admin.Post("/api/v1/review/answer", new
        {
            left = left.GetProperty("record"),
            right = right.GetProperty("record"),
            decision = "unsure",
            seen = new Dictionary<string, string> { [left.Text("customer")] = left.Text("etag"), [right.Text("customer")] = right.Text("etag") },
        });
        JsonElement second = await (await Admin.GetAsync($"/api/v1/review?limit=3&after={first.Text("next")}")).Json(200);
        Assert.Equal(all.Skip(3).Take(3).Select(Pair), second.GetProperty("items").EnumerateArray().Select(Pair));
        Assert.DoesNotContain(Pair(question), (await Admin.Items("/api/v1/review?limit=1000")).Select(Pair));
        await (await Admin.GetAsync("/api/v1/review?after=nowhere")).Problem(400);
    }

    [Fact]
    public async Task Any_two_records_are_compared()
    {
        await Server.Fill();
        JsonElement question = (await Admin.Items("/api/v1/review?kind=person&limit=1"))[0];
        (string leftSource, string leftKey, string rightSource, string rightKey) = Pair(question);
        string path = $"/api/v1/review/pair?kind=person&leftSource={leftSource}&leftKey={Uri.EscapeDataString(leftKey)}&rightSource={rightSource}&rightKey=";
        JsonElement pair = await (await Admin.GetAsync(path + Uri.EscapeDataString(rightKey))).Json(200);
        Assert.Equal(question.GetProperty("weight").GetDouble(), pair.GetProperty("weight").GetDouble());
        Assert.NotEmpty(pair.GetProperty("evidence").EnumerateArray());
        Assert.NotEmpty(pair.GetProperty("rows").EnumerateArray());
        await (await Admin.GetAsync(path + "nobody")).Problem(404);
        await (await Admin.GetAsync("/api/v1/review/pair?kind=person")).Problem(400);
    }

    [Fact]
    public async Task An_answer_to_what_has_changed_since_is_refused()
    {
        await Server.Fill();
        JsonElement question = (await Admin.Items("/api/v1/review?limit=5"))[4], left = question.GetProperty("left");
        await Admin.Post($"/api/v1/customers/{left.Text("customer")}/notes", new { text = "meanwhile" }, 201);
        object answer = new { left = left.GetProperty("record"), right = question.GetProperty("right").GetProperty("record"), decision = "different", seen = new Dictionary<string, string> { [left.Text("customer")] = left.Text("etag") } };
        Assert.Equal("changed", (await (await Admin.Send("POST", "/api/v1/review/answer", answer)).Problem(412)).Text("conflict"));
    }
}
