using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Api.Fits;

/// <summary>What other settings would change: begun, watched, looked at.</summary>
static class TrialsApi
{
    public static void MapTrials(this RouteGroupBuilder fits)
    {
        fits.MapPost("/fits/try", Begin).WithSummary("Begins to compute, in the background, what other settings would change; nothing of it is done. The fit is kept, to be published")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        fits.MapGet("/fits/tries/{run:long}", Show).WithSummary("One trial: how far it is, and what it found out").ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<Accepted<TrialView>> Begin(FitRequest request, Caller caller, Idempotent idempotent, CustomerHub hub)
    {
        StoredRun run = await hub.Fits.BeginTrial(
            request.Settings() ?? Hub.Configuration.Settings.Default, caller.Name, request.Why,
            begun => idempotent.ToKeep(StatusCodes.Status202Accepted, TrialView.Of(begun), location: Address(begun)));
        return TypedResults.Accepted(Address(run), TrialView.Of(run));
    }

    static Ok<TrialView> Show(long run, CustomerHub hub) =>
        hub.Store.Runs.Find(run) is { } found && HubFits.TrialOf(found) is not null ? TypedResults.Ok(TrialView.Of(found)) : throw Refusal.NotThere($"There is no trial {run}.");

    static string Address(StoredRun run) => $"/api/v1/fits/tries/{run.Id}";
}

/// <summary>A trial of other settings.</summary>
/// <param name="Run">Its run, by which it is known.</param>
/// <param name="State">waiting, running, finished or failed.</param>
/// <param name="Fit">The fit, for publishing it; left out while it is not finished.</param>
/// <param name="Summary">How many customers it would change.</param>
/// <param name="Examples">Up to 200 of them.</param>
/// <param name="Message">Why it failed.</param>
sealed record TrialView(
    long Run, RunState State, string By, DateTimeOffset Started, string Why, DateTimeOffset? Ended = null,
    long? Fit = null, FitSummary? Summary = null, IReadOnlyList<FitExample>? Examples = null, string? Message = null)
{
    public static TrialView Of(StoredRun run)
    {
        FitTrial trial = HubFits.TrialOf(run)!;
        return new TrialView(
            run.Id, run.State, run.By, run.Started, run.Name, run.Ended, trial.Fit, trial.Summary,
            trial.Fit is null ? null : [.. trial.Examples.Select(FitExample.Of)], run.State == RunState.Failed ? run.Message : null);
    }
}

/// <summary>What a fit would do to one customer.</summary>
/// <param name="Fate">created, merged, changed or retired.</param>
/// <param name="Before">Number of its records now.</param>
/// <param name="After">Number of its records then.</param>
/// <param name="Other">Where it would be merged, the id that would stand for it; where it would be split off, the one that has its records now.</param>
sealed record FitExample(string Customer, string Fate, int Before, int After, string? Other = null)
{
    public static FitExample Of(FitEffect e) => new(e.Customer, e.Fate, e.Before, e.After, e.Other);
}
