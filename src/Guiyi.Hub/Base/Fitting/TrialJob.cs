using System.Text.Json;
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

/// <summary>What a trial found out, as it is kept with its run.</summary>
/// <param name="Fit">The fit, for publishing it; null while it is being computed, and where it failed.</param>
/// <param name="Summary">How many customers it would change.</param>
/// <param name="Examples">Some of them.</param>
public sealed record FitTrial(long? Fit, FitSummary? Summary, IReadOnlyList<FitEffect> Examples)
{
    internal static FitTrial None { get; } = new(null, null, []);

    internal string Text() => JsonSerializer.Serialize(this);

    internal static FitTrial Of(string position) => JsonSerializer.Deserialize<FitTrial>(position)!;
}

/// <summary>Keeps what a fit would change, between two commits, so that it is compared with one state of the base.</summary>
sealed class TrialJob(CustomerHub hub, LoadedBase candidate, StoredRun run) : WriteJob
{
    /// <summary>Effects that are shown one by one; all are counted.</summary>
    const int Examples = 200;

    readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing)
    {
        new CatchUp(hub.Store, candidate).Run();
        IReadOnlyList<CustomerMove> moves = new WholeBase(hub.Store, candidate).Moves();
        var counts = FitSummary.Of(moves);
        StoredFit fit = transaction.Fits.Add(candidate.Fit with { Run = run.Id, Summary = FitSummary.Json(candidate.Fit.Summary, counts) });
        var found = new FitTrial(fit.Id, counts, [.. Some(moves).Select(Effect)]);
        transaction.Runs.Update(run with { State = RunState.Finished, Ended = hub.Clock.GetUtcNow(), Message = counts.ToString(), Position = found.Text() });
    }

    /// <summary>As many of each fate as there is room for.</summary>
    static IEnumerable<CustomerMove> Some(IReadOnlyList<CustomerMove> moves) =>
        moves.GroupBy(Fate).SelectMany(fate => fate.Take(Examples).Select((move, place) => (move, place))).OrderBy(m => m.place).Take(Examples).Select(m => m.move);

    FitEffect Effect(CustomerMove move) => new(move.No.ToString(), Fate(move), move.Before.Count, move.After.Count, move.ReplacedBy?.ToString() ?? (move.Begins ? Before(move) : null));

    static string Fate(CustomerMove move) => move.Begins ? ChangeKinds.Created : !move.Ends ? ChangeKinds.Changed : move.ReplacedBy is null ? ChangeKinds.Retired : ChangeKinds.Merged;

    string? Before(CustomerMove move) => hub.Loaded is { } now && now.Records.Number(move.After[0]) is >= 0 and int number ? now.Live.CustomerOf(move.No.Entity, number) : null;

    public override void Committed()
    {
        hub.Runs.Forget(run.Id);
        done.SetResult();
    }

    public override void Failed(Exception fault) => done.SetException(fault);
}
