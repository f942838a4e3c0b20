using System.Globalization;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;
using Microsoft.Extensions.Hosting;

namespace Guiyi.Api.Runs;

/// <summary>What changes the base and takes its time: to be watched, stopped, and taken up again.</summary>
static class RunsApi
{
    public static RouteGroupBuilder MapRuns(this RouteGroupBuilder api)
    {
        RouteGroupBuilder runs = api.MapGroup("/runs").WithTags("Runs");
        runs.MapGet("", List).WithSummary("Runs, the last one first; only some kinds, states or sources where asked for");
        runs.MapGet("/{id:long}", Show).WithSummary("One run: its state, counts, per cent and seconds left").ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapGet("/{id:long}/events", Watch).Streams().WithSummary("How a run goes on, as server-sent events (progress, then ended), until it ends").ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapPost("/{id:long}/stop", Stop).WithSummary("Stops a run that takes in a file, of which stays what was committed, or that writes an export, of which nothing stays").ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapPost("/{id:long}/resume", Resume).WithSummary("Takes up a run that failed or was stopped, where it left off").ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapRejects();
        return api;
    }

    static Ok<Paged<RunView>> List([AsParameters] Paging paging, string? kind, string? state, string? source, CustomerHub hub)
    {
        long before = paging.AfterKey() is > 0 and long key ? key : long.MaxValue;
        int? fed = string.IsNullOrEmpty(source) ? null : Sources.SourcesApi.Known(source, hub).Id;
        Page<StoredRun> page = hub.Store.Runs.Page(before, paging.Take(), Words.ReadOptional<RunKind>(kind, "kind"), Words.ReadOptional<RunState>(state, "state"), fed);
        return TypedResults.Ok(Paged.Of(page, run => RunView.Of(run, hub)));
    }

    static Ok<RunView> Show(long id, CustomerHub hub) => TypedResults.Ok(RunView.Of(Known(id, hub), hub));

    static ServerSentEventsResult<RunView> Watch(long id, CustomerHub hub, IHostApplicationLifetime server, CancellationToken cancellation)
    {
        Known(id, hub);
        return TypedResults.ServerSentEvents(RunEvents.Of(id, hub, server.ApplicationStopping, cancellation));
    }

    static async Task<Ok<RunView>> Stop(long id, Caller caller, CustomerHub hub, CancellationToken cancellation)
    {
        StoredRun run = Known(id, hub);
        StoredRun stopped = await hub.Files.Stop(id, caller.Name, cancellation) ?? await hub.Exports.Stop(id, caller.Name, cancellation)
            ?? throw new Refusal(409, "The run cannot be stopped.", $"Run {id} is {ApiJson.Word(run.State)} ({ApiJson.Word(run.Kind)}); only one that takes in a file or writes an export, or waits for it, can be stopped.");
        return TypedResults.Ok(RunView.Of(stopped, hub));
    }

    static async Task<Accepted<RunView>> Resume(long id, CustomerHub hub, CancellationToken cancellation)
    {
        StoredRun run = Known(id, hub);
        StoredRun again = await hub.Files.Resume(id, cancellation)
            ?? throw new Refusal(409, "The run cannot be taken up.", $"Run {id} is {ApiJson.Word(run.State)} ({ApiJson.Word(run.Kind)}); expected one of a file that failed or was stopped.");
        return TypedResults.Accepted(Address(again), RunView.Of(again, hub));
    }

    internal static string Address(StoredRun run) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/runs/{run.Id}");

    /// <exception cref="Refusal">There is no such run.</exception>
    internal static StoredRun Known(long id, CustomerHub hub) => hub.Store.Runs.Find(id) ?? throw Refusal.NotThere($"There is no run {id}.");
}
