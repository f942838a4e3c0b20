using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Merge.Live;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>The records of a live base by their numbers: the fit's where they lie, later ones as their texts, end to end without objects.</summary>
sealed class LiveRecords(RecordTable table, RecordReader reader)
{
    /// <summary>Few records are read sooner by one thread.</summary>
    const int WorthThreads = 32;

    /// <summary>Bytes of replaced and removed records from which on the rest is moved together, where that is less.</summary>
    const int WorthPacking = 1 << 20;

    /// <summary>So many records that came last are asked for at once, to be classified and indexed: until the next come it is kept what they say.</summary>
    const int MostRecent = 2048;

    readonly Dictionary<int, Stored> changed = [];
    readonly Pieces<Stored> later = new();
    Dictionary<int, Planned?> pending = [], recent = [];
    TextRows rows = new();
    int laterCount, pendingNext = table.Count;

    /// <summary>A record that came after the fit.</summary>
    /// <param name="Place">Where its fields are, in the order of the source's columns; -1 where it is gone.</param>
    /// <param name="Key">Its content key.</param>
    /// <param name="Source">Index of its source.</param>
    readonly record struct Stored(long Place, ulong Key, int Source)
    {
        public static Stored Gone => new(-1, 0, 0);

        public bool IsThere => Place >= 0;
    }

    /// <summary>A record that comes, and what it says.</summary>
    sealed record Planned(string[] Texts, ReadRecord Read);

    /// <summary>The number that the next record gets.</summary>
    public int Next => table.Count + laterCount;

    /// <summary>True for a number that was given, or is about to be.</summary>
    public bool IsKnown(int record) => record >= 0 && record < pendingNext;

    /// <summary>True for a record that is there.</summary>
    public bool Has(int record) => record >= 0 && record < Next && (StoredOf(record) is not { } stored || stored.IsThere);

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
            pending[record] = read[i] is { } come ? new Planned(planned[i].After!.Value.Texts, come) : null;
            moves.Add(new RecordMove(record, read[i]));
        }
        return moves;
    }

    /// <summary>Takes over what was planned.</summary>
    public void Commit()
    {
        while (Next < pendingNext)
            later.Put(laterCount++, Stored.Gone);
        foreach ((int record, Planned? comes) in pending)
        {
            if (StoredOf(record) is { IsThere: true } before)
                rows.Drop(before.Place, ColumnsOf(before));
            if (record < table.Count && comes is not null && comes.Read.Source == table.SourceOf(record) && comes.Read.ContentKey == NodeTable.KeyOf(table, record))
                changed.Remove(record);
            else
                Keep(record, comes is null ? Stored.Gone : new Stored(rows.Add(comes.Texts), comes.Read.ContentKey, comes.Read.Source));
        }
        (recent, pending) = (pending.Count <= MostRecent ? pending : [], []);
        if (rows.Gaps > WorthPacking && rows.Gaps > rows.Length / 2)
            Pack();
    }

    void Keep(int record, Stored stored)
    {
        if (record >= table.Count)
            later[record - table.Count] = stored;
        else
            changed[record] = stored;
    }

    /// <summary>Leaves behind what records said before.</summary>
    void Pack()
    {
        var packed = new TextRows();
        foreach (int record in (int[])[.. changed.Keys, .. Enumerable.Range(table.Count, laterCount)])
            if (StoredOf(record) is { IsThere: true } stored)
                Keep(record, stored with { Place = packed.Add(rows, stored.Place, ColumnsOf(stored)) });
        rows = packed;
    }

    int ColumnsOf(Stored stored) => table.Sources[stored.Source].Columns.Count;

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
        if (planned && pending.TryGetValue(record, out Planned? comes))
            return comes is null ? throw NotThere(record) : new HeldRecord(record, comes.Read.Source, comes.Texts, comes.Read);
        if (!Has(record))
            throw NotThere(record);
        if (!IsOfFit(record) && recent.TryGetValue(record, out Planned? came) && came is not null)
            return new HeldRecord(record, came.Read.Source, came.Texts, came.Read);
        return new HeldRecord(record, SourceOf(record), StoredOf(record) is { } stored ? rows.Read(stored.Place, ColumnsOf(stored)) : null);
    }

    static ArgumentException NotThere(int record) => new($"found record {record}; expected one that is there.", nameof(record));

    string[] Texts(int record)
    {
        if (!Has(record))
            throw NotThere(record);
        if (StoredOf(record) is { } stored)
            return rows.Read(stored.Place, ColumnsOf(stored));
        SourceTable source = table.Sources[table.SourceOf(record)];
        return [.. source.Columns.Select((_, c) => source.Raw(c, table.Local(record)).ToString())];
    }

    int SourceOf(int record) => StoredOf(record)?.Source ?? table.SourceOf(record);

    ulong KeyOf(int record) => StoredOf(record)?.Key ?? NodeTable.KeyOf(table, record);

    /// <summary>What is kept of a record that is not as in the fit; null where it is.</summary>
    Stored? StoredOf(int record) => record >= table.Count ? later[record - table.Count] : changed.TryGetValue(record, out Stored stored) ? stored : null;
}
