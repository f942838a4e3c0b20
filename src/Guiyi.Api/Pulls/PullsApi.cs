using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Arriving;

namespace Guiyi.Api.Pulls;

/// <summary>Files that the server fetches by schedule. Only administrators say from where: the server reaches what they may not.</summary>
static class PullsApi
{
    public static RouteGroupBuilder MapPulls(this RouteGroupBuilder api)
    {
        RouteGroupBuilder pulls = api.MapGroup("/pulls").WithTags("Pulls");
        pulls.MapGet("", List).WithSummary("All pulls, with their last run and next time; what may be a secret in an address is left out");
        pulls.MapPost("", Add).ForAdmins().WithSummary("Adds a pull; one that comes every so often is fetched at once").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        pulls.MapGet("/{id:long}", Show).WithSummary("One pull, with the ETag that a change needs").ProducesProblem(StatusCodes.Status404NotFound);
        pulls.MapPatch("/{id:long}", Change).ForAdmins().WithSummary("Changes what is fetched, when, or what it does; needs If-Match").ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        pulls.MapDelete("/{id:long}", Remove).ForAdmins().WithSummary("Removes a pull; what it brought stays").ProducesProblem(StatusCodes.Status404NotFound);
        pulls.MapPost("/{id:long}/now", Now).Streams().WithSummary("Fetches a pull now, whatever its schedule, and waits for it: the answer has its run or its problem").ProducesProblem(StatusCodes.Status404NotFound);
        return pulls;
    }

    static Ok<Paged<PullView>> List([AsParameters] Paging paging, CustomerHub hub) => TypedResults.Ok(Paged.Of(hub.Pulls.All(), paging, pull => pull.Id, PullView.Of));

    static async Task<Created<PullView>> Add(NewPull request, HttpContext http, CustomerHub hub)
    {
        Pull added = await Conflicts.OrRefused(() => Task.FromResult(hub.Pulls.Add(request.Pull())));
        Etag.Show(http, StateOf(added));
        return TypedResults.Created($"/api/v1/pulls/{added.Id}", PullView.Of(added));
    }

    static Ok<PullView> Show(long id, HttpContext http, CustomerHub hub) => Answer(id, http, hub.Pulls.Find(id));

    static async Task<Ok<PullView>> Change(long id, PullChange change, IfMatch state, HttpContext http, CustomerHub hub) => Answer(id, http, await Conflicts.OrRefused(() => Task.FromResult(hub.Pulls.Change(id, was =>
    {
        state.Check(StateOf(was));
        return change.Of(was);
    }))));

    static NoContent Remove(long id, CustomerHub hub) => hub.Pulls.Remove(id) ? TypedResults.NoContent() : throw NotThere(id);

    static async Task<Ok<PullView>> Now(long id, HttpContext http, CustomerHub hub, CancellationToken cancellation) => Answer(id, http, await hub.Pulls.Now(id, cancellation));

    static Ok<PullView> Answer(long id, HttpContext http, Pull? pull)
    {
        if (pull is null)
            throw NotThere(id);
        Etag.Show(http, StateOf(pull));
        return TypedResults.Ok(PullView.Of(pull));
    }

    /// <summary>Of what people set, and not of what happens to it by itself: else a fetch would overtake whoever changes it.</summary>
    static string StateOf(Pull pull) => Etag.OfContent((object[])[pull.Location, pull.Source ?? "", pull.Mode, pull.Schedule, pull.IsPaused]);

    static Refusal NotThere(long id) => Refusal.NotThere($"There is no pull {id}.");
}
