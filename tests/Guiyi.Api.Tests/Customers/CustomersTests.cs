using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Customers;

public sealed class SqliteCustomersTests(SqliteServer server) : CustomersTests<SqliteServer>(server);

public sealed class PostgreSqlCustomersTests(PostgreSqlTestServer server) : CustomersTests<PostgreSqlTestServer>(server);

public abstract class CustomersTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task Customers_are_listed_by_kind_class_and_rule_page_by_page()
    {
        await Server.Fill();
        JsonElement[] all = await Admin.Items("/api/v1/customers?limit=1000");
        Assert.Equal(all.Select(c => c.Text("id")).Order(StringComparer.Ordinal), all.Select(c => c.Text("id")));
        Assert.Equal(["organization", "person"], all.Select(c => c.Text("kind")).Distinct());
        List<string> seen = [];
        string? next = null;
        do
        {
            JsonElement page = await (await Admin.GetAsync($"/api/v1/customers?limit=37&after={next}")).Json(200);
            seen.AddRange(page.GetProperty("items").Texts("id"));
            next = page.TryGetProperty("next", out JsonElement more) ? more.GetString() : null;
        }
        while (next is not null && seen.Count < all.Length);
        Assert.Equal(all.Take(seen.Count).Select(c => c.Text("id")), seen.Take(all.Length));
        JsonElement[] buyers = await Admin.Items("/api/v1/customers?kind=person&limit=1000&where=" + Uri.EscapeDataString("订单数 至少 2"));
        Assert.NotEmpty(buyers);
        Assert.All(buyers, b => Assert.True(b.GetProperty("orders").GetInt32() >= 2 && b.Text("kind") == "person"));
        JsonProperty place = all[0].GetProperty("classes").EnumerateObject().First();
        JsonElement[] same = await Admin.Items($"/api/v1/customers?limit=1000&class.{Uri.EscapeDataString(place.Name)}={Uri.EscapeDataString(place.Value.GetString()!)}");
        Assert.Equal(all.Count(c => c.GetProperty("classes").GetProperty(place.Name).GetString() == place.Value.GetString()), same.Length);
    }

    [Fact]
    public async Task A_rule_that_is_wrong_is_told_with_its_place()
    {
        await Server.Fill();
        JsonElement problem = await (await Admin.GetAsync("/api/v1/customers?where=" + Uri.EscapeDataString("orders >= many"))).Problem(400);
        Assert.Equal(11, problem.GetProperty("position").GetInt32());
        await (await Admin.GetAsync("/api/v1/customers?class.nonsense=A")).Problem(400);
        await (await Admin.GetAsync("/api/v1/customers?kind=robot")).Problem(400);
    }

    [Fact]
    public async Task A_page_tells_of_every_value_where_it_is_from()
    {
        await Server.Fill();
        string id = (await Admin.Items("/api/v1/customers?kind=person&limit=1000")).MaxBy(c => c.GetProperty("records").GetInt32()).Text("id");
        HttpResponseMessage answer = await Admin.GetAsync($"/api/v1/customers/{id}");
        Assert.StartsWith("\"v", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
        JsonElement page = await answer.Json(200);
        (string, string)[] records = [.. page.GetProperty("records").EnumerateArray().Select(r => (r.Text("source"), r.Text("key")))];
        Assert.All(page.GetProperty("values").EnumerateArray(), v => Assert.Contains((v.GetProperty("from").Text("source"), v.GetProperty("from").Text("key")), records));
        Assert.All(page.GetProperty("classes").EnumerateArray(), c => Assert.NotEmpty(c.Text("reasonZh") + c.Text("reasonEn")));
        HttpResponseMessage code = await Manual().GetAsync($"/api/v1/codes/{page.Text("code")}");
        Assert.Equal((308, $"/api/v1/customers/{id}"), ((int)code.StatusCode, code.Headers.Location!.ToString()));
        JsonElement history = await (await Admin.GetAsync($"/api/v1/customers/{id}/history")).Json(200);
        Assert.Equal(records.Order(), history.GetProperty("records").EnumerateArray().Where(r => r.GetProperty("isCurrent").GetBoolean()).Select(r => (r.Text("source"), r.Text("key"))).Order());
        Assert.Contains("created", history.GetProperty("changes").GetProperty("items").Texts("kind"));
        Assert.NotEmpty(await Admin.Items($"/api/v1/customers/{id}/timeline"));
        JsonElement group = await (await Admin.GetAsync($"/api/v1/customers/{id}/group")).Json(200);
        Assert.Equal(id, group.GetProperty("members")[0].Text("id"));
        Assert.NotEmpty(await Admin.Items($"/api/v1/customers/{id}/group/timeline"));
    }

    [Fact]
    public async Task What_never_was_is_not_there()
    {
        await Server.Fill();
        foreach (string path in (string[])["/api/v1/customers/P000000000000", "/api/v1/customers/42", "/api/v1/customers/P000000000000/history", "/api/v1/codes/ZZ9-999999"])
            await (await Admin.GetAsync(path)).Problem(404);
    }

    [Fact]
    public async Task A_retired_id_leads_on_and_comes_back()
    {
        await Server.Fill();
        string[] pair = await Admin.Mergeable(0, 2);
        JsonElement merged = await Admin.Post("/api/v1/merges", new { customers = pair, why = "same signature" });
        JsonElement gone = merged.GetProperty("customers").EnumerateArray().Single(c => c.GetProperty("recordsAfter").GetInt32() == 0);
        string heir = gone.Text("replacedBy"), old = gone.Text("customer");
        HttpResponseMessage moved = await Manual().GetAsync($"/api/v1/customers/{old}/timeline?x=1");
        Assert.Equal((308, $"/api/v1/customers/{heir}/timeline?x=1"), ((int)moved.StatusCode, moved.Headers.Location!.ToString()));
        JsonElement history = await (await Admin.GetAsync($"/api/v1/customers/{old}/history")).Json(200);
        Assert.Equal((heir, "merged"), (history.Text("today"), history.GetProperty("changes").GetProperty("items").EnumerateArray().First(c => c.Text("kind") is "merged").Text("kind")));
        await Admin.Post($"/api/v1/judgment-runs/{merged.GetProperty("run")}/undo", new { });
        await (await Admin.GetAsync($"/api/v1/customers/{old}")).Json(200);
    }

    [Fact]
    public async Task A_customer_without_records_is_gone()
    {
        await Server.Fill();
        await Server.Server.Hub.Records.Put("members", [new("gone-1", new Dictionary<string, string> { ["会员号"] = "gone-1", ["姓名"] = "欧阳子虚", ["手机号"] = "13900007777" })], "anna");
        string id = (await Admin.Items("/api/v1/find?q=13900007777"))[0].GetProperty("customer").Text("id");
        await Server.Server.Hub.Records.Remove(Server.Server.Hub.Store.Sources.Find("members")!, ["gone-1"], "anna");
        await (await Admin.GetAsync($"/api/v1/customers/{id}")).Problem(410);
        await (await Admin.Send("PUT", $"/api/v1/customers/{id}/values/person_name", new { value = "王芳" }, ("If-Match", "*"))).Problem(410);
        await (await Admin.GetAsync($"/api/v1/customers/{id}/history")).Json(200);
    }

    [Fact]
    public async Task A_value_is_corrected_for_the_state_that_was_seen_and_taken_back()
    {
        await Server.Fill();
        string id = (await Admin.Mergeable(2, 1))[0], path = $"/api/v1/customers/{id}/values/person_name", before = await Admin.Etag(id);
        string name = (await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200)).Text("name");
        await (await Admin.Send("PUT", path, new { value = "诸葛孔明" })).Problem(428);
        (string, string) key = ("Idempotency-Key", "correct " + id);
        JsonElement made = await (await Admin.Send("PUT", path, new { value = "诸葛孔明", why = "his card" }, ("If-Match", before), key)).Json(200);
        HttpResponseMessage repeated = await Admin.Send("PUT", path, new { value = "诸葛孔明", why = "his card" }, ("If-Match", before), key);
        Assert.Equal(made.GetRawText(), (await repeated.Json(200)).GetRawText());
        await (await Admin.Send("PUT", path, new { value = "司马懿" }, ("If-Match", before))).Problem(412);
        JsonElement page = await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200);
        Assert.Equal("诸葛孔明", page.Text("name"));
        JsonElement value = page.GetProperty("values").EnumerateArray().Single(v => v.Text("attribute") == "person_name");
        Assert.Equal((TestServer.AdminName, "his card", false), (value.GetProperty("correction").GetProperty("made").Text("by"), value.GetProperty("correction").GetProperty("made").Text("why"), value.TryGetProperty("from", out _)));
        await (await Admin.Send("PUT", $"/api/v1/customers/{id}/values/phone", new { value = "none at all" }, ("If-Match", "*"))).Problem(422);
        await (await Admin.Send("PUT", $"/api/v1/customers/{id}/values/shoe_size", new { value = "42" }, ("If-Match", "*"))).Problem(422);
        await (await Admin.Send("DELETE", path + "?why=mistake", null, ("If-Match", await Admin.Etag(id)))).Json(204);
        Assert.Equal(name, (await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200)).Text("name"));
        await (await Admin.Send("DELETE", path, null, ("If-Match", "*"))).Problem(404);
        JsonElement kept = Assert.Single((await (await Admin.GetAsync($"/api/v1/customers/{id}/history")).Json(200)).GetProperty("corrections").EnumerateArray());
        Assert.Equal("mistake", kept.GetProperty("ended").Text("why"));
    }

    [Fact]
    public async Task Notes_are_written_changed_and_taken_back()
    {
        await Server.Fill();
        string[] two = await Admin.Mergeable(3, 2);
        string path = $"/api/v1/customers/{two[0]}/notes";
        JsonElement note = await Admin.Post(path, new { kind = "call", text = "wants an invoice", happened = "2026-03-01T10:00:00+08:00" }, 201);
        Assert.Contains(await Admin.Items($"/api/v1/customers/{two[0]}/timeline"), e => e.Text("text") == "wants an invoice" && e.Text("by") == TestServer.AdminName);
        JsonElement changed = await (await Admin.Send("PUT", $"{path}/{note.GetProperty("id")}", new { kind = "call", text = "wants two" })).Json(200);
        Assert.Equal(note.GetProperty("id").GetInt64(), changed.GetProperty("follows").GetInt64());
        Assert.Equal("wants two", Assert.Single(await Admin.Items(path)).Text("text"));
        await (await Admin.Send("PUT", $"{path}/{note.GetProperty("id")}", new { text = "wants three" })).Problem(409);
        await (await Admin.Send("DELETE", $"/api/v1/customers/{two[1]}/notes/{changed.GetProperty("id")}", null)).Problem(404);
        await (await Admin.Send("POST", path, new { kind = "Phone call", text = "x" })).Problem(400);
        await (await Admin.Send("DELETE", $"{path}/{changed.GetProperty("id")}", null)).Json(204);
        Assert.Empty(await Admin.Items(path));
    }

    [Fact]
    public async Task Notes_timelines_and_relations_come_in_pages_that_nothing_shifts()
    {
        await Server.Fill();
        string[] some = await Admin.Mergeable(6, 6);
        string customer = $"/api/v1/customers/{some[0]}";
        for (int i = 0; i < 5; i++)
        {
            await Admin.Post(customer + "/notes", new { text = $"note {i}", happened = $"2026-03-0{i % 2 + 1}T10:00:00+08:00" }, 201);
            await Admin.Post("/api/v1/relations", new { from = some[0], to = some[i + 1], kind = "referrer" }, 201);
        }
        foreach (string list in (string[])["/notes", "/timeline", "/relations", "/group/timeline"])
        {
            string[] whole = [.. (await Admin.Items($"{customer}{list}?limit=1000")).Select(e => e.GetRawText())];
            Assert.True(whole.Length >= 5, $"{list} has {whole.Length} items");
            List<string> paged = [];
            string? next = "";
            while (next is not null)
            {
                JsonElement page = await (await Admin.GetAsync($"{customer}{list}?limit=2&after={next}")).Json(200);
                paged.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetRawText()));
                next = page.TryGetProperty("next", out JsonElement more) ? more.GetString() : null;
                // What comes before the page that was shown shifts none behind it.
                if (paged.Count == 2 && list == "/notes")
                    await Admin.Post(customer + "/notes", new { text = "later", happened = "2030-01-01T00:00:00Z" }, 201);
            }
            Assert.Equal(whole, paged);
            await (await Admin.GetAsync($"{customer}{list}?after=!")).Problem(400);
            await (await Admin.GetAsync($"{customer}{list}?limit=0")).Problem(400);
        }
    }

    [Fact]
    public async Task Readers_change_no_customer()
    {
        await Server.Fill();
        (_, HttpClient reader) = await Server.AddUser("only reads", "reader");
        string id = (await Admin.Items("/api/v1/customers?limit=1"))[0].Text("id");
        await (await reader.GetAsync($"/api/v1/customers/{id}")).Json(200);
        await (await reader.Send("POST", $"/api/v1/customers/{id}/notes", new { text = "x" })).Problem(403);
        await (await reader.Send("PUT", $"/api/v1/customers/{id}/values/person_name", new { value = "x" }, ("If-Match", "*"))).Problem(403);
    }

    /// <summary>Does not follow where it is led.</summary>
    HttpClient Manual()
    {
        AuthenticationHeaderValue shown = Admin.DefaultRequestHeaders.Authorization!;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Server.Server.Address };
        client.DefaultRequestHeaders.Authorization = shown;
        return client;
    }
}
