using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Takes one file in, from where its run stands: portion by portion, each committed with the position behind it.</summary>
sealed class FileIngest(CustomerHub hub, StoredRun run, FileRequest request)
{
    /// <summary>Rows that tell what columns mean; the inference looks at no more.</summary>
    const int Head = 4000;

    /// <summary>Portions that wait for the writer while the next is read.</summary>
    const int Ahead = 4;

    /// <summary>Rows of a portion that is not resolved.</summary>
    const int Unresolved = 10_000;

    readonly Queue<RecordJob> sent = new();
    readonly Portions portions = new();
    int table;

    /// <exception cref="SourceException">The file cannot be read.</exception>
    public async Task Run(CancellationToken cancellation)
    {
        try
        {
            await Take(cancellation);
        }
        finally
        {
            // What is said of the run afterwards must not be overtaken by portions that are on their way. The first fault is thrown; those behind it follow from it.
            foreach (RecordJob job in sent)
                await ((Task)job.Done).WaitAsync(hub.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Take(CancellationToken cancellation)
    {
        IReadOnlyList<IRawTable> tables = SourceFile.Open(Path.Combine(hub.Workspace.Uploads, request.Upload, request.File));
        await Begin(tables, cancellation);
        for (table = request.Table; table < tables.Count; table++)
        {
            StoredSource source = await Source(tables[table], request.Source is { } name ? table == 0 ? name : $"{name}.{table + 1}" : tables[table].Source, cancellation);
            if (tables.Count == 1)
                hub.Runs.Keep(hub.Runs.Of(run.Id) with { Source = source.Id });
            await Read(tables[table], source, table == request.Table ? request.Row : 0, cancellation);
        }
        while (sent.TryDequeue(out RecordJob? job))
            await job.Done.WaitAsync(cancellation);
    }

    async Task Begin(IReadOnlyList<IRawTable> tables, CancellationToken cancellation)
    {
        StoredRun known = hub.Runs.Of(run.Id);
        long total = known.Counts.Total ?? tables.Sum(Count);
        StoredRun begun = known with { State = RunState.Running, Counts = known.Counts with { Total = total } };
        hub.Runs.Keep(await hub.Write(transaction =>
        {
            transaction.Runs.Update(begun);
            return begun;
        }, cancellation));
    }

    static long Count(IRawTable rows)
    {
        using IRawRows cursor = rows.Open();
        long count = 0;
        while (cursor.Read())
            count++;
        return count;
    }

    /// <summary>The source, made where it is new: its key is the column that the inference takes for the channel's own id.</summary>
    async Task<StoredSource> Source(IRawTable rows, string name, CancellationToken cancellation)
    {
        string? key = hub.Store.Sources.Find(name) is null ? request.Key ?? KeyColumn.Of(new HeadTable(rows, Head)) : null;
        if (key is not null && !rows.Columns.Contains(key))
            throw new ArgumentException($"found no column '{key}' for the key; {name} has: {string.Join(", ", rows.Columns)}");
        return await hub.Sources.Have(name, rows.Columns, key, cancellation);
    }

    async Task Read(IRawTable from, StoredSource source, long skip, CancellationToken cancellation)
    {
        var rows = new SourceRows(source);
        int[] places = [.. from.Columns.Select(rows.Place)];
        HashSet<string>? seen = request.Mode == FileMode.Snapshot ? new(StringComparer.Ordinal) : null;
        List<RecordChange> changes = [];
        List<Reject> rejects = [];
        bool anyRejected = false;
        using (IRawRows cursor = from.Open())
            while (cursor.Read())
            {
                RecordChange? change = cursor.Reject is null ? Change(cursor, places, source, rows) : null;
                if (change is not null)
                    seen?.Add(change.Key);
                anyRejected |= change is null;
                // Rows that are taken in already are read again for their keys alone.
                if (cursor.Row <= skip)
                    continue;
                if (change is not null)
                    changes.Add(change);
                else
                    rejects.Add(cursor.Reject!);
                if (changes.Count + rejects.Count >= Portion(source))
                {
                    await Send(source, changes, rejects, cursor.Row, cancellation);
                    (changes, rejects) = ([], []);
                }
            }
        await Send(source, changes, rejects, long.MaxValue, cancellation);
        // Of a row that could not be read nobody knows whose it is: it may be one of those that seem to be gone.
        if (seen is not null && !anyRejected)
            await RemoveOthers(source, seen, cancellation);
    }

    /// <summary>Records that only wait for a fit go to the disk in large portions: their keys lie all over the index, whose pages then are written fewer times.</summary>
    int Portion(StoredSource source) => hub.Loaded?.SourceOf(source.Id) is null ? Unresolved : RecordJob.MostTogether;

    RecordChange Change(IRawRows cursor, int[] places, StoredSource source, SourceRows rows)
    {
        string[] texts = new string[source.Columns.Count];
        Array.Fill(texts, "");
        for (int column = 0; column < places.Length; column++)
            if (cursor[column] is { IsEmpty: false } text)
                texts[places[column]] = text.ToString();
        RecordChange change = rows.Of(texts, cursor.Row, cursor.Line);
        return request.Mode == FileMode.Remove ? change with { Texts = null } : change;
    }

    async Task RemoveOthers(StoredSource source, HashSet<string> seen, CancellationToken cancellation)
    {
        while (sent.TryDequeue(out RecordJob? job))
            await job.Done.WaitAsync(cancellation);
        List<RecordChange> gone = [];
        using (RecordCursor cursor = hub.Store.Records.Current(source.Id))
            while (cursor.Read())
                if (!seen.Contains(cursor.Key.ToString()))
                    gone.Add(new RecordChange(cursor.Key.ToString(), null, 0));
        foreach (RecordChange[] part in gone.Chunk(RecordJob.MostTogether))
            await Send(source, part, [], long.MaxValue, cancellation);
    }

    async Task Send(StoredSource source, IReadOnlyList<RecordChange> changes, IReadOnlyList<Reject> rejects, long row, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var job = new RecordJob(hub, source, run.Id, changes) { Rejects = rejects, Portions = portions, Position = (request with { Table = table, Row = row }).Text() };
        await hub.Enqueue(job, CancellationToken.None);
        sent.Enqueue(job);
        if (sent.Count > Ahead)
            await sent.Dequeue().Done.WaitAsync(cancellation);
    }
}
