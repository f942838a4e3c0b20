using Xunit;

namespace Guiyi.Api.Tests.Health;

public sealed class SqliteHealthTests(SqliteServer server) : HealthTests<SqliteServer>(server);

public sealed class PostgreSqlHealthTests(PostgreSqlTestServer server) : HealthTests<PostgreSqlTestServer>(server);

public abstract class HealthTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task It_is_alive_while_it_loads_and_ready_afterwards()
    {
        Server.Readiness = new Readiness("The base is loading: 40 of 100 records.");
        try
        {
            Assert.Equal("alive", (await (await Stranger.GetAsync("/healthz")).Json(200)).Text("status"));
            Assert.Equal("The base is loading: 40 of 100 records.", (await (await Stranger.GetAsync("/readyz")).Problem(503)).Text("detail"));
        }
        finally
        {
            Server.Readiness = Readiness.Ready;
        }
        HttpResponseMessage ready = await Stranger.GetAsync("/readyz");
        Assert.Equal("ready", (await ready.Json(200)).Text("status"));
        Assert.Empty(ready.Headers.Server);
    }
}
