using System.Collections.Concurrent;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Runs;

namespace Guiyi.Hub.Base;

/// <summary>Runs that are under way, as they were committed last.</summary>
sealed class RunBook(Store store)
{
    readonly ConcurrentDictionary<long, StoredRun> runs = [];

    public StoredRun Of(long id) => runs.TryGetValue(id, out StoredRun? run) ? run : store.Runs.Find(id) ?? throw new ArgumentException($"found run {id}; expected one that was begun.", nameof(id));

    /// <summary>A run was committed so.</summary>
    public void Set(StoredRun run)
    {
        if (run.Ended is null || runs.ContainsKey(run.Id))
            runs[run.Id] = run;
    }

    /// <summary>More will come of a run, though it has ended for now.</summary>
    public void Keep(StoredRun run) => runs[run.Id] = run;

    /// <summary>Nothing more comes of a run.</summary>
    public void Forget(long id) => runs.TryRemove(id, out _);
}
