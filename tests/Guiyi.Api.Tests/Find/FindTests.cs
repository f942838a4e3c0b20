using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Find;

public sealed class SqliteFindTests(SqliteServer server) : FindTests<SqliteServer>(server);

public sealed class PostgreSqlFindTests(PostgreSqlTestServer server) : FindTests<PostgreSqlTestServer>(server);

public abstract class FindTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    async Task<JsonElement> Somebody() => await (await Admin.GetAsync("/api/v1/customers/" +
        (await Admin.Items("/api/v1/customers?kind=person&limit=1000")).MaxBy(c => c.GetProperty("records").GetInt32()).Text("id"))).Json(200);

    [Fact]
    public async Task Customers_are_found_by_what_people_remember()
    {
        await Server.Fill();
        JsonElement page = await Somebody();
        string phone = page.GetProperty("values").EnumerateArray().Single(v => v.Text("attribute") == "phone").Text("text");
        foreach (string query in (string[])[page.Text("name"), phone, phone[^8..], page.Text("code"), page.Text("id"), page.GetProperty("records")[0].Text("key")])
            Assert.Contains(page.Text("id"), (await Admin.Items("/api/v1/find?q=" + Uri.EscapeDataString(query))).Select(f => f.GetProperty("customer").Text("id")));
        Assert.Empty(await Admin.Items("/api/v1/find?q=%20"));
        await (await Admin.GetAsync("/api/v1/find?q=x&limit=0")).Problem(400);
    }

    [Fact]
    public async Task Before_a_customer_is_made_it_is_told_who_it_may_be()
    {
        await Server.Fill();
        JsonElement page = await Somebody();
        string phone = page.GetProperty("values").EnumerateArray().Single(v => v.Text("attribute") == "phone").Text("text"), name = page.GetProperty("values").EnumerateArray().Single(v => v.Text("attribute") == "person_name").Text("text");
        (_, HttpClient reader) = await Server.AddUser("checks", "reader");
        JsonElement maybe = (await reader.Post("/api/v1/customers/check?limit=3", new Dictionary<string, string> { ["kind"] = "person", ["person_name"] = name, ["phone"] = phone })).GetProperty("items")[0];
        Assert.Equal(page.Text("id"), maybe.Text("customer"));
        Assert.Contains(maybe.GetProperty("because").EnumerateArray(), e => e.GetProperty("weight").GetDouble() > 0);
        await (await reader.Send("POST", "/api/v1/customers/check", new { kind = "person", shoe_size = "42" })).Problem(400);
        await (await reader.Send("POST", "/api/v1/customers/check", new { kind = "robot", phone })).Problem(400);
        await (await reader.Send("POST", "/api/v1/customers/check", new { kind = "person" })).Problem(422);
    }
}
