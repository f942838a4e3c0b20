using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Api.Runs;

/// <summary>Rows that a run could not take in: to be looked at, mended and sent again.</summary>
static class RejectsApi
{
    public static void MapRejects(this RouteGroupBuilder runs)
    {
        runs.MapGet("/{id:long}/rejects", List).WithSummary("Rows that the run could not take in, and why").ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapGet("/{id:long}/rejects.csv", Download).Streams().WithSummary("The same as CSV; with as=rows the rows themselves below their header, to be mended and uploaded with resends=ID")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
    }

    static Ok<Paged<RejectView>> List(long id, [AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(hub.Store.Rejects.Page(RunsApi.Known(id, hub).Id, paging.AfterKey(), paging.Take()), RejectView.Of));

    static PushStreamHttpResult Download(long id, string? @as, CustomerHub hub)
    {
        StoredRun run = RunsApi.Known(id, hub);
        return @as switch
        {
            null or "" or "report" => TypedResults.Stream(body => RejectFiles.Report(body, run, hub), "text/csv; charset=utf-8", $"rejects-{id}.csv"),
            "rows" => Rows(run, hub),
            _ => throw new Refusal(400, "There is no such form.", $"as: found '{@as}'; expected report or rows."),
        };
    }

    static PushStreamHttpResult Rows(StoredRun run, CustomerHub hub)
    {
        RejectedRows form = hub.Files.RejectedRowsOf(run)
            ?? throw new Refusal(422, "The rows cannot be given as they came.", "Rows of a workbook are mended in the workbook: upload it again, what is known already changes nothing. A file without rejects is not kept for ever.");
        string type = form.Extension == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson";
        return TypedResults.Stream(body => RejectFiles.Rows(body, run, form, hub), type, $"{RejectFiles.SourceOf(run, hub)}.{form.Extension}");
    }
}
