using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge.Live;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>The records of a live base by their numbers: the fit's where they lie, later ones as their texts.</summary>
sealed class LiveRecords(RecordTable table, RecordReader reader)
{
    /// <summary>Few records are read sooner by one thread.</summary>
    const int WorthThreads = 32;

    readonly Dictionary<int, Stored?> changed = [];
    readonly List<Stored?> later = [];
    readonly Dictionary<int, Stored?> pending = [];
    int pendingNext = table.Count;

    /// <summary>A record that came after the fit.</summary>
    /// <param name="Source">Index of its source.</param>
    /// <param name="Texts">Its fields in the order of the source's columns.</param>
    /// <param name="Key">Its content key.</param>
    sealed record Stored(int Source, string[] Texts, ulong Key);

    /// <summary>The number that the next record gets.</summary>
    public int Next => table.Count + later.Count;

    /// <summary>True for a number that was given, or is about to be.</summary>
    public bool IsKnown(int record) => record >= 0 && record < pendingNext;

    /// <summary>True for a record that is there.</summary>
    public bool Has(int record) => record >= 0 && record < Next && (record >= table.Count ? later[record - table.Count] is not null : !changed.TryGetValue(record, out Stored? stored) || stored is not null);

    /// <summary>What a list of changes comes to: each record once. Kept until it is committed or dropped.</summary>
    /// <returns>Numbers of the records that come, and what happens to which records.</returns>
    public (IReadOnlyList<int> Added, IReadOnlyList<RecordMove> Moves) Plan(IReadOnlyList<LiveChange> changes)
    {
        List<int> added = [];
        var after = new Dictionary<int, (int Source, string[] Texts)?>();
        int next = Next;
        foreach (LiveChange change in changes)
        {
            bool IsThere(int record) => after.TryGetValue(record, out var planned) ? planned is not null : Has(record);
            switch (change)
            {
                case LiveChange.Add add:
                    after[next] = reader.Texts(add.Record.Source, add.Record.Fields);
                    added.Add(next++);
                    break;
                case LiveChange.Replace replace when replace.Number >= 0 && replace.Number < next:
                    after[replace.Number] = reader.Texts(replace.Record.Source, replace.Record.Fields);
                    break;
                case LiveChange.Remove remove when IsThere(remove.Number):
                    after[remove.Number] = null;
                    break;
                case LiveChange.Replace or LiveChange.Remove:
                    throw new ArgumentException($"found a change of record {(change as LiveChange.Remove)?.Number ?? ((LiveChange.Replace)change).Number}; expected one that is there.", nameof(changes));
            }
        }
        pendingNext = next;
        return (added, Moves(after));
    }

    List<RecordMove> Moves(Dictionary<int, (int Source, string[] Texts)?> after)
    {
        (int Record, (int Source, string[] Texts)? After)[] planned = [.. after.Select(a => (a.Key, a.Value)).OrderBy(a => a.Key)];
        var read = new ReadRecord?[planned.Length];
        void Read(int i) => read[i] = planned[i].After is { } texts ? reader.Read(texts.Source, texts.Texts) : null;
        if (planned.Length < WorthThreads)
            for (int i = 0; i < read.Length; i++)
                Read(i);
        else
            Parallel.For(0, read.Length, Read);
        var moves = new List<RecordMove>();
        for (int i = 0; i < planned.Length; i++)
        {
            int record = planned[i].Record;
            // Twice is once.
            if ((read[i] is null && !Has(record)) || (read[i] is { } same && Has(record) && same.Source == SourceOf(record) && same.ContentKey == KeyOf(record)))
                continue;
            pending[record] = read[i] is { } come ? new Stored(come.Source, planned[i].After!.Value.Texts, come.ContentKey) : null;
            moves.Add(new RecordMove(record, read[i]));
        }
        return moves;
    }

    /// <summary>Takes over what was planned.</summary>
    public void Commit()
    {
        while (Next < pendingNext)
            later.Add(null);
        foreach ((int record, Stored? stored) in pending)
            if (record >= table.Count)
                later[record - table.Count] = stored;
            else if (stored is not null && stored.Source == table.SourceOf(record) && stored.Key == NodeTable.KeyOf(table, record))
                changed.Remove(record);
            else
                changed[record] = stored;
        pending.Clear();
    }

    /// <summary>Drops what was planned.</summary>
    public void Drop()
    {
        pending.Clear();
        pendingNext = Next;
    }

    /// <summary>A record as received.</summary>
    public NewRecord Raw(int record)
    {
        string[] texts = Texts(record);
        SourceTable source = table.Sources[SourceOf(record)];
        return new NewRecord(source.Source, source.Columns.Select((name, c) => (name, c)).ToDictionary(c => c.name, c => texts[c.c]));
    }

    /// <summary>True for a record of the fit that is there as it was.</summary>
    public bool IsOfFit(int record) => record < table.Count && !changed.ContainsKey(record);

    /// <summary>True where all records of the fit are there as they were.</summary>
    public bool AreOfFit => changed.Count == 0;

    /// <summary>A record as it is there, or, where changes wait to be committed, as it will be.</summary>
    /// <param name="record">Its number.</param>
    /// <param name="planned">Look at what was planned, too.</param>
    /// <exception cref="ArgumentException">The record is not there.</exception>
    public HeldRecord Hold(int record, bool planned)
    {
        if (planned && pending.TryGetValue(record, out Stored? comes))
            return comes is null ? throw NotThere(record) : new HeldRecord(record, comes.Source, comes.Texts);
        if (!Has(record))
            throw NotThere(record);
        return new HeldRecord(record, SourceOf(record), StoredOf(record)?.Texts);
    }

    static ArgumentException NotThere(int record) => new($"found record {record}; expected one that is there.", nameof(record));

    string[] Texts(int record)
    {
        if (!Has(record))
            throw NotThere(record);
        if (StoredOf(record) is { } stored)
            return stored.Texts;
        SourceTable source = table.Sources[table.SourceOf(record)];
        return [.. source.Columns.Select((_, c) => source.Raw(c, table.Local(record)).ToString())];
    }

    int SourceOf(int record) => StoredOf(record)?.Source ?? table.SourceOf(record);

    ulong KeyOf(int record) => StoredOf(record)?.Key ?? NodeTable.KeyOf(table, record);

    Stored? StoredOf(int record) => record >= table.Count ? later[record - table.Count] : changed.GetValueOrDefault(record);
}
