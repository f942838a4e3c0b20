using System.Net.Sockets;
using Guiyi.Api.Base;
using Guiyi.Api.Changes;
using Guiyi.Api.Customers;
using Guiyi.Api.Exports;
using Guiyi.Api.Find;
using Guiyi.Api.Fits;
using Guiyi.Api.Health;
using Guiyi.Api.Judgments;
using Guiyi.Api.Login;
using Guiyi.Api.Me;
using Guiyi.Api.Merges;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Description;
using Guiyi.Api.Pulls;
using Guiyi.Api.Records;
using Guiyi.Api.Relations;
using Guiyi.Api.Review;
using Guiyi.Api.Runs;
using Guiyi.Api.Setup;
using Guiyi.Api.Sources;
using Guiyi.Api.Uploads;
using Guiyi.Api.Users;
using Guiyi.Hub.Base;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Storage;

namespace Guiyi.Api;

/// <summary>A customer base behind HTTP: <c>guiyi serve</c>, and the private server of a command that works on a workspace.</summary>
public sealed class HubServer : IAsyncDisposable
{
    readonly WebApplication app;

    HubServer(WebApplication app, CustomerHub hub) => (this.app, Hub) = (app, hub);

    public CustomerHub Hub { get; }

    /// <summary>The first address it listens on, with the real port.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>All that is mapped, for tests that walk it.</summary>
    public IReadOnlyList<Endpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Opens the workspace and listens.</summary>
    /// <param name="options">How the server runs.</param>
    /// <param name="readiness">Asked whether the base is loaded; null where there is nothing to wait for.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="StoreException">The workspace cannot be opened.</exception>
    /// <exception cref="InputException">It cannot listen on one of the addresses.</exception>
    public static Task<HubServer> Start(ServerOptions options, Func<Readiness>? readiness = null, CancellationToken cancellation = default) =>
        Start(options, readiness, _ => { }, cancellation);

    /// <param name="options">How the server runs.</param>
    /// <param name="readiness">Asked whether the base is loaded.</param>
    /// <param name="more">Maps a slice of a test's own.</param>
    /// <param name="cancellation">Gives up starting.</param>
    internal static async Task<HubServer> Start(ServerOptions options, Func<Readiness>? readiness, Action<RouteGroupBuilder> more, CancellationToken cancellation)
    {
        CustomerHub hub = CustomerHub.Open(Workspace.Open(options.Workspace, options.ConnectionString, clock: options.Clock), options.Hub, options.Clock);
        WebApplication? app = null;
        try
        {
            app = HubApplication.Build(hub, options, readiness ?? (() => Readiness.Of(hub)));
            more(Map(app));
            await Listen(app, options, cancellation);
            return new HubServer(app, hub);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every noun the server knows.</summary>
    static RouteGroupBuilder Map(WebApplication app)
    {
        app.MapHealth();
        app.MapDescription();
        RouteGroupBuilder api = app.MapApi();
        api.MapBase();
        api.MapSources();
        api.MapRecords();
        api.MapUploads();
        api.MapRuns();
        api.MapSetup();
        api.MapLogin();
        api.MapMe();
        api.MapUsers();
        api.MapCustomers();
        api.MapRelations();
        api.MapJudgments();
        api.MapMerges();
        api.MapUnmerge();
        api.MapReview();
        api.MapFind();
        api.MapFits();
        api.MapChanges();
        api.MapExports();
        api.MapPulls();
        return api;
    }

    static async Task Listen(WebApplication app, ServerOptions options, CancellationToken cancellation)
    {
        string urls = string.Join(", ", options.Urls);
        try
        {
            foreach (string url in options.Urls)
                app.Urls.Add(url);
            await app.StartAsync(cancellation);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new InputException($"--urls: found {urls}; expected addresses such as http://127.0.0.1:5080. {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new InputException($"Cannot listen on {urls}: {fault.Message} Stop the other program, or give another address with --urls.", fault);
        }
    }

    /// <summary>Lets requests under way end, writes what waits, and closes the workspace.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        finally
        {
            await Hub.DisposeAsync();
        }
    }
}
