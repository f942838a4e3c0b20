using System.Text;
using System.Threading.Channels;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base;

/// <summary>Files that come in: kept in the workspace, then taken in one after the other by runs that survive a stop.</summary>
public sealed class HubFiles
{
    /// <summary>How long to wait for a store that was away.</summary>
    static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    readonly CustomerHub hub;
    readonly Channel<(StoredRun Run, FileRequest Request)> waiting = Channel.CreateUnbounded<(StoredRun, FileRequest)>();
    int open;

    internal HubFiles(CustomerHub hub) => this.hub = hub;

    /// <summary>Ends when the last run has stopped.</summary>
    internal Task Stopped { get; private set; } = Task.CompletedTask;

    /// <summary>Files that wait or are being taken in.</summary>
    internal int Open => Volatile.Read(ref open);

    /// <summary>Keeps a file and begins the run that takes it in.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="request">How it is to be taken in; the upload's name is given here.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="cancellation">Stops the copying.</param>
    /// <param name="inputHash">By which its sender knows it again; see <see cref="StoredRun.InputHash"/>.</param>
    /// <returns>The run, waiting.</returns>
    /// <exception cref="StoreException">There is no room for the file.</exception>
    public async Task<StoredRun> Take(Stream content, FileRequest request, string by, CancellationToken cancellation = default, long? inputHash = null)
    {
        request = request with { Upload = Guid.NewGuid().ToString("N"), File = SafeName(request.File), Table = 0, Row = 0 };
        await Keep(content, request, cancellation);
        StoredRun run = await hub.Write(transaction => transaction.Runs.Add(new StoredRun
        {
            Kind = RunKind.Ingest, State = RunState.Waiting, Name = request.File, By = by, Started = transaction.At, Position = request.Text(), InputHash = inputHash,
        }), cancellation);
        Enqueue(run, request);
        return run;
    }

    async Task Keep(Stream content, FileRequest request, CancellationToken cancellation)
    {
        string folder = Path.Combine(hub.Workspace.Uploads, request.Upload);
        try
        {
            Directory.CreateDirectory(folder);
            await using var file = new FileStream(Path.Combine(folder, request.File), System.IO.FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 17, FileOptions.Asynchronous);
            await content.CopyToAsync(file, cancellation);
            file.Flush(flushToDisk: true);
        }
        catch (Exception fault)
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            if (fault is IOException or UnauthorizedAccessException)
                throw new StoreException(StoreFault.Full, $"The file cannot be kept in the workspace: {fault.Message}", fault);
            throw;
        }
    }

    /// <summary>The file's own name, which names its source; nothing in it leads elsewhere.</summary>
    static string SafeName(string name)
    {
        name = Path.GetFileName(name.Replace('\\', '/')).Trim();
        return name.Length == 0 || Encoding.UTF8.GetByteCount(name) > 240 || name is "." or ".." || name.Any(char.IsControl)
            ? throw new ArgumentException($"found '{name}' as the name of a file; expected 1 to 240 bytes, without line breaks", nameof(name))
            : name;
    }

    /// <summary>Takes up what a stop or a kill interrupted, and then what comes.</summary>
    internal void Start(CancellationToken stopping) => Stopped = Task.Run(() => Work(stopping), CancellationToken.None);

    async Task Work(CancellationToken stopping)
    {
        try
        {
            await hub.Ready.WaitAsync(stopping);
            foreach (StoredRun run in hub.Interrupted.Where(r => r.Kind == RunKind.Ingest))
                Enqueue(run, FileRequest.Of(run.Position));
            hub.Fits.EndInterrupted();
            hub.Fits.Look();
            await foreach ((StoredRun run, FileRequest request) in waiting.Reader.ReadAllAsync(stopping))
            {
                await Ingest(run, request, stopping);
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
        Interlocked.Increment(ref open);
        waiting.Writer.TryWrite((run, request));
    }

    async Task Ingest(StoredRun run, FileRequest request, CancellationToken stopping)
    {
        hub.Runs.Keep(run);
        (RunState state, string message) = (RunState.Finished, "");
        try
        {
            while (!await Took(run, stopping))
                await Task.Delay(Again, stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            // Whatever is wrong with a file, its run tells it, and the files behind it come in.
            (state, message) = (RunState.Failed, fault.Message);
        }
        await End(hub.Runs.Of(run.Id) with { State = state, Ended = hub.Clock.GetUtcNow(), Message = message }, request.Resends, stopping);
    }

    /// <summary>Takes a file in from where its run stands.</summary>
    /// <returns>False where the store is away, full or read-only: the file waits for it.</returns>
    async Task<bool> Took(StoredRun run, CancellationToken stopping)
    {
        try
        {
            await new FileIngest(hub, run, FileRequest.Of(hub.Runs.Of(run.Id).Position)).Run(stopping);
            return true;
        }
        catch (StoreException away) when (away.IsPassing)
        {
            return false;
        }
    }

    /// <summary>Notes how a run ended; where the store is away, as soon as it is back.</summary>
    async Task End(StoredRun run, long? resends, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await hub.Write(transaction =>
                {
                    transaction.Runs.Update(run);
                    if (resends is { } rejected && run.State == RunState.Finished)
                        transaction.Rejects.MarkResent([.. hub.Store.Rejects.Of(rejected).Where(r => r.ResentRun is null).Select(r => r.Id)], run.Id);
                    return run;
                }, stopping);
                hub.Runs.Forget(run.Id);
                return;
            }
            catch (StoreException)
            {
                await Task.Delay(Again, stopping);
            }
        }
    }
}
