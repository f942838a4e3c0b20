using Xunit;

namespace Guiyi.Api.Tests;

/// <summary>Tests of the API. A class of them has two heirs, which run it on SQLite and on PostgreSQL; its tests share a server, so each adds what it needs.</summary>
public abstract class ApiTests<TServer> : IClassFixture<TServer>, IAsyncLifetime
    where TServer : TestServer
{
    protected ApiTests(TServer server)
    {
        Server = server;
        // Here, for a test is skipped by what its constructor throws, and not by what its fixture does.
        server.SkipWhereItCannotRun();
    }

    protected TServer Server { get; }

    /// <summary>Signed in as an administrator.</summary>
    protected HttpClient Admin => Server.Admin;

    /// <summary>Not signed in; keeps no cookies.</summary>
    protected HttpClient Stranger => Server.Stranger;

    public async ValueTask InitializeAsync() => await Server.Start();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
