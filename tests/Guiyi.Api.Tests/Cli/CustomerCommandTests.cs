using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Tests;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Api.Tests.Cli;

/// <summary>find, merge, unmerge and review on a customer base, as others run them.</summary>
public sealed class CustomerCommandTests(SqliteServer server) : ApiTests<SqliteServer>(server)
{
    static (int Code, string Output, string Error) Run(string[] arguments, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Guiyi.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>On the test's server.</summary>
    (int Code, string Output, string Error) Ask(string[] arguments, string? input = null) =>
        Run([.. arguments, "--server", Server.Server.Address.ToString(), "--key", Server.Own.Secret], input);

    static string RunOf(string output) => output[(output.LastIndexOf("--run ", StringComparison.Ordinal) + 6)..].Trim();

    [Fact]
    public async Task Find_shows_who_fits_in_both_languages_and_as_json()
    {
        await Server.Fill();
        JsonElement somebody = (await Admin.Items("/api/v1/customers?kind=person&limit=1000")).MaxBy(c => c.GetProperty("records").GetInt32());
        (int code, string output, string error) = Ask(["find", somebody.Text("name"), "--lang", "zh"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(somebody.Text("id"), output, StringComparison.Ordinal);
        Assert.Contains("客户", output, StringComparison.Ordinal);
        Assert.Contains("because", Ask(["find", somebody.Text("id"), "--lang", "en"]).Output, StringComparison.Ordinal);
        Assert.Equal(somebody.Text("id"), JsonDocument.Parse(Ask(["find", somebody.Text("id"), "--json"]).Output).RootElement.GetProperty("items")[0].GetProperty("customer").Text("id"));
        Assert.Equal((0, "Nobody was found."), (Ask(["find", "qqqqqqqqxxxx", "--lang", "en"]) is var none ? none.Code : 0, none.Output.Trim()));
    }

    [Fact]
    public async Task A_merge_is_looked_at_made_and_taken_back()
    {
        await Server.Fill();
        string[] pair = await Admin.Mergeable(0, 2);
        foreach ((string id, string answer) in pair.Zip((string[])["granted", "denied"]))
            await (await Admin.Send("PUT", $"/api/v1/customers/{id}/values/consent_sms", new { value = answer, why = "rang" }, ("If-Match", await Admin.Etag(id)))).Json(200);
        (int code, string preview, string error) = Ask(["merge", .. pair, "--preview", "--lang", "zh"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("预览，什么也没有改变", preview, StringComparison.Ordinal);
        Assert.Contains("并入", preview, StringComparison.Ordinal);
        Assert.Contains("同意接收短信", preview, StringComparison.Ordinal);
        foreach (string id in pair)
            Assert.Equal(id, (await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200)).Text("id"));
        (code, string merged, error) = Ask(["merge", .. pair, "--why", "same signature", "--lang", "en"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("same signature", (await Admin.Items("/api/v1/judgments?limit=1"))[0].GetProperty("made").Text("why"));
        (code, _, error) = Ask(["unmerge", "--run", RunOf(merged), "--why", "mistake"]);
        Assert.Equal((0, ""), (code, error));
        foreach (string id in pair)
            Assert.Equal(id, (await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200)).Text("id"));
        (code, _, error) = Ask(["unmerge", "--run", RunOf(merged)]);
        Assert.Equal(2, code);
        Assert.StartsWith("guiyi: It was taken back before.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_taken_out_of_a_customer()
    {
        await Server.Fill();
        string id = (await Admin.Items("/api/v1/customers?kind=person&limit=1000")).MaxBy(c => c.GetProperty("records").GetInt32()).Text("id");
        JsonElement records = (await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200)).GetProperty("records");
        string record = $"{records[0].Text("source")}:{records[0].Text("key")}";
        Assert.Contains(id, Ask(["unmerge", id, record, "--preview", "--lang", "en"]).Output, StringComparison.Ordinal);
        (int code, string output, string error) = Ask(["unmerge", id, record, "--why", "his father", "--lang", "en"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("different", (await Admin.Items("/api/v1/judgments?limit=1"))[0].Text("decision"));
        Assert.Equal(0, Ask(["unmerge", "--run", RunOf(output)]).Code);
        Assert.Equal(records.GetArrayLength(), (await (await Admin.GetAsync($"/api/v1/customers/{id}")).Json(200)).GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task Questions_of_a_base_are_answered_and_an_answer_holds_at_once()
    {
        await Server.Fill();
        JsonElement[] before = await Admin.Items("/api/v1/review?limit=3");
        (int code, string output, string error) = Ask(["review", "--lang", "en"], "u\nn\nb\nq\n");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("1 answer; they hold already.", output, StringComparison.Ordinal);
        JsonElement left = before[0].GetProperty("left").GetProperty("record");
        Assert.Contains($"{left.Text("source")}:{left.Text("key")}", output, StringComparison.Ordinal);
        JsonElement[] said = await Admin.Items("/api/v1/judgments?limit=2");
        Assert.Equal(("different", true, "unsure", false), (said[0].Text("decision"), said[0].TryGetProperty("ended", out _), said[1].Text("decision"), said[1].TryGetProperty("ended", out _)));
        Assert.Contains("已经生效", Ask(["review", "--lang", "zh"], "q\n").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_no_server_has_open_is_asked_itself()
    {
        using var folder = new TemporaryFolder();
        await using (CustomerHub hub = CustomerHub.Open(Workspace.Open(folder["w"]), new HubOptions { Quiet = TimeSpan.FromMilliseconds(50) }))
        {
            await using FileStream stream = File.OpenRead(Repository.At("data", "demo", "members.csv"));
            await hub.Files.Take(stream, new FileRequest("", "members.csv"), "anna");
            while (hub.Store.Runs.Unfinished().Count > 0 || hub.Fits.IsDue)
                await Task.Delay(20);
        }
        (int code, string output, string error) = Run(["find", "王", "--workspace", folder["w"], "--lang", "en", "--limit", "3"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("王", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find")]
    [InlineData("merge", "P000000000001", "--workspace", "w")]
    [InlineData("unmerge", "P000000000001", "--workspace", "w")]
    [InlineData("unmerge", "P000000000001", "members", "--workspace", "w")]
    [InlineData("unmerge", "P000000000001", "members:1", "--run", "3", "--workspace", "w")]
    [InlineData("review")]
    [InlineData("review", "--result", "r", "--workspace", "w")]
    public void Wrong_usage_is_code_1_and_says_why(params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("guiyi: ", error, StringComparison.Ordinal);
    }
}
