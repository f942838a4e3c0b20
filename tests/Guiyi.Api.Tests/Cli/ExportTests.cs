using System.Diagnostics;
using System.Text;
using Guiyi.Hub.Tests;
using Xunit;

namespace Guiyi.Api.Tests.Cli;

/// <summary>The built program as others run it, on a workspace and against a server.</summary>
public sealed class ExportTests(SqliteServer server) : ApiTests<SqliteServer>(server)
{
    [Fact]
    public async Task Export_brings_files_of_a_server_and_leaves_nothing_there()
    {
        await Server.Fill();
        using var folder = new TemporaryFolder();
        string address = Server.Server.Address.ToString();
        (int code, string output, string error) = Run(["export", "--out", folder["out"], "--server", address, "--key", Server.Own.Secret, "--lang", "en"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["customers.csv", "records.csv"], Files(folder["out"]));
        Assert.Contains(Path.Combine(folder["out"], "customers.csv"), output, StringComparison.Ordinal);
        Assert.All(await Admin.Items("/api/v1/exports"), e => Assert.False(e.TryGetProperty("file", out _)));
        Assert.True(File.ReadLines(folder["out/customers.csv"]).Count() > 100);

        (code, _, error) = Run(["export", "relations", "codes", "relations", "--format", "jsonl", "--out", folder["out"], "--server", address, "--lang", "zh"], ("GUIYI_KEY", Server.Own.Secret));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["codes.jsonl", "customers.csv", "records.csv", "relations.jsonl"], Files(folder["out"]));
        string file = folder.Write("file", "");
        Assert.Equal(3, Run(["export", "--out", file, "--server", address, "--key", Server.Own.Secret]).Code);
        Assert.Equal(2, Run(["export", "--out", folder["out"], "--server", address, "--key", "wrong"]).Code);
    }

    [Fact]
    public void Export_reads_a_workspace_and_says_what_it_cannot()
    {
        using var folder = new TemporaryFolder();
        string members = folder.Write("members.csv", "会员号,姓名,手机号\nm-1,王芳,13900001111\nm-2,李雷,13900002222\n");
        Assert.Equal(0, Run(["import", members, "--workspace", folder["w"]]).Code);
        (int code, _, string error) = Run(["export", "customers", "--format", "xlsx", "--out", folder["out"], "--workspace", folder["w"]]);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["customers.xlsx"], Files(folder["out"]));
        (code, _, error) = Run(["export", "--out", folder["out"], "--workspace", folder["none"]]);
        Assert.Equal(2, code);
        Assert.Contains("found no such folder", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["none"]));
        // Codes need no fit, customers do: what can be had is brought.
        Directory.CreateDirectory(folder["empty"]);
        (code, _, error) = Run(["export", "customers", "codes", "--out", folder["some"], "--workspace", folder["empty"]]);
        Assert.Equal(2, code);
        Assert.Contains("customers.csv: Nothing is resolved yet", error, StringComparison.Ordinal);
        Assert.Equal(["codes.csv"], Files(folder["some"]));
        Assert.Equal(1, Run(["export", "everything", "--out", folder["out"], "--workspace", folder["w"]]).Code);
        Assert.Equal(1, Run(["export", "--workspace", folder["w"]]).Code);
        Assert.Equal(1, Run(["export", "--out", folder["out"]]).Code);
    }

    [Fact]
    public async Task Serve_takes_in_the_files_of_a_folder()
    {
        using var folder = new TemporaryFolder();
        (int code, _, string error) = Run(["serve", "--workspace", folder["w"], "--urls", "http://127.0.0.1:0", "--watch", folder["none"]]);
        Assert.Equal(2, code);
        Assert.Contains("--watch: found no folder", error, StringComparison.Ordinal);
        Directory.CreateDirectory(folder["in"]);
        folder.Write("in/members.csv", "会员号,姓名\nm-1,王芳\n");
        await using HubServer watching = await HubServer.Start(new ServerOptions { Workspace = folder["w"], Urls = ["http://127.0.0.1:0"], Hub = new() { Watch = folder["in"], WatchStill = TimeSpan.Zero } });
        var patience = Stopwatch.StartNew();
        while (watching.Hub.Store.Runs.Page().Items is not [{ Ended: not null, Name: "members.csv", By: "watch" }, ..] && patience.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(50);
        Assert.Contains(watching.Hub.Store.Runs.Page().Items, r => r is { Name: "members.csv", Counts.Added: 1 });
    }

    static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    static (int Code, string Output, string Error) Run(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Guiyi.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
