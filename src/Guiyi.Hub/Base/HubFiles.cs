using System.Collections.Concurrent;
using System.Threading.Channels;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base;

/// <summary>Files that come in: kept in the workspace, then taken in one after the other by runs that survive a stop.</summary>
public sealed class HubFiles
{
    /// <summary>How long to wait for a store that was away.</summary>
    static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    readonly CustomerHub hub;
    readonly UploadFolder uploads;
    readonly Channel<QueuedFile> waiting = Channel.CreateUnbounded<QueuedFile>();
    readonly ConcurrentDictionary<long, QueuedFile> queued = [];
    int open;

    internal HubFiles(CustomerHub hub) => (this.hub, uploads) = (hub, new UploadFolder(hub.Workspace.Uploads));

    /// <summary>Ends when the last run has stopped.</summary>
    internal Task Stopped { get; private set; } = Task.CompletedTask;

    /// <summary>Files that wait or are being taken in.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>Keeps a file and begins the run that takes it in.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="request">How it is to be taken in; the upload's name is given here.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="cancellation">Stops the copying.</param>
    /// <param name="inputHash">By which its sender knows it again; see <see cref="StoredRun.InputHash"/>.</param>
    /// <returns>The run, waiting.</returns>
    /// <exception cref="StoreException">There is no room for the file.</exception>
    public async Task<StoredRun> Take(Stream content, FileRequest request, string by, CancellationToken cancellation = default, long? inputHash = null) =>
        (await Begin([await Keep(content, request, cancellation)], by, null, cancellation, inputHash))[0];

    /// <summary>Keeps a file in the workspace; <see cref="Begin"/> takes it in.</summary>
    /// <returns>The request with the name of the upload.</returns>
    /// <exception cref="StoreException">There is no room for the file.</exception>
    /// <exception cref="ArgumentException">The file's name is none.</exception>
    public async Task<FileRequest> Keep(Stream content, FileRequest request, CancellationToken cancellation = default)
    {
        request = request with { Upload = Guid.NewGuid().ToString("N"), File = UploadFolder.SafeName(request.File), Table = 0, Row = 0, Note = "" };
        await uploads.Keep(content, request, cancellation);
        return request;
    }

    /// <summary>Takes away files that were kept and are not to be taken in.</summary>
    public void Discard(IEnumerable<FileRequest> kept)
    {
        foreach (FileRequest request in kept)
            uploads.Discard(request);
    }

    /// <summary>Begins the runs that take kept files in, all or none.</summary>
    /// <param name="kept">What <see cref="Keep"/> gave.</param>
    /// <param name="by">Who sent them.</param>
    /// <param name="answer">What the request is answered, to be kept with the runs.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="inputHash">By which the sender knows the file again; see <see cref="StoredRun.InputHash"/>.</param>
    /// <returns>The runs, waiting.</returns>
    public async Task<IReadOnlyList<StoredRun>> Begin(IReadOnlyList<FileRequest> kept, string by, Func<IReadOnlyList<StoredRun>, StoredAnswer?>? answer = null, CancellationToken cancellation = default, long? inputHash = null)
    {
        StoredRun[] runs = await hub.Write(transaction =>
        {
            StoredRun[] added = [.. kept.Select(request => transaction.Runs.Add(new StoredRun
            {
                Kind = RunKind.Ingest, State = RunState.Waiting, Name = request.File, By = by, Started = transaction.At, Position = request.Text(), InputHash = inputHash,
            }))];
            if (answer?.Invoke(added) is { } told)
                transaction.Answers.Add(told);
            return added;
        }, cancellation);
        foreach ((StoredRun run, FileRequest request) in runs.Zip(kept))
            Enqueue(run, request);
        return runs;
    }

    /// <summary>Stops a run that waits or takes a file in; what was committed stays.</summary>
    /// <returns>The run as it ended; null where it is not under way.</returns>
    public async Task<StoredRun?> Stop(long run, string by, CancellationToken cancellation = default)
    {
        if (!queued.TryGetValue(run, out QueuedFile? file))
            return null;
        if (file.Stop())
            await End(file, file.Run with { State = RunState.Stopped, Message = $"stopped by {by}" }, cancellation);
        return await file.Ended.WaitAsync(cancellation);
    }

    /// <summary>Takes up a run that failed or was stopped, where it left off.</summary>
    /// <returns>The run, waiting; null where there is nothing to take up.</returns>
    public async Task<StoredRun?> Resume(long run, CancellationToken cancellation = default)
    {
        StoredRun? again = await hub.Write(transaction =>
        {
            if (hub.Store.Runs.Find(run) is not { Kind: RunKind.Ingest, State: RunState.Failed or RunState.Stopped, Position.Length: > 0 } ended)
                return null;
            StoredRun next = ended with { State = RunState.Waiting, Ended = null, Message = "" };
            transaction.Runs.Update(next);
            return next;
        }, cancellation);
        if (again is not null)
            Enqueue(again, FileRequest.Of(again.Position));
        return again;
    }

    /// <summary>How a run's file was to be taken in; null where it takes in none.</summary>
    public static FileRequest? RequestOf(StoredRun run) => run is { Kind: RunKind.Ingest, Position.Length: > 0 } ? FileRequest.Of(run.Position) : null;

    internal string PathOf(FileRequest request) => uploads.PathOf(request);

    /// <summary>In what form the rows that a run rejected can be mended and sent again; null where they cannot.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public RejectedRows? RejectedRowsOf(StoredRun run) => RequestOf(run) is not { } request ? RejectedRows.Json : File.Exists(PathOf(request)) ? RejectedRows.Of(PathOf(request)) : null;

    /// <summary>How long a run will take still, at the pace that it had so far; null where that cannot be told.</summary>
    public TimeSpan? TimeLeft(StoredRun run)
    {
        if (run.Counts.Total is not { } total || !queued.TryGetValue(run.Id, out QueuedFile? file) || file.Began is not { } began)
            return null;
        long done = run.Counts.Read - file.Run.Counts.Read;
        return done <= 0 ? null : (hub.Clock.GetUtcNow() - began) * (Math.Max(0, total - run.Counts.Read) / (double)done);
    }

    /// <summary>Takes up what a stop or a kill interrupted, and then what comes.</summary>
    internal void Start(CancellationToken stopping) => Stopped = Task.Run(() => Work(stopping), CancellationToken.None);

    async Task Work(CancellationToken stopping)
    {
        try
        {
            await hub.Ready.WaitAsync(stopping);
            foreach (StoredRun run in hub.Interrupted.Where(r => r.Kind == RunKind.Ingest && !queued.ContainsKey(r.Id)))
                Enqueue(run, FileRequest.Of(run.Position));
            hub.Fits.EndInterrupted();
            hub.Fits.Look();
            await foreach (QueuedFile file in waiting.Reader.ReadAllAsync(stopping))
            {
                if (file.Begin(hub.Clock.GetUtcNow()))
                    await Ingest(file, stopping);
                Interlocked.Decrement(ref open);
                hub.Fits.Look();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is left goes on after the next start.
        }
        catch (Exception) when (hub.Ready.IsFaulted)
        {
            // Who waits for the hub is told why.
        }
    }

    void Enqueue(StoredRun run, FileRequest request)
    {
        var file = new QueuedFile(run, request);
        queued[run.Id] = file;
        Interlocked.Increment(ref open);
        waiting.Writer.TryWrite(file);
    }

    async Task Ingest(QueuedFile file, CancellationToken stopping)
    {
        StoredRun run = file.Run;
        hub.Runs.Keep(run);
        (RunState state, string message) = (RunState.Finished, "");
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, file.Stopping))
            try
            {
                string? note;
                while ((note = await Took(run, either.Token)) is null)
                    await Task.Delay(Again, either.Token);
                message = note.TrimEnd();
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                (state, message) = (RunState.Stopped, "stopped");
            }
            catch (SourceException fault)
            {
                // Where the server keeps it is nobody's business.
                (state, message) = (RunState.Failed, $"{file.Request.File}: found {fault.Found}; expected {fault.Expected}.");
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                // Whatever is wrong with a file, its run tells it, and the files behind it come in.
                (state, message) = (RunState.Failed, fault.Message);
            }
        await End(file, hub.Runs.Of(run.Id) with { State = state, Message = message }, stopping);
    }

    /// <summary>Takes a file in from where its run stands.</summary>
    /// <returns>What there is to know of it; null where the store is away, full or read-only: the file waits for it.</returns>
    async Task<string?> Took(StoredRun run, CancellationToken stopping)
    {
        try
        {
            return await new FileIngest(hub, run, FileRequest.Of(hub.Runs.Of(run.Id).Position)).Run(stopping);
        }
        catch (StoreException away) when (away.IsPassing)
        {
            return null;
        }
    }

    /// <summary>Notes how a run ended; where the store is away, as soon as it is back.</summary>
    async Task End(QueuedFile file, StoredRun run, CancellationToken stopping)
    {
        run = run with { Ended = hub.Clock.GetUtcNow() };
        while (true)
        {
            try
            {
                await hub.Write(transaction =>
                {
                    transaction.Runs.Update(run);
                    if (file.Request.Resends is { } rejected && run.State == RunState.Finished)
                        transaction.Rejects.MarkResent([.. hub.Store.Rejects.Of(rejected).Where(r => r.ResentRun is null).Select(r => r.Id)], run.Id);
                    return run;
                }, stopping);
                break;
            }
            catch (StoreException)
            {
                await Task.Delay(Again, stopping);
            }
        }
        hub.Runs.Forget(run.Id);
        queued.TryRemove(KeyValuePair.Create(run.Id, file));
        file.End(run);
    }
}
