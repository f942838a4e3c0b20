using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base.Fitting;

/// <summary>What a fit would do to one customer.</summary>
/// <param name="Customer">Its id.</param>
/// <param name="Fate">created, merged, changed or retired.</param>
/// <param name="Before">Number of its records now.</param>
/// <param name="After">Number of its records then.</param>
/// <param name="Other">Where it would be merged, the id that would stand for it; where it would be split off, the one that has its records now.</param>
public sealed record FitEffect(string Customer, string Fate, int Before, int After, string? Other);

/// <summary>Keeps what a fit would change, between two commits, so that it is compared with one state of the base.</summary>
sealed class TrialJob(CustomerHub hub, LoadedBase candidate, StoredRun run) : WriteJob
{
    /// <summary>Effects that are shown one by one; all are counted.</summary>
    const int Examples = 1000;

    readonly TaskCompletionSource<(StoredFit, FitSummary, IReadOnlyList<FitEffect>)> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    (StoredFit, FitSummary, IReadOnlyList<FitEffect>) result;

    public Task<(StoredFit Fit, FitSummary Summary, IReadOnlyList<FitEffect> Examples)> Done => done.Task;

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing)
    {
        new CatchUp(hub.Store, candidate).Run();
        IReadOnlyList<CustomerMove> moves = new WholeBase(hub.Store, candidate).Moves();
        var counts = FitSummary.Of(moves);
        StoredFit fit = transaction.Fits.Add(candidate.Fit with { Run = run.Id, Summary = FitSummary.Json(candidate.Fit.Summary, counts) });
        transaction.Runs.Update(run with { State = RunState.Finished, Ended = hub.Clock.GetUtcNow(), Message = counts.ToString() });
        result = (fit, counts, [.. moves.Take(Examples).Select(Effect)]);
    }

    FitEffect Effect(CustomerMove move) => new(move.No.ToString(), Fate(move), move.Before.Count, move.After.Count, move.ReplacedBy?.ToString() ?? (move.Begins ? Before(move) : null));

    static string Fate(CustomerMove move) => move.Begins ? ChangeKinds.Created : !move.Ends ? ChangeKinds.Changed : move.ReplacedBy is null ? ChangeKinds.Retired : ChangeKinds.Merged;

    string? Before(CustomerMove move) => hub.Loaded is { } now && now.Records.Number(move.After[0]) is >= 0 and int number ? now.Live.CustomerOf(move.No.Entity, number) : null;

    public override void Committed()
    {
        hub.Runs.Forget(run.Id);
        done.SetResult(result);
    }

    public override void Failed(Exception fault) => done.SetException(fault);
}
