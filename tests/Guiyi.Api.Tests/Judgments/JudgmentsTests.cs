using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Judgments;

public sealed class SqliteJudgmentsTests(SqliteServer server) : JudgmentsTests<SqliteServer>(server);

public sealed class PostgreSqlJudgmentsTests(PostgreSqlTestServer server) : JudgmentsTests<PostgreSqlTestServer>(server);

public abstract class JudgmentsTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    async Task<JsonElement> Page(string id) => await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200);

    async Task<object> Record(string id)
    {
        JsonElement record = (await Page(id)).GetProperty("records")[0];
        return new { source = record.Text("source"), key = record.Text("key") };
    }

    /// <summary>All but the codes that it ever had.</summary>
    static string Shown(JsonElement page) => string.Join('\n', page.EnumerateObject().Where(p => p.Name != "codes").Select(p => p.Value.GetRawText()));

    [Fact]
    public async Task A_preview_tells_what_a_merge_then_does_and_its_run_undoes_it()
    {
        await Server.Fill();
        string[] pair = await Admin.Mergeable(0, 2);
        string[] before = [(await Page(pair[0])).GetRawText(), (await Page(pair[1])).GetRawText()];
        (_, HttpClient reader) = await Server.AddUser("looks", "reader");
        JsonElement preview = await reader.Post("/api/v1/merges/preview", new { customers = pair });
        Assert.Equal((before[0], before[1]), ((await Page(pair[0])).GetRawText(), (await Page(pair[1])).GetRawText()));
        Assert.False(preview.TryGetProperty("refusal", out _));

        string[] etags = [await Admin.Etag(pair[0]), await Admin.Etag(pair[1])];
        var request = new { customers = pair, why = "same signature", seen = new Dictionary<string, string> { [pair[0]] = etags[0], [pair[1]] = etags[1] } };
        (string, string) key = ("Idempotency-Key", "merge " + pair[0]);
        JsonElement merged = await (await Admin.Send("POST", "/api/v1/merges", request, key)).Json(200);
        HttpResponseMessage repeated = await Admin.Send("POST", "/api/v1/merges", request, key);
        Assert.Equal(("true", merged.GetRawText()), (Assert.Single(repeated.Headers.GetValues("Idempotency-Replayed")), (await repeated.Json(200)).GetRawText()));
        Assert.Equal(
            preview.GetProperty("customers").EnumerateArray().Select(c => (c.Text("customer"), c.GetProperty("recordsAfter").GetArrayLength())),
            merged.GetProperty("customers").EnumerateArray().Select(c => (c.Text("customer"), c.GetProperty("recordsAfter").GetInt32())));
        await (await Admin.Send("POST", "/api/v1/merges", request)).Problem(412);

        JsonElement said = (await Admin.Items("/api/v1/judgments?limit=1"))[0];
        Assert.Equal(("same", TestServer.AdminName, "same signature", false), (said.Text("decision"), said.GetProperty("made").Text("by"), said.GetProperty("made").Text("why"), said.TryGetProperty("ended", out _)));
        string undo = $"/api/v1/judgment-runs/{merged.GetProperty("run")}/undo";
        await Admin.Post(undo, new { why = "not the same" });
        Assert.Equal("conflict", (await (await Admin.Send("POST", undo, null)).Problem(409)).TryGetProperty("conflict", out _) ? "conflict" : "");
        Assert.Equal("not the same", (await Admin.Items("/api/v1/judgments?limit=1"))[0].GetProperty("ended").Text("why"));
        for (int i = 0; i < pair.Length; i++)
            Assert.Equal(Shown(JsonDocument.Parse(before[i]).RootElement), Shown(await Page(pair[i])));
        await (await Admin.Send("POST", "/api/v1/judgment-runs/999999/undo", null)).Problem(404);
    }

    [Fact]
    public async Task A_preview_lists_consents_by_themselves()
    {
        await Server.Fill();
        string[] pair = await Admin.Mergeable(0, 2);
        foreach ((string id, string answer) in pair.Zip((string[])["granted", "denied"]))
            await (await Admin.Send("PUT", $"/api/v1/customers/{id}/values/consent_sms", new { value = answer, why = "rang" }, ("If-Match", await Admin.Etag(id)))).Json(200);
        JsonElement[] customers = [.. (await Admin.Post("/api/v1/merges/preview", new { customers = pair })).GetProperty("customers").EnumerateArray()];
        JsonElement ended = customers.Single(c => c.TryGetProperty("replacedBy", out _)), stays = customers.Single(c => !c.TryGetProperty("replacedBy", out _));
        Assert.Equal([""], ended.GetProperty("consents").Texts("after"));
        Assert.DoesNotContain(customers.SelectMany(c => c.GetProperty("values").Texts("name")), name => name == "consent_sms");
        if (stays.Text("customer") == pair[0])
            Assert.Equal(["granted denied"], stays.GetProperty("consents").EnumerateArray().Select(c => $"{c.Text("before")} {c.Text("after")}"));
        Assert.Equal([pair[1]], (await Admin.Items("/api/v1/customers?kind=person&where=consent_sms%20%3D%20denied")).Select(c => c.Text("id")));
    }

    [Fact]
    public async Task Many_merges_are_one_transaction_all_or_nothing()
    {
        await Server.Fill();
        string[] six = await Admin.Mergeable(2, 6);
        await (await Admin.Send("POST", "/api/v1/merges", new { groups = (string[][])[[six[0], six[1]], [six[2], "P000000000000"]] })).Problem(409);
        foreach (string id in six)
            Assert.Equal(id, (await Page(id)).Text("id"));
        JsonElement merged = await Admin.Post("/api/v1/merges", new { groups = (string[][])[[six[0], six[1]], [six[2], six[3]], [six[4], six[5]]], why = "list" });
        Assert.Equal(3, merged.GetProperty("customers").EnumerateArray().Count(c => c.GetProperty("recordsAfter").GetInt32() == 0));
        await Admin.Post($"/api/v1/judgment-runs/{merged.GetProperty("run")}/undo", new { });
        foreach (string id in six)
            Assert.Equal(id, (await Page(id)).Text("id"));
        await (await Admin.Send("POST", "/api/v1/merges", new { why = "?" })).Problem(400);
        await (await Admin.Send("POST", "/api/v1/merges", new { customers = (string[])[six[0]] })).Problem(409);
        await (await Admin.Send("POST", "/api/v1/merges", new { customers = (string[])["x", "y"] })).Problem(400);
    }

    [Fact]
    public async Task Records_are_taken_out_and_stay_out()
    {
        await Server.Fill();
        string id = (await Admin.Items("/api/v1/customers?kind=person&limit=1000")).MaxBy(c => c.GetProperty("records").GetInt32()).Text("id"), path = $"/api/v1/customers/{id}/unmerge";
        JsonElement[] records = [.. (await Page(id)).GetProperty("records").EnumerateArray()];
        var body = new { records = (object[])[new { source = records[^1].Text("source"), key = records[^1].Text("key") }], why = "his father" };
        string etag = await Admin.Etag(id);
        JsonElement preview = await (await Admin.Send("POST", path + "/preview", body)).Json(200);
        JsonElement stays = preview.GetProperty("customers").EnumerateArray().Single(c => c.Text("customer") == id);
        Assert.Equal(records.Length - 1, stays.GetProperty("recordsAfter").GetArrayLength());
        await (await Admin.Send("POST", path, body, ("If-Match", "\"v0\""))).Problem(412);
        JsonElement taken = await (await Admin.Send("POST", path, body, ("If-Match", etag))).Json(200);
        Assert.DoesNotContain(records[^1].Text("key"), (await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200)).GetProperty("records").Texts("key"));
        string other = taken.GetProperty("customers").EnumerateArray().Single(c => c.Text("customer") != id).Text("customer");
        JsonElement again = await Admin.Post("/api/v1/merges/preview", new { customers = (string[])[other, id] });
        Assert.Contains("cannot be one", again.Text("refusal"), StringComparison.Ordinal);
        await (await Admin.Send("POST", "/api/v1/merges", new { customers = (string[])[other, id] })).Problem(409);
        JsonElement outcome = await (await Admin.Send("POST", path, new { records = (object[])[new { source = "members", key = "nobody" }] })).Problem(409);
        Assert.Equal("not_there", outcome.Text("conflict"));
        await Admin.Post($"/api/v1/judgment-runs/{taken.GetProperty("run")}/undo", new { });
        Assert.Equal(records.Length, (await Page(id)).GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task Pairs_are_judged_and_one_judgment_is_taken_back()
    {
        await Server.Fill();
        string[] pair = await Admin.Mergeable(8, 2);
        var judged = new { judgments = (object[])[new { left = await Record(pair[0]), right = await Record(pair[1]), decision = "same" }], why = "told us" };
        JsonElement preview = await Admin.Post("/api/v1/judgments/preview", judged);
        Assert.NotEmpty(preview.GetProperty("customers").EnumerateArray());
        JsonElement said = await Admin.Post("/api/v1/judgments", judged);
        long id = said.GetProperty("judgments")[0].GetInt64();
        await Admin.Post($"/api/v1/judgments/{id}/undo", new { why = "mistaken" });
        Assert.Equal("undone", (await (await Admin.Send("POST", $"/api/v1/judgments/{id}/undo", null)).Problem(409)).Text("conflict"));
        await (await Admin.Send("POST", "/api/v1/judgments/999999/undo", null)).Problem(404);
        await (await Admin.Send("POST", "/api/v1/judgments", new { judgments = (object[])[new { left = new { source = "nowhere", key = "1" }, right = new { source = "members", key = "1" }, decision = "same" }] })).Problem(409);
        await (await Admin.Send("POST", "/api/v1/judgments", new { judgments = (object[])[new { left = await Record(pair[0]), right = await Record(pair[1]), decision = "perhaps" }] })).Problem(400);
        Assert.Equal((pair[0], pair[1]), ((await Page(pair[0])).Text("id"), (await Page(pair[1])).Text("id")));
    }
}
