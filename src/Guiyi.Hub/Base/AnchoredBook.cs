using System.Collections.Immutable;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Base;

/// <summary>What people said about records and holds now, by the records' numbers. What is about a record that is not there waits for it. Any thread may ask while the writer changes it.</summary>
/// <param name="anchors">The records that a saying is attached to.</param>
sealed class AnchoredBook<T>(Func<T, RecordAnchor[]> anchors)
    where T : Said
{
    readonly Lock gate = new();
    readonly Dictionary<RecordAnchor, ImmutableList<T>> byAnchor = [];
    readonly Dictionary<int, RecordAnchor> anchorOf = [];

    /// <summary>What was said about a record that is there.</summary>
    public ImmutableList<T> About(int number)
    {
        lock (gate)
            return anchorOf.TryGetValue(number, out RecordAnchor anchor) && byAnchor.TryGetValue(anchor, out ImmutableList<T>? said) ? said : [];
    }

    /// <summary>What was said about some records, each once, the first first.</summary>
    public IReadOnlyList<T> About(IEnumerable<int> numbers)
    {
        lock (gate)
            return byAnchor.Count == 0 ? [] : [.. numbers.SelectMany(About).DistinctBy(s => s.Id).OrderBy(s => s.Id)];
    }

    /// <summary>Records that something is said about.</summary>
    public IReadOnlyList<RecordAnchor> Anchors
    {
        get
        {
            lock (gate)
                return [.. byAnchor.Keys];
        }
    }

    /// <summary>Numbers of records that something is, or was, said about.</summary>
    public IReadOnlyList<int> Numbers
    {
        get
        {
            lock (gate)
                return [.. anchorOf.Keys];
        }
    }

    public void Add(T said, Func<RecordAnchor, int> numberOf)
    {
        lock (gate)
            foreach (RecordAnchor anchor in anchors(said).Distinct())
            {
                byAnchor[anchor] = byAnchor.GetValueOrDefault(anchor, []).Add(said);
                if (numberOf(anchor) is >= 0 and int number)
                    anchorOf[number] = anchor;
            }
    }

    public void End(T said)
    {
        lock (gate)
            foreach (RecordAnchor anchor in anchors(said).Distinct())
                if (byAnchor.TryGetValue(anchor, out ImmutableList<T>? all))
                {
                    all = all.RemoveAll(s => s.Id == said.Id);
                    if (all.IsEmpty)
                        byAnchor.Remove(anchor);
                    else
                        byAnchor[anchor] = all;
                }
    }

    /// <summary>A record has a number.</summary>
    public void Set(int number, RecordAnchor anchor)
    {
        lock (gate)
            if (byAnchor.ContainsKey(anchor))
                anchorOf[number] = anchor;
    }

    /// <summary>A record is gone; what was said about it waits.</summary>
    public void Leave(int number)
    {
        lock (gate)
            anchorOf.Remove(number);
    }
}
