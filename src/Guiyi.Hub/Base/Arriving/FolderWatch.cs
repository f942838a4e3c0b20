using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base.Arriving;

/// <summary>
/// Takes in the files of a folder: each once, and again when it has changed. Looked at again and again rather than notified of, for notices get lost
/// on network shares. Files stay where they are. What was taken in is known from the runs, so that a restart takes nothing twice.
/// </summary>
sealed class FolderWatch(CustomerHub hub, string folder)
{
    /// <summary>Who sends the files of the folder.</summary>
    public const string Sender = "watch";

    /// <summary>So many files may wait; the others are for later.</summary>
    const int MostWaiting = 100, RunsAtOnce = 1000;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Endings of files that are not whole yet.</summary>
    static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".filepart", ".unfinished", ".swp"];

    readonly Dictionary<string, Seen> seen = new(StringComparer.Ordinal);
    Dictionary<string, long> taken = [];

    /// <summary>A file as it was found.</summary>
    /// <param name="Length">Its size.</param>
    /// <param name="Written">When it was written last.</param>
    /// <param name="Since">Since when it has been so.</param>
    /// <param name="IsDone">Nothing is to be done with it as it is.</param>
    readonly record struct Seen(long Length, DateTime Written, DateTimeOffset Since, bool IsDone);

    public async Task Run(CancellationToken stopping)
    {
        try
        {
            await hub.Ready.WaitAsync(stopping);
            taken = Taken();
            while (true)
            {
                await Look(stopping);
                await Task.Delay(Pause, hub.Clock, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The files are there after the next start, too.
        }
    }

    /// <summary>Of each file ever taken in, the hash of the last time.</summary>
    Dictionary<string, long> Taken()
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        for (long? before = long.MaxValue; before is { } from;)
        {
            Page<StoredRun> page = hub.Store.Runs.Page(from, RunsAtOnce);
            foreach (StoredRun run in page.Items)
                if (run is { By: Sender, InputHash: { } hash })
                    last.TryAdd(run.Name, hash);
            before = page.Next;
        }
        return last;
    }

    async Task Look(CancellationToken stopping)
    {
        FileInfo[] files;
        try
        {
            files = [.. new DirectoryInfo(folder).EnumerateFiles().Where(IsWhole).OrderBy(f => f.Name, StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A share that is away may come back.
            return;
        }
        foreach (FileInfo file in files.TakeWhile(_ => hub.Files.Open < MostWaiting))
            if (IsDue(file))
                await Take(file, stopping);
        foreach (string gone in seen.Keys.Except(files.Select(f => f.Name)).ToArray())
            seen.Remove(gone);
    }

    static bool IsWhole(FileInfo file) => !file.Name.StartsWith('.') && !file.Name.StartsWith('~') && (file.Attributes & FileAttributes.Hidden) == 0 && !Unfinished.Contains(file.Extension.ToLowerInvariant());

    /// <summary>It is new or has changed, and has been still for a while.</summary>
    bool IsDue(FileInfo file)
    {
        DateTimeOffset now = hub.Clock.GetUtcNow();
        if (seen.TryGetValue(file.Name, out Seen last) && last.Length == file.Length && last.Written == file.LastWriteTimeUtc)
            return !last.IsDone && now - last.Since >= hub.Options.WatchStill;
        seen[file.Name] = new Seen(file.Length, file.LastWriteTimeUtc, now, IsDone: false);
        return false;
    }

    async Task Take(FileInfo file, CancellationToken stopping)
    {
        long? hash = null;
        try
        {
            hash = await InputHash.Of(file.Name, file.FullName, stopping);
            if (taken.GetValueOrDefault(file.Name) != hash || !taken.ContainsKey(file.Name))
            {
                await using FileStream content = InputHash.Open(file.FullName);
                await hub.Files.Take(content, new FileRequest("", file.Name), Sender, stopping, hash);
                taken[file.Name] = hash.Value;
            }
            seen[file.Name] = seen[file.Name] with { IsDone = true };
        }
        catch (FileNotFoundException)
        {
            // It went while it was looked at.
        }
        catch (StoreException)
        {
            // The store, or room for the file, may come back: it is tried again.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Fail(file, hash, fault, stopping);
        }
    }

    /// <summary>A file that cannot be read leaves a failed run, once; it is tried again when it has changed.</summary>
    async Task Fail(FileInfo file, long? hash, Exception fault, CancellationToken stopping)
    {
        try
        {
            await hub.Write(transaction => transaction.Runs.Add(new StoredRun
            {
                Kind = RunKind.Ingest,
                State = RunState.Failed,
                Name = file.Name,
                By = Sender,
                Started = transaction.At,
                Ended = transaction.At,
                InputHash = hash,
                Message = fault.Message,
            }), stopping);
            seen[file.Name] = seen[file.Name] with { IsDone = true };
        }
        catch (StoreException)
        {
            // The store may come back: it is told then.
        }
    }
}
