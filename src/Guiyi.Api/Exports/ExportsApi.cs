using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Exporting;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Api.Exports;

/// <summary>Files of what is in the base: begun, watched, fetched, removed.</summary>
static class ExportsApi
{
    public static RouteGroupBuilder MapExports(this RouteGroupBuilder api)
    {
        RouteGroupBuilder exports = api.MapGroup("/exports").WithTags("Exports");
        exports.MapGet("", List).WithSummary("Exports, the last one first");
        exports.MapPost("", Begin).WithSummary("Begins to write a file of the base, in the background").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        exports.MapGet("/{run:long}", Show).WithSummary("One export: how far it is, and its file").ProducesProblem(StatusCodes.Status404NotFound);
        exports.MapGet("/{run:long}/file", Download).Streams().WithSummary("The file of a finished export; also parts of it (Range)")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").Produces(StatusCodes.Status206PartialContent, contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        exports.MapPost("/{run:long}/stop", Stop).WithSummary("Stops an export that waits or is being written; nothing of its file stays").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        exports.MapDelete("/{run:long}", Remove).WithSummary("Removes the file of an export; its run stays").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return exports;
    }

    static Ok<Paged<ExportView>> List([AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(hub.Store.Runs.Page(paging.BeforeKey(), paging.Take(), RunKind.Export), run => ExportView.Of(run, hub)));

    static async Task<Accepted<ExportView>> Begin(NewExport request, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation)
    {
        StoredRun run = await hub.Exports.Begin(request.Request(), caller.Name, cancellation, begun => idempotent.ToKeep(StatusCodes.Status202Accepted, ExportView.Of(begun, hub), location: Address(begun)));
        return TypedResults.Accepted(Address(run), ExportView.Of(run, hub));
    }

    static Ok<ExportView> Show(long run, CustomerHub hub) => TypedResults.Ok(ExportView.Of(Known(run, hub), hub));

    static PhysicalFileHttpResult Download(long run, CustomerHub hub)
    {
        ExportFile file = FileOf(Known(run, hub), hub);
        return TypedResults.PhysicalFile(
            file.Path, file.MediaType, ExportNames.Download(file), File.GetLastWriteTimeUtc(file.Path), new($"\"e{file.Run}-{file.Bytes}\""), enableRangeProcessing: true);
    }

    static async Task<Ok<ExportView>> Stop(long run, Caller caller, CustomerHub hub, CancellationToken cancellation)
    {
        StoredRun known = Known(run, hub);
        StoredRun stopped = await hub.Exports.Stop(run, caller.Name, cancellation)
            ?? throw new Refusal(409, "The export cannot be stopped.", $"Export {run} is {ApiJson.Word(known.State)}; only one that waits or is being written can be stopped.");
        return TypedResults.Ok(ExportView.Of(stopped, hub));
    }

    static async Task<NoContent> Remove(long run, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation)
    {
        FileOf(Known(run, hub), hub);
        await hub.Write(
            transaction =>
            {
                // Within the writer: of two who remove it, one is told that it is gone.
                if (!Removed(run, hub))
                    throw Gone(run);
                transaction.Keep(idempotent.ToKeep(StatusCodes.Status204NoContent));
                return 0;
            },
            cancellation);
        return TypedResults.NoContent();
    }

    static bool Removed(long run, CustomerHub hub)
    {
        try
        {
            return hub.Exports.Remove(run);
        }
        catch (IOException fault)
        {
            throw new Refusal(409, "The file cannot be removed now.", fault.Message);
        }
    }

    /// <exception cref="Refusal">There is no such export.</exception>
    static StoredRun Known(long run, CustomerHub hub) =>
        hub.Store.Runs.Find(run) is { Kind: RunKind.Export } found ? found : throw Refusal.NotThere($"There is no export {run}.");

    /// <exception cref="Refusal">It has no file: not yet, never, or no longer.</exception>
    static ExportFile FileOf(StoredRun run, CustomerHub hub) => hub.Exports.File(run.Id) ?? throw (run switch
    {
        { Ended: null } => new Refusal(409, "The export is not finished.", $"Export {run.Id} is {ApiJson.Word(run.State)}; expected one that is finished.") { RetryAfter = TimeSpan.FromSeconds(1) },
        { State: RunState.Finished } => Gone(run.Id),
        { State: RunState.Stopped } => new Refusal(409, "The export was stopped.", run.Message),
        _ => new Refusal(409, "The export failed.", run.Message),
    });

    static Refusal Gone(long run) => Refusal.NotThere($"The file of export {run} was removed.");

    static string Address(StoredRun run) => $"/api/v1/exports/{run.Id}";
}
