using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Guiyi.Hub.Tests;
using Xunit;

namespace Guiyi.Api.Tests.Cli;

/// <summary>The built program as others run it.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task Serve_says_where_it_is_and_what_to_do_first_and_stops_cleanly()
    {
        using var folder = new TemporaryFolder();
        using (Process server = Start(["serve", "--workspace", folder["w"], "--urls", "http://127.0.0.1:0", "--lang", "zh"]))
        {
            (string address, string notice) = await Notice(server);
            Assert.Contains("/api/v1/setup", notice, StringComparison.Ordinal);
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            await (await client.PostAsJsonAsync("/api/v1/setup", new { name = "管理员", password = "a long password" })).Json(201);
            Assert.Equal(0, await Terminate(server));
            Assert.Equal("", await server.StandardError.ReadToEndAsync());
        }
        using Process again = Start(["serve", "--workspace", folder["w"], "--urls", "http://127.0.0.1:0", "--lang", "en"]);
        (string second, string known) = await Notice(again);
        Assert.DoesNotContain("/api/v1/setup", known, StringComparison.Ordinal);
        Assert.Contains("Ctrl-C stops it.", known, StringComparison.Ordinal);
        using (var client = new HttpClient { BaseAddress = new Uri(second) })
            await (await client.PostAsJsonAsync("/api/v1/login", new { name = "管理员", password = "a long password" })).Json(200);
        Assert.Equal(0, await Terminate(again));
    }

    [Fact]
    public async Task A_workspace_or_port_that_is_taken_is_told_and_nothing_stays_behind()
    {
        using var folder = new TemporaryFolder();
        var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string endpoint = taken.LocalEndpoint.ToString()!;
        (int port, string portError) = await Fails(["serve", "--workspace", folder["w"], "--urls", "http://" + endpoint]);
        taken.Stop();
        Assert.Equal(2, port);
        Assert.Contains(endpoint, portError, StringComparison.Ordinal);
        Assert.Contains("--urls", portError, StringComparison.Ordinal);
        Assert.Single(portError.TrimEnd().Split('\n'));
        (int url, string urlError) = await Fails(["serve", "--workspace", folder["w"], "--urls", "here"]);
        Assert.Equal(2, url);
        Assert.Contains("found here", urlError, StringComparison.Ordinal);
        (int days, string daysError) = await Fails(["serve", "--workspace", folder["w"], "--urls", "http://127.0.0.1:0", "--keep-exports", "99999999"]);
        Assert.Equal((2, "guiyi: --keep-exports: found 99999999; expected 0 to 36500 days."), (days, daysError.Trim()));
        // Both let go of the workspace: it can be opened, and is then the one that is taken.
        await using HubServer server = await HubServer.Start(new ServerOptions { Workspace = folder["w"], Urls = ["http://127.0.0.1:0"] });
        (int workspace, string workspaceError) = await Fails(["serve", "--workspace", folder["w"], "--urls", "http://127.0.0.1:0"]);
        Assert.Equal(2, workspace);
        Assert.Contains("open in another process", workspaceError, StringComparison.Ordinal);
        Assert.Single(workspaceError.TrimEnd().Split('\n'));
    }

    static async Task<(string Address, string Notice)> Notice(Process server)
    {
        var notice = new StringBuilder();
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            notice.AppendLine(line);
            if (line.Contains("Ctrl-C", StringComparison.Ordinal))
                break;
        }
        string text = notice.ToString();
        Assert.True(text.Contains("http://", StringComparison.Ordinal), text + (server.HasExited ? await server.StandardError.ReadToEndAsync() : ""));
        return (text[text.IndexOf("http://", StringComparison.Ordinal)..].Split('\n')[0].Trim(), text);
    }

    /// <summary>As a supervisor of services does it.</summary>
    static async Task<int> Terminate(Process server)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        using (Process kill = Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return server.ExitCode;
    }

    static async Task<(int Code, string Error)> Fails(string[] arguments)
    {
        using Process process = Start(arguments);
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return (process.ExitCode, error);
    }

    static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Guiyi.Cli.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!;
}
