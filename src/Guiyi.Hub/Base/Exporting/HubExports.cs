using System.Threading.Channels;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>
/// Files of what is in the base, written one after the other by runs in the background while records come in. Each shows one version of the base.
/// What a stop interrupts starts over after the next start.
/// </summary>
public sealed class HubExports
{
    readonly CustomerHub hub;
    readonly Channel<StoredRun> waiting = Channel.CreateUnbounded<StoredRun>();
    readonly Lock gate = new();
    string stopped = "";
    (long Run, CancellationTokenSource Stop, TaskCompletionSource<StoredRun> Ended)? current;

    internal HubExports(CustomerHub hub) => this.hub = hub;

    /// <summary>Ends when the last run has stopped.</summary>
    internal Task Stopped { get; private set; } = Task.CompletedTask;

    /// <summary>Where the files lie: a folder for each run.</summary>
    public string Folder => Path.Combine(hub.Workspace.Folder, "exports");

    /// <summary>Begins an export.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="answer">What is answered to the sender, to be kept with the run.</param>
    /// <returns>The run, waiting. Its counts tell how far it is: rows read, of a total where that is known.</returns>
    /// <exception cref="StoreException">The run cannot be noted.</exception>
    public async Task<StoredRun> Begin(ExportRequest request, string by, CancellationToken cancellation = default, Func<StoredRun, StoredAnswer?>? answer = null)
    {
        StoredRun run = await hub.Write(
            transaction =>
            {
                StoredRun begun = transaction.Runs.Add(new StoredRun
                {
                    Kind = RunKind.Export,
                    State = RunState.Waiting,
                    Name = request.FileName,
                    By = by,
                    Started = transaction.At,
                    Position = new ExportState(request).Text(),
                });
                if (answer?.Invoke(begun) is { } kept)
                    transaction.Answers.Add(kept);
                return begun;
            },
            cancellation);
        waiting.Writer.TryWrite(run);
        return run;
    }

    /// <summary>Stops an export that waits or is being written; nothing of its file stays.</summary>
    /// <returns>The run as it ended; null where it is no export that is under way.</returns>
    public async Task<StoredRun?> Stop(long run, string by, CancellationToken cancellation = default)
    {
        string message = $"stopped by {by}";
        if (await StopCurrent(run, message, cancellation) is { } ended)
            return ended;
        StoredRun? waits = await hub.Write(transaction =>
        {
            if (hub.Store.Runs.Find(run) is not { Kind: RunKind.Export, State: RunState.Waiting } found)
                return null;
            StoredRun end = found with { State = RunState.Stopped, Message = message, Ended = transaction.At };
            transaction.Runs.Update(end);
            return end;
        }, cancellation);
        // It may have begun meanwhile.
        return waits ?? await StopCurrent(run, message, cancellation);
    }

    async Task<StoredRun?> StopCurrent(long run, string message, CancellationToken cancellation)
    {
        Task<StoredRun> ended;
        lock (gate)
        {
            if (current is not { } now || now.Run != run)
                return null;
            stopped = message;
            now.Stop.Cancel();
            ended = now.Ended.Task;
        }
        return await ended.WaitAsync(hub.Stopping).WaitAsync(cancellation) is { State: RunState.Stopped } last ? last : null;
    }

    /// <summary>The file of an export; null where the run is none, is not finished, or its file was removed.</summary>
    public ExportFile? File(long run) => hub.Store.Runs.Find(run) is { } found ? File(found) : null;

    /// <summary>The same of a run that was read.</summary>
    public ExportFile? File(StoredRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run is not { Kind: RunKind.Export, State: RunState.Finished } || ExportState.Of(run.Position) is not { Version: { } version } state)
            return null;
        var file = new FileInfo(Path.Combine(FolderOf(run.Id), state.Request.FileName));
        return file.Exists ? new ExportFile(run.Id, state.Request, file.FullName, MediaType(state.Request.Format), file.Length, run.Counts.Read, version) : null;
    }

    /// <summary>What a run was asked to export; null where it is no export.</summary>
    public static ExportRequest? RequestOf(StoredRun run) => run is { Kind: RunKind.Export } ? ExportState.Of(run.Position).Request : null;

    /// <summary>The version of the base that a finished export shows; null where it is none.</summary>
    public static long? VersionOf(StoredRun run) => run is { Kind: RunKind.Export } ? ExportState.Of(run.Position).Version : null;

    /// <summary>Removes the file of a finished export, for it holds personal data; the run stays.</summary>
    /// <returns>False where there was none.</returns>
    /// <exception cref="IOException">Somebody is reading it.</exception>
    public bool Remove(long run)
    {
        if (File(run) is null)
            return false;
        Directory.Delete(FolderOf(run), recursive: true);
        return true;
    }

    string FolderOf(long run) => Path.Combine(Folder, run.ToString(System.Globalization.CultureInfo.InvariantCulture));

    static string MediaType(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Jsonl => "application/jsonl; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    internal void Start(CancellationToken stopping) => Stopped = Task.Run(() => Work(stopping), CancellationToken.None);

    async Task Work(CancellationToken stopping)
    {
        try
        {
            await hub.Ready.WaitAsync(stopping);
            foreach (StoredRun run in hub.Interrupted.Where(r => r.Kind == RunKind.Export))
                await Export(run, stopping);
            await foreach (StoredRun run in waiting.Reader.ReadAllAsync(stopping))
                await Export(run, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is left starts over after the next start.
        }
    }

    async Task Export(StoredRun run, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var told = new TaskCompletionSource<StoredRun>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            (current, stopped) = ((run.Id, stop, told), "");
        StoredRun now = await Kept(() => hub.Store.Runs.Find(run.Id) is { Ended: { } } before ? before : run with { State = RunState.Running }, stopping);
        if (now.Ended is null)
            now = await Written(now, stop.Token, stopping) with { Ended = hub.Clock.GetUtcNow() };
        lock (gate)
            current = null;
        await Kept(() => now, stopping);
        told.SetResult(now);
    }

    /// <returns>The run as it ended, still to be stored.</returns>
    async Task<StoredRun> Written(StoredRun run, CancellationToken stop, CancellationToken stopping)
    {
        try
        {
            return await new ExportJob(hub, run, ExportState.Of(run.Position).Request, FolderOf(run.Id)).Run(stop);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            Clear(run.Id);
            return run with { State = RunState.Stopped, Message = stopped };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever it is ends this export, and not those that wait.
            Clear(run.Id);
            return run with { State = RunState.Failed, Message = fault.Message };
        }
    }

    /// <summary>Notes how a run is; where the store is away, as soon as it is back.</summary>
    async Task<StoredRun> Kept(Func<StoredRun> run, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await hub.Write(transaction =>
                {
                    StoredRun now = run();
                    transaction.Runs.Update(now);
                    return now;
                }, stopping);
            }
            catch (StoreException)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stopping);
            }
        }
    }

    void Clear(long run)
    {
        try
        {
            Directory.Delete(FolderOf(run), recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is not shown as finished, and takes room until somebody removes it.
        }
    }
}
