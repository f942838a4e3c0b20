using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Api.Fits;

/// <summary>Models of the whole base: looked at, tried, taken into use.</summary>
static class FitsApi
{
    public static RouteGroupBuilder MapFits(this RouteGroupBuilder api)
    {
        RouteGroupBuilder fits = api.MapGroup("").WithTags("Fits").NeedsBase();
        fits.MapGet("/fits", List).WithSummary("All fits, the latest first, and which of them is in use");
        fits.MapGet("/fits/{id:long}", Show).WithSummary("One fit, with its settings as guiyi.yaml").ProducesProblem(StatusCodes.Status404NotFound);
        fits.MapGet("/settings", Settings).WithSummary("The settings in use, as guiyi.yaml").Produces<string>(StatusCodes.Status200OK, Yaml).ProducesProblem(StatusCodes.Status404NotFound);
        fits.MapPost("/fits", Renew).WithSummary("Computes the base anew from all there is, and takes it into use; takes seconds for a million records").Refusable();
        fits.MapTrials();
        fits.MapPost("/fits/{id:long}/publish", Publish).WithSummary("Takes a fit that was tried into use: it is computed once more, from what there is now").Refusable().ProducesProblem(StatusCodes.Status404NotFound);
        return fits;
    }

    const string Yaml = "application/yaml";

    internal static RouteHandlerBuilder Refusable(this RouteHandlerBuilder endpoint) => endpoint.Streams().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static Ok<Paged<FitLine>> List([AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(hub.Store.Fits.Page(paging.BeforeKey(), paging.Take()), fit => FitLine.Of(fit, hub)));

    static Ok<FitPage> Show(long id, CustomerHub hub) =>
        hub.Store.Fits.Find(id) is { } fit ? TypedResults.Ok(FitPage.Of(fit, hub)) : throw Refusal.NotThere($"There is no fit {id}.");

    static ContentHttpResult Settings(HttpContext http, CustomerHub hub)
    {
        if (hub.Fits.InUse is not { } fit)
            throw Refusal.NotThere("There is no fit yet: it begins when records come.");
        Etag.Show(http, Etag.Of(fit.Id));
        return TypedResults.Text(fit.Settings, Yaml);
    }

    static async Task<Ok<FitLine>> Renew(FitRequest request, Caller caller, CustomerHub hub) =>
        TypedResults.Ok(FitLine.Of(await hub.Fits.Renew(request.Settings(), caller.Name, request.Why), hub));

    static async Task<Ok<FitLine>> Publish(long id, FitReason? request, Caller caller, CustomerHub hub)
    {
        if (hub.Store.Fits.Find(id) is null)
            throw Refusal.NotThere($"There is no fit {id}.");
        return TypedResults.Ok(FitLine.Of(await hub.Fits.Publish(id, caller.Name, request?.Why ?? ""), hub));
    }
}

/// <summary>A fit to compute.</summary>
/// <param name="Yaml">Settings as guiyi.yaml; what it leaves out is inferred. Left out: as people set it before; for a trial, all is inferred.</param>
/// <param name="Why">Why.</param>
sealed record FitRequest(string? Yaml = null, string Why = "")
{
    /// <exception cref="ConfigurationException">It is no guiyi.yaml; names the line.</exception>
    public Settings? Settings() => Yaml is null ? null : SettingsFile.Parse("yaml", Yaml);
}

/// <param name="Why">Why.</param>
sealed record FitReason(string Why = "");

/// <summary>A fit.</summary>
/// <param name="Run">The run that made it.</param>
/// <param name="IsInUse">It is the one in use.</param>
/// <param name="WasPublished">It is, or was, in use; else it was tried.</param>
/// <param name="By">Who wanted it.</param>
/// <param name="At">When it was begun.</param>
/// <param name="Why">Why.</param>
/// <param name="Summary">What it changed, or would change.</param>
sealed record FitLine(long Id, long Run, bool IsInUse, bool WasPublished, string By, DateTimeOffset At, string Why, FitSummary? Summary = null)
{
    public static FitLine Of(StoredFit fit, CustomerHub hub)
    {
        var run = hub.Store.Runs.Find(fit.Run)!;
        return new FitLine(fit.Id, fit.Run, hub.Fits.InUse?.Id == fit.Id, fit.Published is not null, run.By, run.Started, run.Name, FitSummary.Of(fit));
    }
}

/// <summary>A fit with its settings.</summary>
/// <param name="Settings">All it was made with, as guiyi.yaml.</param>
sealed record FitPage(FitLine Fit, string Settings)
{
    public static FitPage Of(StoredFit fit, CustomerHub hub) => new(FitLine.Of(fit, hub), fit.Settings);
}
