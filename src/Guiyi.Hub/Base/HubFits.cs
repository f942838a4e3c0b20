using System.Threading.Channels;
using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Ingest;

namespace Guiyi.Hub.Base;

/// <summary>Models of the whole base: computed beside the running one, and then taken into use.</summary>
public sealed partial class HubFits
{
    /// <summary>A fit is due when so many records came, changed or went since the last, as a part of those it was made of.</summary>
    const double Grown = 0.25;

    /// <summary>A fit that is due waits for quiet no longer than so many times the time of quiet: where records come all day there is none.</summary>
    const int Patience = 30;

    static readonly TimeSpan Again = TimeSpan.FromSeconds(1), Seldom = TimeSpan.FromMinutes(1);

    readonly CustomerHub hub;
    readonly SemaphoreSlim one = new(1);
    readonly Lock gate = new();
    Task own = Task.CompletedTask;
    volatile bool isStopping;
    volatile string? fault;
    long looked;

    internal HubFits(CustomerHub hub) => this.hub = hub;

    /// <summary>Ends when nothing is being computed any more; nothing begins then.</summary>
    internal async Task Stop()
    {
        Task last;
        lock (gate)
        {
            isStopping = true;
            last = own;
        }
        await last;
        await one.WaitAsync();
        one.Release();
    }

    /// <summary>Notes of fits that a stop or a kill interrupted that nothing came of them.</summary>
    internal void EndInterrupted()
    {
        foreach (StoredRun run in hub.Interrupted.Where(r => r.Kind == RunKind.Fit))
            _ = Fail(run, new OperationCanceledException("The hub stopped before it was done."));
    }

    /// <summary>The fit in use; null before the first.</summary>
    public StoredFit? InUse => hub.Loaded?.Fit;

    /// <summary>True where records wait for a fit, columns mean something else, or the base has grown by a quarter.</summary>
    public bool IsDue => hub.Loaded is not { } loaded ? hub.Waiting > 0 : loaded.Unresolved > 0 || loaded.IsRemapped || loaded.Moved > Grown * loaded.FitCount;

    /// <summary>True while one is being computed.</summary>
    public bool IsWorking => one.CurrentCount == 0;

    /// <summary>Why the last one that began by itself failed; null where it did not. It is tried again when something comes in.</summary>
    public string? Fault => fault;

    /// <summary>Something came in, or is done: where a fit is due, it begins as soon as nothing came for a while.</summary>
    internal void Look()
    {
        lock (gate)
        {
            Interlocked.Increment(ref looked);
            if (hub.Options.FitsByItself && !isStopping && own.IsCompleted && IsDue)
                own = Task.Run(Own);
        }
    }

    async Task Own()
    {
        try
        {
            fault = null;
            TimeSpan pause = hub.Options.Quiet;
            long since = hub.Clock.GetTimestamp();
            while (!IsOver())
            {
                long before = Interlocked.Read(ref looked);
                await Task.Delay(pause, hub.Clock, hub.Stopping);
                bool isQuiet = before == Interlocked.Read(ref looked) || hub.Clock.GetElapsedTime(since) > Patience * hub.Options.Quiet;
                if (hub.Files.Open == 0 && isQuiet)
                    (pause, since) = (await Went() ? hub.Options.Quiet : Longer(pause), hub.Clock.GetTimestamp());
            }
        }
        catch (Exception failed)
        {
            // Its run tells it as well. It is due still, and looked at again when something comes.
            fault = failed.Message;
        }
    }

    /// <summary>Nothing is due. Who looks from now on begins anew.</summary>
    bool IsOver()
    {
        lock (gate)
        {
            if (IsDue && !isStopping)
                return false;
            own = Task.CompletedTask;
            return true;
        }
    }

    /// <returns>False where the store is away or full: it is tried again without anybody asking.</returns>
    async Task<bool> Went()
    {
        try
        {
            await Publish(await Compute(Given(), "guiyi", "records came", keepsScheme: hub.Loaded is { Unresolved: 0, IsRemapped: false }));
            return true;
        }
        catch (StoreException away) when (away.IsPassing)
        {
            return false;
        }
    }

    static TimeSpan Longer(TimeSpan pause) => pause * 2 < Seldom ? pause * 2 : Seldom;

    /// <summary>What people set so far: all else is inferred anew.</summary>
    Settings Given() =>
        hub.Loaded is { } loaded && FitSummary.Given(loaded.Fit.Summary) is { Length: > 0 } text ? SettingsFile.Parse("the settings of the fit in use", text) : Settings.Default;

    /// <summary>What a fit is made with. One that is due for its size alone keeps the classes that there are; that makes them nobody's setting.</summary>
    Settings Used(Settings given, bool keepsScheme)
    {
        Settings used = hub.Sources.With(given);
        return keepsScheme && hub.Loaded is { } now ? used with { Scheme = now.Settings.Scheme, SchemeNotes = now.Settings.SchemeNotes } : used;
    }

    /// <summary>The base of a fit that is in use, again.</summary>
    internal LoadedBase Reload(StoredFit fit) =>
        new FitLoader(hub.Store).Load(fit, SettingsFile.Parse("the settings of the fit in use", fit.Settings), Moment(fit.Run), columns: FitSummary.Columns(fit.Summary));

    DateTimeOffset Moment(long run) => hub.Store.Runs.Find(run)?.Started ?? hub.Clock.GetUtcNow();

    /// <summary>Computes a fit from all that is stored now, and takes it into use.</summary>
    /// <param name="settings">What people set; null for what they set before.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="why">Why.</param>
    /// <exception cref="ConfigurationException">The settings do not fit the sources.</exception>
    public async Task<StoredFit> Renew(Settings? settings, string by, string why) => await Publish(await Compute(settings ?? Given(), by, why));

    /// <summary>Takes a fit that was tried into use: it is computed once more, from what is stored now.</summary>
    /// <exception cref="ArgumentException">There is no such fit.</exception>
    public Task<StoredFit> Publish(long fit, string by, string why) => hub.Store.Fits.Find(fit) is { } tried
        ? Renew(SettingsFile.Parse($"the settings of fit {fit}", FitSummary.Given(tried.Summary)), by, why)
        : throw new ArgumentException($"found no fit {fit}; expected one that was tried", nameof(fit));

    async Task<(LoadedBase Candidate, StoredRun Run)> Compute(Settings given, string by, string why, bool keepsScheme = false, StoredRun? waiting = null)
    {
        StoredRun? run = waiting;
        bool isOne = false;
        try
        {
            await hub.Ready;
            await one.WaitAsync(hub.Stopping);
            isOne = true;
            if (isStopping)
                throw new OperationCanceledException("The hub is stopping.");
            run = await hub.Write(transaction => Begun(transaction, waiting ?? new StoredRun { Kind = RunKind.Fit, Name = why, By = by, Started = transaction.At }));
            var fit = new StoredFit(0, run.Id, hub.Store.Version, "", SettingsFile.Text(given));
            return (new FitLoader(hub.Store).Load(fit, Used(given, keepsScheme), run.Started), run);
        }
        catch (Exception fault)
        {
            if (isOne)
                one.Release();
            if (run is not null)
                _ = Fail(run, fault);
            throw;
        }
    }

    static StoredRun Begun(Transaction transaction, StoredRun run)
    {
        if (run.Id == 0)
            return transaction.Runs.Add(run);
        run = run with { State = RunState.Running };
        transaction.Runs.Update(run);
        return run;
    }

    /// <summary>Notes that a run failed; where the store is away, as soon as it is back.</summary>
    async Task Fail(StoredRun run, Exception fault)
    {
        try
        {
            while (!await Noted(run with { State = RunState.Failed, Message = fault.Message }))
                await Task.Delay(Again, hub.Stopping);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ChannelClosedException)
        {
            // The hub is stopping; the next start finds the run.
        }
    }

    async Task<bool> Noted(StoredRun run)
    {
        try
        {
            await hub.Write(transaction =>
            {
                transaction.Runs.Update(run with { Ended = transaction.At });
                return run;
            });
            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    async Task<StoredFit> Publish((LoadedBase Candidate, StoredRun Run) computed)
    {
        try
        {
            var job = new FitJob(hub, computed.Candidate, computed.Run);
            await hub.Enqueue(job, CancellationToken.None);
            return await job.Done.WaitAsync(hub.Stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _ = Fail(computed.Run, fault);
            throw;
        }
        finally
        {
            one.Release();
        }
    }
}
