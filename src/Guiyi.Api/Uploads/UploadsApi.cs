using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Api.Runs;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;
using Microsoft.AspNetCore.Mvc;
using FileMode = Guiyi.Hub.Base.Ingest.FileMode;

namespace Guiyi.Api.Uploads;

/// <summary>Files that people send: kept on the disk as they come, then taken in by runs.</summary>
static class UploadsApi
{
    public static RouteGroupBuilder MapUploads(this RouteGroupBuilder api)
    {
        api.MapPost("/uploads", Upload).TakesUploads().WithTags("Uploads")
            .WithSummary("Takes files: several as multipart/form-data, or one as the body with its name in name= or Content-Disposition; gives the runs that take them in")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status507InsufficientStorage);
        return api;
    }

    static async Task<Accepted<UploadAnswer>> Upload([AsParameters] UploadQuery query, HttpContext http, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation)
    {
        FileRequest request = query.Checked(hub);
        List<FileRequest> kept = [];
        try
        {
            await foreach (SentFile file in SentFiles.Of(http.Request, query.Name, cancellation))
                kept.Add(await hub.Files.Keep(file.Content, request with { File = SentFiles.CheckedName(file.Name) }, cancellation));
            UploadAnswer Answer(IReadOnlyList<StoredRun> runs) => new([.. runs.Select(run => RunView.Of(run, hub))]);
            IReadOnlyList<StoredRun> begun = await hub.Files.Begin(kept, caller.Name, runs => idempotent.ToKeep(StatusCodes.Status202Accepted, Answer(runs), location: RunsApi.Address(runs[0])), cancellation);
            return TypedResults.Accepted(RunsApi.Address(begun[0]), Answer(begun));
        }
        catch (Exception fault) when (fault is not StoreException { OutcomeUnknown: true } and not OperationCanceledException)
        {
            hub.Files.Discard(kept);
            throw;
        }
    }
}

/// <summary>How files are to be taken in.</summary>
/// <param name="Source">Name of the source; left out: the file's own name.</param>
/// <param name="Mode">upsert (rows come, or replace those of the same key), snapshot (the file is the whole source: other records go) or remove (the records that its rows name go).</param>
/// <param name="Resends">The run whose rejects they bring again, mended; its source is taken where none is named.</param>
/// <param name="Name">Name of the file, where it is the body.</param>
/// <param name="Key">For a new source: the column that holds the channel's own id of a row; left out: found by looking at the rows.</param>
readonly record struct UploadQuery([FromQuery(Name = "source")] string? Source, [FromQuery(Name = "mode")] string? Mode, [FromQuery(Name = "resends")] long? Resends, [FromQuery(Name = "name")] string? Name, [FromQuery(Name = "key")] string? Key)
{
    /// <exception cref="Refusal">A word, name or run is none.</exception>
    public FileRequest Checked(CustomerHub hub)
    {
        FileMode mode = Words.ReadOptional<FileMode>(Mode, "mode") ?? FileMode.Upsert;
        string? source = string.IsNullOrEmpty(Source) ? null : Source;
        if (Resends is { } resent)
            source ??= RejectFiles.SourceOf(RunsApi.Known(resent, hub), hub);
        if (source is not null && HubSources.Wrong(source, []) is { } wrong)
            throw new Refusal(422, "That is no name of a source.", $"source: {wrong}.");
        return new FileRequest("", "", source, mode, Resends, string.IsNullOrEmpty(Key) ? null : Key);
    }
}

/// <summary>The runs that take the files in, in their order.</summary>
sealed record UploadAnswer(IReadOnlyList<RunView> Runs);
