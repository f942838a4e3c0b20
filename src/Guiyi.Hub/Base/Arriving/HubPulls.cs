using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base.Arriving;

/// <summary>Files that are fetched by schedule, from the web or from disk, one after the other, and taken in by runs as if they were sent. A file that is as it was makes no run.</summary>
public sealed class HubPulls
{
    /// <summary>Who sends what is fetched.</summary>
    const string Sender = "pull";

    /// <summary>The clock may be set, or the machine sleep: no wait is longer.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    readonly CustomerHub hub;
    readonly PullBook book;
    readonly Lock gate = new();
    readonly SemaphoreSlim one = new(1);
    PullBook.Content content;
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal HubPulls(CustomerHub hub)
    {
        this.hub = hub;
        book = new PullBook(hub.Workspace.Folder);
        content = book.Read();
    }

    /// <summary>Ends when nothing is being fetched.</summary>
    internal Task Stopped { get; private set; } = Task.CompletedTask;

    /// <summary>All pulls by id, with their last run and next time.</summary>
    public IReadOnlyList<Pull> All()
    {
        lock (gate)
            return content.Pulls;
    }

    /// <summary>Null where there is none.</summary>
    public Pull? Find(long id) => All().FirstOrDefault(p => p.Id == id);

    /// <summary>Adds a pull. One that comes every so often is due at once.</summary>
    /// <returns>The pull with its id and next time.</returns>
    /// <exception cref="ArgumentException">It cannot be a pull: what was found and what was expected.</exception>
    /// <exception cref="StoreException">It cannot be noted.</exception>
    public Pull Add(Pull pull)
    {
        pull.Check(hub.Options.PullsReserved);
        DateTimeOffset now = hub.Clock.GetUtcNow();
        lock (gate)
        {
            pull = pull with { Id = content.LastId + 1, Next = pull.Schedule.Every is null ? After(pull, now) : now, Last = null, LastRun = null, Problem = "", Known = null };
            Keep(new PullBook.Content(pull.Id, [.. content.Pulls, pull]));
        }
        return pull;
    }

    /// <summary>Changes what is fetched, when, or what it does; what is known of the last time stays, unless it comes from elsewhere now.</summary>
    /// <returns>The pull as it is now; null where there is none of that id.</returns>
    /// <exception cref="ArgumentException">It cannot be a pull: what was found and what was expected.</exception>
    public Pull? Change(Pull pull)
    {
        ArgumentNullException.ThrowIfNull(pull);
        return Change(pull.Id, _ => pull);
    }

    /// <summary>The same of what it is now; nobody else changes it meanwhile.</summary>
    /// <param name="id">Which.</param>
    /// <param name="change">Gives what it is to be; what it throws leaves the pull as it is.</param>
    public Pull? Change(long id, Func<Pull, Pull> change) => Update(id, was =>
    {
        Pull pull = change(was);
        pull.Check(hub.Options.PullsReserved);
        return was with
        {
            Location = pull.Location,
            Source = pull.Source,
            Mode = pull.Mode,
            Schedule = pull.Schedule,
            IsPaused = pull.IsPaused,
            Known = (pull.Location, pull.Source, pull.Mode) == (was.Location, was.Source, was.Mode) ? was.Known : null,
            Next = After(pull, was.Last ?? hub.Clock.GetUtcNow()),
        };
    });

    /// <returns>False where there is none.</returns>
    public bool Remove(long id)
    {
        lock (gate)
        {
            if (content.Pulls.All(p => p.Id != id))
                return false;
            Keep(content with { Pulls = [.. content.Pulls.Where(p => p.Id != id)] });
            return true;
        }
    }

    /// <summary>Fetches a pull now, whatever its schedule.</summary>
    /// <returns>The pull as it is then: its last run, or its problem; null where there is none.</returns>
    public async Task<Pull?> Now(long id, CancellationToken cancellation = default)
    {
        if (Find(id) is { } pull)
            await Fetch(pull, cancellation);
        return Find(id);
    }

    DateTimeOffset After(Pull pull, DateTimeOffset moment) => pull.Schedule.After(moment, hub.Clock.LocalTimeZone);

    Pull? Update(long id, Func<Pull, Pull> change)
    {
        lock (gate)
        {
            if (content.Pulls.FirstOrDefault(p => p.Id == id) is not { } was)
                return null;
            Pull now = change(was);
            Keep(content with { Pulls = [.. content.Pulls.Select(p => p.Id == id ? now : p)] });
            return now;
        }
    }

    /// <summary>Within the gate.</summary>
    void Keep(PullBook.Content next)
    {
        book.Write(next);
        content = next;
        changed.TrySetResult();
    }

    internal void Start(CancellationToken stopping) => Stopped = Task.Run(() => Work(stopping), CancellationToken.None);

    async Task Work(CancellationToken stopping)
    {
        try
        {
            await hub.Ready.WaitAsync(stopping);
            while (true)
            {
                changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (All().Where(p => !p.IsPaused).MinBy(p => p.Next) is { } next && next.Next <= hub.Clock.GetUtcNow())
                    await Fetch(next, stopping);
                else
                    await Wait(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was due is due after the next start.
        }
    }

    async Task Wait(CancellationToken stopping)
    {
        DateTimeOffset now = hub.Clock.GetUtcNow();
        TimeSpan wait = All().Where(p => !p.IsPaused).Select(p => p.Next - now).Append(Longest).Min();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, hub.Clock, over.Token), changed.Task);
        await over.CancelAsync();
        stopping.ThrowIfCancellationRequested();
    }

    async Task Fetch(Pull pull, CancellationToken cancellation)
    {
        string unfinished = Path.Combine(hub.Workspace.Uploads, $".pull-{pull.Id}.unfinished");
        await one.WaitAsync(cancellation);
        try
        {
            DateTimeOffset began = hub.Clock.GetUtcNow();
            (StoredRun? run, PulledFile? known, string problem) = await Try(pull, unfinished, cancellation);
            Update(pull.Id, now => now with { Last = began, Next = After(now, began), LastRun = run?.Id ?? now.LastRun, Known = known ?? now.Known, Problem = problem });
        }
        catch (StoreException)
        {
            // Neither run nor problem can be noted now: it is tried again in a while.
            await Task.Delay(Longest, hub.Clock, cancellation);
        }
        finally
        {
            File.Delete(unfinished);
            one.Release();
        }
    }

    async Task<(StoredRun? Run, PulledFile? Known, string Problem)> Try(Pull pull, string unfinished, CancellationToken cancellation)
    {
        try
        {
            using var fetching = new Fetching(hub.Options, hub.Clock);
            if (await fetching.Fetch(pull, unfinished, cancellation) is not { } fetched)
                return (null, null, "");
            await using FileStream file = InputHash.Open(unfinished);
            return (await hub.Files.Take(file, new FileRequest("", FileName(pull), pull.Source, pull.Mode), Sender, cancellation, fetched.Hash), fetched, "");
        }
        catch (Exception fault) when (fault is PullException or ArgumentException)
        {
            // The same problem again and again is told by one run.
            return (fault.Message == pull.Problem ? null : await Fail(pull, fault.Message, cancellation), null, fault.Message);
        }
    }

    Task<StoredRun> Fail(Pull pull, string message, CancellationToken cancellation) => hub.Write(transaction => transaction.Runs.Add(new StoredRun
    {
        Kind = RunKind.Ingest,
        State = RunState.Failed,
        Name = pull.Name,
        By = Sender,
        Started = transaction.At,
        Ended = transaction.At,
        Message = message,
    }), cancellation);

    /// <summary>The file's name at its origin, which names its source where none is given.</summary>
    static string FileName(Pull pull)
    {
        string name = pull.Address is { } address ? Uri.UnescapeDataString(address.Segments[^1]).Trim('/') : Path.GetFileName(pull.Location);
        return name.Length > 0 ? name : "download";
    }
}
