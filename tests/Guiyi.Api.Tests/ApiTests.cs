using Xunit;

namespace Guiyi.Api.Tests;

/// <summary>Tests of the API. A class of them has two heirs, which run it on SQLite and on PostgreSQL; its tests share a server, so each adds what it needs.</summary>
public abstract class ApiTests<TServer>(TServer server) : IClassFixture<TServer>, IAsyncLifetime
    where TServer : TestServer
{
    protected TServer Server => server;

    /// <summary>Signed in as an administrator.</summary>
    protected HttpClient Admin => server.Admin;

    /// <summary>Not signed in; keeps no cookies.</summary>
    protected HttpClient Stranger => server.Stranger;

    public async ValueTask InitializeAsync() => await server.Start();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
