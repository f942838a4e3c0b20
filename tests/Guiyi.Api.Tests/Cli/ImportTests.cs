using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Guiyi.Hub.Tests;
using Xunit;

namespace Guiyi.Api.Tests.Cli;

/// <summary>The built program as others run it, on a workspace and against a server.</summary>
public sealed class ImportTests(SqliteServer server) : ApiTests<SqliteServer>(server)
{
    const string Members = "会员号,姓名,手机号\nm-1,王芳,13900001111\nm-2,李雷,13900002222\nm-3,王芳,13900001111\nm-4,x,y,z,w\n";

    [Fact]
    public void Import_brings_files_into_a_workspace_and_waits_for_its_customers()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        folder.Write("in/members.csv", Members);
        folder.Write("in/empty.csv", "");
        (int code, string output, string error) = Run(["import", folder["in"], "--workspace", folder["w"], "--lang", "en"]);
        Assert.Equal(0, code);
        Assert.Contains("empty.csv: passed over: found an empty file", error, StringComparison.Ordinal);
        Assert.Contains("2 customers now (2 persons, 0 organizations)", output, StringComparison.Ordinal);
        Assert.Contains("send them again, mended, with resends=1", output, StringComparison.Ordinal);

        (code, output, error) = Run(["import", folder["in/members.csv"], "--workspace", folder["w"], "--mode", "snapshot", "--source", "members", "--json"]);
        Assert.Equal((0, ""), (code, error));
        JsonElement run = JsonDocument.Parse(output).RootElement.GetProperty("runs")[0];
        Assert.Equal((3L, 0L, 1L), (run.Long("unchanged"), run.Long("added"), run.Long("rejected")));
        Assert.StartsWith("members: nothing was removed", run.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_talks_to_a_server_as_well_and_tells_what_it_refuses()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("cli.csv", Members), address = Server.Server.Address.ToString();
        (int code, string output, string error) = Run(["import", file, "--server", address, "--lang", "zh"], ("GUIYI_KEY", Server.Own.Secret));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("个客户", output, StringComparison.Ordinal);
        (code, _, error) = Run(["import", file, "--lang", "en"], ("GUIYI_SERVER", address));
        Assert.Equal(2, code);
        Assert.Contains("--key", error, StringComparison.Ordinal);
        (code, _, error) = Run(["import", folder.Write("notes.pdf", "%PDF-1.7 …"), "--server", address, "--key", Server.Own.Secret]);
        Assert.Equal(2, code);
        Assert.Equal("guiyi: notes.pdf: found a PDF document; expected CSV, TSV, JSON, JSONL, XLSX, XLSB or XLS.", error.TrimEnd());
        (code, _, error) = Run(["import", folder["none.csv"], "--server", address, "--key", Server.Own.Secret]);
        Assert.Equal(2, code);
        Assert.Contains("found no such file", error, StringComparison.Ordinal);
        Assert.Equal(2, Run(["import", file, "--server", "http://127.0.0.1:1", "--key", "k"]).Code);
        Assert.Equal(1, Run(["import", file]).Code);
        Assert.Equal(1, Run(["import", file, "--server", address, "--workspace", folder["w"]]).Code);
        Assert.Equal(1, Run(["import", file, "--server", address, "--mode", "replace"]).Code);
    }

    [Fact]
    public void Unify_loads_a_workspace_with_one_fit_and_its_settings()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("members.csv", Members), config = folder.Write("guiyi.yaml", "sources:\n  members:\n    columns:\n    - {column: 姓名, target: person_name}\n    - {column: 手机号, target: phone}\n");
        (int code, string output, string error) = Run(["unify", file, "--workspace", folder["w"], "--out", folder["out"], "--config", config, "--ignore", "手机号", "--lang", "en"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("customers now", output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/customers.csv"]));
        using (var hub = Guiyi.Hub.Storage.Workspace.Open(folder["w"]))
        {
            Guiyi.Hub.Storage.Customers.StoredFit fit = hub.Store.Fits.InUse()!;
            Assert.Contains("手机号", fit.Settings, StringComparison.Ordinal);
            Assert.Contains("ignore: [手机号]", fit.Settings, StringComparison.Ordinal);
            Assert.Single(hub.Store.Runs.Page(kind: Guiyi.Hub.Storage.Runs.RunKind.Fit).Items);
            Assert.Equal("from guiyi.yaml", hub.Store.Sources.Mapping(1)!.Made.Why);
        }
        (code, _, error) = Run(["unify", file]);
        Assert.Equal(1, code);
        Assert.Contains("--out", error, StringComparison.Ordinal);
    }

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
