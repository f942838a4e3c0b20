using System.Collections.Concurrent;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Base;

/// <summary>The judgments that hold, and whether the live base knows of them: one about a record that is not there sleeps until it comes. Only the writer asks, but for <see cref="Judged"/>.</summary>
sealed class JudgmentBook
{
    readonly Dictionary<long, (int Left, int Right)> applied = [];
    readonly ConcurrentDictionary<(int, int), int> judged = [];
    readonly Dictionary<long, StoredJudgment> asleep = [];
    readonly Dictionary<RecordAnchor, List<long>> waiting = [];

    /// <summary>Number of judgments that hold.</summary>
    public int Count => applied.Count + asleep.Count;

    /// <summary>The records of a judgment that the live base knows of; null where it sleeps or does not hold.</summary>
    public (int Left, int Right)? Applied(long id) => applied.TryGetValue(id, out var pair) ? pair : null;

    /// <summary>True where the live base knows of a judgment about two records. Any thread may ask.</summary>
    public bool Judged(int left, int right) => judged.GetValueOrDefault(Pair(left, right)) > 0;

    static (int, int) Pair(int left, int right) => (Math.Min(left, right), Math.Max(left, right));

    /// <summary>All that the live base knows of.</summary>
    public IEnumerable<(long Id, int Left, int Right)> All() => applied.Select(j => (j.Key, j.Value.Left, j.Value.Right));

    /// <summary>True where it holds and waits for a record.</summary>
    public bool IsAsleep(long id) => asleep.ContainsKey(id);

    /// <summary>Forgets what sleeps and holds no more.</summary>
    public void KeepAsleep(HashSet<long> held)
    {
        foreach (long id in asleep.Keys.Where(id => !held.Contains(id)).ToArray())
            Wake(id);
    }

    /// <summary>The live base has taken a judgment in.</summary>
    public void Apply(StoredJudgment judgment, int left, int right)
    {
        Wake(judgment.Id);
        applied.Add(judgment.Id, (left, right));
        judged.AddOrUpdate(Pair(left, right), 1, (_, many) => many + 1);
    }

    /// <summary>A judgment holds, but a record of it is not there.</summary>
    public void Sleep(StoredJudgment judgment)
    {
        asleep.Add(judgment.Id, judgment);
        foreach (RecordAnchor anchor in (RecordAnchor[])[judgment.Left, judgment.Right])
        {
            if (!waiting.TryGetValue(anchor, out List<long>? ids))
                waiting.Add(anchor, ids = []);
            ids.Add(judgment.Id);
        }
    }

    /// <summary>A judgment does not hold any more.</summary>
    public void End(long id)
    {
        if (applied.Remove(id, out (int Left, int Right) pair))
            judged.AddOrUpdate(Pair(pair.Left, pair.Right), 0, (_, many) => many - 1);
        Wake(id);
    }

    /// <summary>Judgments that sleep and are about a record.</summary>
    public IEnumerable<StoredJudgment> About(RecordAnchor anchor) => waiting.TryGetValue(anchor, out List<long>? ids) ? ids.Select(id => asleep[id]) : [];

    void Wake(long id)
    {
        if (!asleep.Remove(id, out StoredJudgment? judgment))
            return;
        foreach (RecordAnchor anchor in (RecordAnchor[])[judgment.Left, judgment.Right])
            if (waiting.TryGetValue(anchor, out List<long>? ids) && ids.Remove(id) && ids.Count == 0)
                waiting.Remove(anchor);
    }
}
