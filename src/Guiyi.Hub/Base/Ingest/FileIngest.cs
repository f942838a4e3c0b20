using Guiyi.Hub.Sources;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Takes one file in, from where its run stands: portion by portion, each committed with the position behind it.</summary>
sealed class FileIngest(CustomerHub hub, StoredRun run, FileRequest request)
{
    /// <summary>Portions that wait for the writer while the next is read.</summary>
    const int Ahead = 4;

    /// <summary>Rows of a portion that is not resolved.</summary>
    const int Unresolved = 10_000;

    readonly Queue<RecordJob> sent = new();
    readonly Portions portions = new();
    long total;
    int table;

    /// <returns>What there is to know of it; empty where it is nothing.</returns>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public async Task<string> Run(CancellationToken cancellation)
    {
        try
        {
            await Take(cancellation);
            return request.Note;
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
            StoredSource source = await Source(tables[table], request.SourceOf(tables[table], table), cancellation);
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
        total = known.Counts.Total ?? tables.Sum(Count);
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
        string? key = hub.Store.Sources.Find(name) is null ? request.Key ?? KeyColumn.Of(new HeadTable(rows)) : null;
        if (key is not null && !rows.Columns.Contains(key))
            throw new ArgumentException($"found no column '{key}' for the key; {name} has: {string.Join(", ", rows.Columns)}");
        return await hub.Sources.Have(name, rows.Columns, key, cancellation);
    }

    async Task Read(IRawTable from, StoredSource source, long skip, CancellationToken cancellation)
    {
        var rows = new TableRows(from, source);
        var keys = new FileKeys(hub.Store, source.Id);
        if (request.Resends is { } resent)
            new FileBefore(hub, source, keys).Take(resent, total);
        HashSet<string>? seen = request.Mode == FileMode.Snapshot ? new(StringComparer.Ordinal) : null;
        bool anyRejected = false;
        foreach (TablePortion portion in rows.Portions(() => Portion(source)))
        {
            List<RecordChange> changes = rows.Keyed(portion, keys);
            seen?.UnionWith(changes.Select(c => c.Key));
            anyRejected |= portion.Rejects.Count > 0;
            // Rows that are taken in already are read again for their keys alone.
            if (portion.Last > skip)
                await Send(source, [.. changes.Where(c => c.Row > skip).Select(Meant)], [.. portion.Rejects.Where(r => r.Row > skip)], portion.IsEnd ? long.MaxValue : portion.Last, cancellation);
        }
        if (seen is not null)
            await RemoveOthers(source, seen, anyRejected, cancellation);
    }

    RecordChange Meant(RecordChange row) => request.Mode == FileMode.Remove ? row with { Texts = null } : row;

    /// <summary>Records that only wait for a fit go to the disk in large portions: their keys lie all over the index, whose pages then are written fewer times.</summary>
    int Portion(StoredSource source) => hub.Loaded?.SourceOf(source.Id) is null ? Unresolved : RecordJob.MostTogether;

    async Task RemoveOthers(StoredSource source, HashSet<string> seen, bool anyRejected, CancellationToken cancellation)
    {
        while (sent.TryDequeue(out RecordJob? job))
            await job.Done.WaitAsync(cancellation);
        List<RecordChange> gone = [];
        using (RecordCursor cursor = hub.Store.Records.Current(source.Id))
            while (cursor.Read())
                if (!seen.Contains(cursor.Key.ToString()))
                    gone.Add(new RecordChange(cursor.Key.ToString(), null, 0));
        // Of a row that could not be read nobody knows whose it is: it may be one of those that seem to be gone.
        if (anyRejected)
            request = request with { Note = $"{request.Note}{source.Name}: nothing was removed, for rows of the snapshot were rejected; {gone.Count} records that it does not show stay. Mend it and send the whole file again. " };
        else
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
