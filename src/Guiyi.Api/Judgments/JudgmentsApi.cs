using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Api.Judgments;

/// <summary>What people say about who is one customer.</summary>
static class JudgmentsApi
{
    public static RouteGroupBuilder MapJudgments(this RouteGroupBuilder api)
    {
        RouteGroupBuilder judgments = api.MapGroup("").WithTags("Judgments").NeedsBase();
        judgments.MapGet("/judgments", List).WithSummary("All judgments, those that hold and those that were taken back, the latest first");
        judgments.MapPost("/judgments", Judge).WithSummary("Judges pairs of records: all of them, or none").Refuses().Streams();
        judgments.MapPost("/judgments/preview", Look).ReadsOnly().WithSummary("What judgments would do, if they were sent now").Refuses().Streams();
        judgments.MapPost("/judgments/{id:long}/undo", Undo).WithSummary("Takes one judgment back").Refuses().ProducesProblem(StatusCodes.Status404NotFound);
        judgments.MapPost("/judgment-runs/{run:long}/undo", UndoRun).WithSummary("Takes back all that was judged in one go: a merge, an unmerge").Refuses().ProducesProblem(StatusCodes.Status404NotFound).Streams();
        return judgments;
    }

    /// <summary>What every judging may answer: 409 where it contradicts what is there, 412 where a customer has changed since it was seen.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed);

    static Ok<Paged<JudgmentView>> List([AsParameters] Paging paging, CustomerHub hub)
    {
        Page<StoredJudgment> page = hub.Store.Judgments.Page(paging.BeforeKey(), paging.Take());
        IReadOnlyDictionary<int, string> sources = NamedRecord.Sources(hub);
        return TypedResults.Ok(Paged.Of(page, judgment => JudgmentView.Of(judgment, sources)));
    }

    static Task<Ok<JudgmentResult>> Judge(NewJudgments request, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation) =>
        Said(hub, request.Request(hub, caller.Name), idempotent, cancellation);

    static Task<Ok<Preview>> Look(NewJudgments request, Caller caller, CustomerHub hub, CancellationToken cancellation) =>
        Previewed(hub, request.Request(hub, caller.Name), cancellation);

    static Task<Ok<JudgmentResult>> Undo(long id, Undoing? request, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation)
    {
        if (hub.Store.Judgments.Find(id) is null)
            throw Refusal.NotThere($"There is no judgment {id}.");
        var undo = new JudgmentRequest { Name = $"undo of judgment {id}", By = caller.Name, Why = request?.Why ?? "", Seen = Seen.Of(hub, request?.Seen), Undone = [id] };
        return Said(hub, undo, idempotent, cancellation);
    }

    static Task<Ok<JudgmentResult>> UndoRun(long run, Undoing? request, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation)
    {
        if (hub.Store.Judgments.OfRun(run).Count == 0)
            throw Refusal.NotThere($"Nothing was judged in run {run}.");
        JudgmentRequest undo = hub.Judgments.Undoing(run, caller.Name, request?.Why ?? "") with { Seen = Seen.Of(hub, request?.Seen) };
        if (undo.Undone.Count == 0)
            throw new JudgmentConflictException($"all of run {run} was taken back before", JudgmentConflict.Undone);
        return Said(hub, undo, idempotent, cancellation);
    }

    /// <summary>Takes a request in, and its answer with it.</summary>
    public static async Task<Ok<JudgmentResult>> Said(CustomerHub hub, JudgmentRequest request, Idempotent idempotent, CancellationToken cancellation)
    {
        JudgmentReceipt receipt = await hub.Judgments.Say(request, given => idempotent.ToKeep(StatusCodes.Status200OK, JudgmentResult.Of(given)), cancellation);
        return TypedResults.Ok(JudgmentResult.Of(receipt));
    }

    public static async Task<Ok<Preview>> Previewed(CustomerHub hub, JudgmentRequest request, CancellationToken cancellation) =>
        TypedResults.Ok(Preview.Of(await hub.Judgments.Preview(request, cancellation)));
}
