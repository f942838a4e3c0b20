using System.Diagnostics;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Guiyi.Hub.Tests.Storage.PostgreSqlServerOfTheRun))]

namespace Guiyi.Hub.Tests.Storage;

/// <summary>
/// A PostgreSQL server of the tests' own: out of the distribution's package, in a temporary folder, as an unprivileged user, reached by a socket
/// in that folder only. It ends with the process that started it, however that ends.
/// </summary>
sealed class PostgreSqlServer : IDisposable
{
    const string User = "guiyi";

    // Stops the server when its own input ends: that happens at a stop, and when the tests are killed.
    const string UntilInputEnds = "\"$@\" >\"$0\" 2>&1 & server=$!; read line; kill -INT $server; wait $server";

    static int schemas;

    readonly string folder;
    readonly string programs;
    Process? process;

    /// <summary>Makes the server's files and starts it. Skips the test where PostgreSQL is not installed.</summary>
    public PostgreSqlServer()
    {
        programs = Programs() ?? "";
        Assert.SkipWhen(programs.Length == 0, "PostgreSQL is not installed, so its store is not tested: apt-get install postgresql (./test does so when run as root)");
        folder = Directory.CreateTempSubdirectory("guiyi-postgresql-").FullName;
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", folder);
        string[] make = [.. AsUser(), Path.Combine(programs, "initdb"), "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
        Run(make[0], make[1..]);
        Start();
    }

    /// <summary>The one server that most tests share.</summary>
    public static Lazy<PostgreSqlServer> Shared { get; } = new(() => new PostgreSqlServer());

    string Data => Path.Combine(folder, "data");

    string Log => Path.Combine(folder, "log");

    /// <summary>A schema that nobody else uses.</summary>
    public string NewSchema() => $"Host={folder};Username={User};Database=postgres;Search Path=test_{Interlocked.Increment(ref schemas)}";

    public void Start()
    {
        var start = new ProcessStartInfo("sh", ["-c", UntilInputEnds, Log, .. AsUser(), Path.Combine(programs, "postgres"), "-D", Data, "-k", folder, "-c", "listen_addresses="])
        {
            RedirectStandardInput = true,
        };
        process = Process.Start(start)!;
        long until = Environment.TickCount64 + 30_000;
        while (!Answers())
        {
            if (Environment.TickCount64 > until || process.HasExited)
                throw new InvalidOperationException($"PostgreSQL did not start: {(File.Exists(Log) ? File.ReadAllText(Log) : "it wrote nothing")}");
            Thread.Sleep(50);
        }
    }

    /// <summary>Breaks all connections and stops.</summary>
    public void Stop()
    {
        process!.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (process is not null)
            Stop();
        Directory.Delete(folder, recursive: true);
    }

    bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection($"Host={folder};Username={User};Database=postgres;Pooling=false");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The server refuses to run as root.</summary>
    static string[] AsUser() => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"] : ["env"];

    static string? Programs()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> places = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out int version) ? version : 0).Select(d => Path.Combine(d, "bin")) : [];
        return places.Concat(Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? []).FirstOrDefault(p => File.Exists(Path.Combine(p, "initdb")) && File.Exists(Path.Combine(p, "postgres")));
    }

    static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {output}{error.Result}");
    }
}

/// <summary>Stops the shared server when the last test has run.</summary>
public sealed class PostgreSqlServerOfTheRun : IDisposable
{
    public void Dispose()
    {
        if (PostgreSqlServer.Shared.IsValueCreated)
            PostgreSqlServer.Shared.Value.Dispose();
    }
}
