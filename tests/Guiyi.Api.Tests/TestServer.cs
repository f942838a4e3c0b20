using System.Net.Http.Headers;
using System.Net.Http.Json;
using Guiyi.Hub.Tests;
using Guiyi.Hub.Tests.Storage;

namespace Guiyi.Api.Tests;

/// <summary>
/// A running server with a workspace of its own, set up, and shared by the tests of a class: see <see cref="ApiTests{TServer}"/>.
/// </summary>
public abstract class TestServer : IAsyncDisposable
{
    public const string AdminName = "管理员", AdminPassword = "correct horse battery staple";

    readonly TemporaryFolder folder = new();
    Task? started;

    /// <summary>Null for SQLite.</summary>
    protected abstract string? ConnectionString { get; }

    public HubServer Server { get; private set; } = null!;

    /// <summary>Says whether the base is ready.</summary>
    public Readiness Readiness { get; set; } = Readiness.Ready;

    public SettableClock Clock { get; } = new();

    public InProcessKey Own { get; } = InProcessKey.New("cli");

    /// <summary>Signed in as an administrator.</summary>
    public HttpClient Admin { get; private set; } = null!;

    /// <summary>Not signed in; keeps no cookies.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public virtual void SkipWhereItCannotRun()
    {
    }

    /// <summary>Starts it with the first test.</summary>
    public Task Start() => started ??= StartOnce();

    async Task StartOnce()
    {
        Server = await HubServer.Start(
            new ServerOptions { Workspace = folder["workspace"], ConnectionString = ConnectionString, Urls = ["http://127.0.0.1:0"], LargestBody = 1 << 20, InProcessKey = Own, Clock = Clock },
            () => Readiness);
        Stranger = Client(null);
        HttpResponseMessage setUp = await Stranger.PostAsJsonAsync("/api/v1/setup", new { name = AdminName, password = AdminPassword });
        setUp.EnsureSuccessStatusCode();
        Admin = await SignIn(AdminName, AdminPassword);
    }

    /// <summary>A client that shows a token or key.</summary>
    public HttpClient Client(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Server.Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A client that is signed in.</summary>
    public async Task<HttpClient> SignIn(string name, string password)
    {
        HttpResponseMessage answer = await Stranger.PostAsJsonAsync("/api/v1/login", new { name, password });
        return Client((await answer.Json(200)).GetProperty("token").GetString());
    }

    /// <summary>A new user with some roles, signed in.</summary>
    public async Task<(long Id, HttpClient Client)> AddUser(string name, params string[] roles)
    {
        HttpResponseMessage answer = await Admin.PostAsJsonAsync("/api/v1/users", new { name, password = AdminPassword, roles });
        long id = (await answer.Json(201)).GetProperty("id").GetInt64();
        return (id, await SignIn(name, AdminPassword));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Server is not null)
            await Server.DisposeAsync();
        folder.Dispose();
    }
}

public sealed class SqliteServer : TestServer
{
    protected override string? ConnectionString => null;
}

public sealed class PostgreSqlTestServer : TestServer
{
    string? schema;

    public override void SkipWhereItCannotRun() => schema ??= PostgreSqlServer.Shared.Value.NewSchema();

    protected override string? ConnectionString => schema;
}

/// <summary>The system's clock, which a test can put forward.</summary>
public sealed class SettableClock : TimeProvider
{
    TimeSpan ahead;

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
}
