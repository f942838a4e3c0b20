using Guiyi.Hub.Base;

namespace Guiyi.Api;

/// <summary>How a server runs. Only the folder must be given.</summary>
public sealed record ServerOptions
{
    /// <summary>The workspace's folder; made where there is none.</summary>
    public required string Workspace { get; init; }

    /// <summary>A PostgreSQL database; null for SQLite in the workspace.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where to listen. Port 0 takes a free one: <see cref="HubServer.Address"/> tells which.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>The largest body of a request, in bytes; endpoints that take uploads have <see cref="LargestUpload"/>.</summary>
    public long LargestBody { get; init; } = 64L << 20;

    /// <summary>The largest file that can be uploaded, in bytes.</summary>
    public long LargestUpload { get; init; } = 4L << 30;

    /// <summary>What a request may take, other than uploads and streams.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long somebody stays signed in.</summary>
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Lets the process that started the server in; null where nobody else than users may come in.</summary>
    public InProcessKey? InProcessKey { get; init; }

    /// <summary>How the base behaves.</summary>
    public HubOptions Hub { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>A secret that is never stored: a process that starts a server for itself signs in with it, with all rights.</summary>
/// <param name="Secret">Sent as a bearer token.</param>
/// <param name="Name">The name under which it acts, such as "cli".</param>
public sealed record InProcessKey(string Secret, string Name)
{
    /// <summary>A key with a new secret.</summary>
    public static InProcessKey New(string name) => new(Platform.Access.Secrets.New("in_process_"), name);
}
