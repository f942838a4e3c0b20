using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>A file that waits, or is being taken in; people may stop it.</summary>
sealed class QueuedFile(StoredRun run, FileRequest request)
{
    readonly Lock gate = new();
    readonly CancellationTokenSource stop = new();
    readonly TaskCompletionSource<StoredRun> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool isStopped;

    /// <summary>The run as it waited.</summary>
    public StoredRun Run => run;

    public FileRequest Request => request;

    /// <summary>When reading began; null while it waits.</summary>
    public DateTimeOffset? Began { get; private set; }

    /// <summary>Ends its reading.</summary>
    public CancellationToken Stopping => stop.Token;

    /// <summary>The run as it ended.</summary>
    public Task<StoredRun> Ended => ended.Task;

    /// <summary>Begins it; false where it was stopped while it waited.</summary>
    public bool Begin(DateTimeOffset now)
    {
        lock (gate)
        {
            if (!isStopped)
                Began = now;
            return !isStopped;
        }
    }

    /// <summary>Stops it.</summary>
    /// <returns>True where it had not begun, and never will.</returns>
    public bool Stop()
    {
        lock (gate)
        {
            isStopped = true;
            if (Began is null)
                return true;
        }
        stop.Cancel();
        return false;
    }

    public void End(StoredRun last) => ended.TrySetResult(last);
}
