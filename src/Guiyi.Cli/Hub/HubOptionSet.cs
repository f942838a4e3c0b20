using System.CommandLine;
using System.CommandLine.Parsing;
using Guiyi.Api;
using Guiyi.Hub.Base;

namespace Guiyi.Cli.Hub;

/// <summary>Which hub a command works on: a server's, or that of a workspace.</summary>
sealed class HubOptionSet
{
    public const string ServerVariable = "GUIYI_SERVER", KeyVariable = "GUIYI_KEY", StoreVariable = "GUIYI_STORE";

    readonly Option<string?> server = new("--server") { HelpName = "URL", Description = $"A running hub. Default: {ServerVariable}." };
    readonly Option<string?> key = new("--key") { HelpName = "KEY", Description = $"What opens it: a key or token. Default: {KeyVariable}, which keeps it out of the list of processes." };
    readonly Option<string?> store = new("--store") { HelpName = "CONNECTION", Description = $"The workspace's PostgreSQL database. Default: {StoreVariable}, else SQLite in the workspace." };

    public Option<string?> Workspace { get; } = new("--workspace") { HelpName = "DIR", Description = "Folder of a customer base that no server has open; made where there is none." };

    /// <summary>Adds them to a command that works on a hub, and says so where none is named.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Workspace, store, server, key])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Workspace) is not null == result.GetValue(server) is not null && !(result.GetValue(Workspace) is null && Variable(ServerVariable) is not null))
                result.AddError($"expected --workspace DIR or --server URL (or {ServerVariable} in the environment), and not both.");
            else if (result.GetValue(server) is { } given && !Uri.TryCreate(given, UriKind.Absolute, out _))
                result.AddError($"--server: found '{given}'; expected an address such as http://127.0.0.1:5080.");
        });
    }

    /// <summary>Adds those of a workspace to a command that can do without.</summary>
    public void AddWorkspaceTo(Command command)
    {
        command.Add(Workspace);
        command.Add(store);
    }

    /// <summary>Does something with the hub; a private one is stopped afterwards.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="act">What is done.</param>
    /// <param name="options">How a private hub behaves.</param>
    public int Run(ParseResult parsed, Func<HubSession, Task<int>> act, HubOptions? options = null) => Work(parsed, act, options).GetAwaiter().GetResult();

    async Task<int> Work(ParseResult parsed, Func<HubSession, Task<int>> act, HubOptions? options)
    {
        await using HubSession session = parsed.GetValue(Workspace) is { } folder
            ? await HubSession.Open(folder, parsed.GetValue(store) ?? Variable(StoreVariable), options ?? new HubOptions())
            : new HubSession(new HubClient(new Uri(parsed.GetValue(server) ?? Variable(ServerVariable)!), parsed.GetValue(key) ?? Variable(KeyVariable)), null);
        return await act(session);
    }

    static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } given ? given : null;
}

/// <summary>A hub that a command works on.</summary>
/// <param name="client">Talks to it.</param>
/// <param name="server">The private one; null where it is another process's.</param>
sealed class HubSession(HubClient client, HubServer? server) : IAsyncDisposable
{
    public HubClient Client { get; } = client;

    /// <summary>The hub of a workspace, in this process.</summary>
    public CustomerHub? Own => server?.Hub;

    /// <summary>Starts a private hub on a workspace, and waits until its base is loaded.</summary>
    public static async Task<HubSession> Open(string workspace, string? connectionString, HubOptions options)
    {
        InProcessKey key = InProcessKey.New("cli");
        HubServer server = await HubServer.Start(new ServerOptions { Workspace = workspace, ConnectionString = connectionString, Urls = ["http://127.0.0.1:0"], InProcessKey = key, Hub = options });
        try
        {
            await server.Hub.Ready;
            return new HubSession(new HubClient(server.Address, key.Secret), server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }
}
