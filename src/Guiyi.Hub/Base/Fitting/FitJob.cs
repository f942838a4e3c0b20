using System.Text.Json;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base.Fitting;

/// <summary>Takes a fit into use: catches up with what was committed while it was computed, and writes what it changes.</summary>
sealed class FitJob(CustomerHub hub, LoadedBase candidate, StoredRun run) : WriteJob
{
    readonly TaskCompletionSource<StoredFit> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    StoredRun? ended;

    public Task<StoredFit> Done => done.Task;

    public override void Write(Transaction transaction, IReadOnlyList<WriteJob> sharing)
    {
        // What computing left behind goes before what writing all customers needs comes.
        hub.Memory.Took(candidate.Records.Count);
        new CatchUp(hub.Store, candidate).Run();
        var whole = new WholeBase(hub.Store, candidate);
        IReadOnlyList<CustomerMove> moves = whole.Moves();
        var counts = FitSummary.Of(moves);
        StoredFit fit = candidate.Fit.Id > 0 ? candidate.Fit : transaction.Fits.Add(candidate.Fit with { Run = run.Id, Summary = FitSummary.Json(candidate.Fit.Summary, counts, candidate.Sources) });
        if (fit.Published is null)
            transaction.Fits.Publish(fit.Id);
        candidate.Fit = fit with { Published = fit.Published ?? transaction.Version };
        new OutcomeWriter(hub, candidate, transaction, new Booking(run.Id)).Write(moves, whole, run.Id);
        ended = run with { State = RunState.Finished, Ended = hub.Clock.GetUtcNow(), Message = counts.ToString() };
        transaction.Runs.Update(ended);
    }

    public override void Committed()
    {
        hub.Take(candidate);
        hub.Runs.Forget(ended!.Id);
        done.SetResult(candidate.Fit);
    }

    public override void Failed(Exception fault) => done.SetException(fault);
}

/// <summary>What a fit does to the customers.</summary>
/// <param name="Created">Customers that are new.</param>
/// <param name="Merged">Customers that are joined into others.</param>
/// <param name="Changed">Customers that have other records.</param>
/// <param name="Retired">Customers without records.</param>
public sealed record FitSummary(int Created, int Merged, int Changed, int Retired)
{
    internal static FitSummary Of(IReadOnlyList<CustomerMove> moves) => new(
        moves.Count(m => m.Begins), moves.Count(m => m.Ends && m.ReplacedBy is not null), moves.Count(m => !m.Begins && !m.Ends), moves.Count(m => m.Ends && m.ReplacedBy is null));

    /// <summary>What a stored fit changed, or would change; null where that was not kept.</summary>
    public static FitSummary? Of(StoredFit fit) => fit.Summary.Length == 0 ? null : JsonSerializer.Deserialize<Stored>(fit.Summary)!.Counts;

    /// <summary>The summary as it is stored, with the settings that people gave and what was there to be read.</summary>
    internal static string Json(string given, FitSummary counts, IEnumerable<FitSource>? sources = null) => JsonSerializer.Serialize(new Stored(given, counts, sources?.ToDictionary(s => s.Id, s => s.Columns.Count)));

    /// <summary>The settings that people gave, from a stored summary.</summary>
    internal static string Given(string json) => json.Length == 0 ? "" : JsonSerializer.Deserialize<Stored>(json)!.Given;

    /// <summary>How many columns each source had when the fit was made, from a stored summary: later ones stand behind them.</summary>
    internal static IReadOnlyDictionary<int, int> Columns(string json) => JsonSerializer.Deserialize<Stored>(json)!.Columns ?? [];

    sealed record Stored(string Given, FitSummary Counts, Dictionary<int, int>? Columns = null);
}
