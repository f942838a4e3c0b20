using System.Threading.Channels;
using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base;

/// <content>What other settings would change: computed in the background, and kept with the run.</content>
public sealed partial class HubFits
{
    /// <summary>Begins to compute a fit with other settings: what it would change is kept with the run, and it is not taken into use.</summary>
    /// <param name="settings">What is to be tried.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="why">Why.</param>
    /// <param name="answer">What is answered to the sender, to be kept with the run.</param>
    /// <returns>The run, waiting. One that a stop of the hub interrupts has failed after the next start.</returns>
    /// <exception cref="StoreException">The run cannot be noted.</exception>
    public async Task<StoredRun> BeginTrial(Settings settings, string by, string why, Func<StoredRun, StoredAnswer?>? answer = null)
    {
        StoredRun run = await hub.Write(transaction =>
        {
            StoredRun waiting = transaction.Runs.Add(new StoredRun
            {
                Kind = RunKind.Fit,
                State = RunState.Waiting,
                Name = why,
                By = by,
                Started = transaction.At,
                Position = FitTrial.None.Text(),
            });
            if (answer?.Invoke(waiting) is { } kept)
                transaction.Answers.Add(kept);
            return waiting;
        });
        _ = Task.Run(() => Try(settings, run), CancellationToken.None);
        return run;
    }

    /// <summary>What a trial found out; null where a run is none.</summary>
    public static FitTrial? TrialOf(StoredRun run) => run is { Kind: RunKind.Fit, Position.Length: > 0 } ? FitTrial.Of(run.Position) : null;

    async Task Try(Settings settings, StoredRun waiting)
    {
        try
        {
            (LoadedBase candidate, StoredRun run) = await Compute(settings, waiting.By, waiting.Name, waiting: waiting);
            await Compare(candidate, run);
        }
        catch (Exception)
        {
            // Its run tells it.
        }
    }

    async Task Compare(LoadedBase candidate, StoredRun run)
    {
        try
        {
            var job = new TrialJob(hub, candidate, run);
            await hub.Enqueue(job, hub.Stopping);
            await job.Done.WaitAsync(hub.Stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not ChannelClosedException)
        {
            await Fail(run, fault);
        }
        finally
        {
            one.Release();
        }
    }
}
