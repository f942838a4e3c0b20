using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Model;

namespace Guiyi.Hub.Base;

/// <summary>A record as a program sends it.</summary>
/// <param name="Key">Its key within the source; null where the key column, or what it says, tells it.</param>
/// <param name="Fields">Raw texts by column.</param>
public sealed record SentRecord(string? Key, IReadOnlyDictionary<string, string> Fields);

/// <summary>Whose a record is.</summary>
/// <param name="Person">The person; null where it names none.</param>
/// <param name="Organization">The organization; null where it names none.</param>
/// <param name="IsResolved">False where it waits for the next fit.</param>
public sealed record RecordCustomers(string? Person, string? Organization, bool IsResolved);

/// <summary>Records that come one by one or by the thousand: stored, resolved and on the disk when the task ends.</summary>
public sealed class HubRecords
{
    readonly CustomerHub hub;
    readonly SemaphoreSlim beginning = new(1);
    readonly Dictionary<(int Source, string By), (DateOnly Day, long Run)> streams = [];

    internal HubRecords(CustomerHub hub) => this.hub = hub;

    /// <summary>The current version of a record; null where there is none.</summary>
    public StoredRecord? Find(RecordAnchor record) => hub.Store.Records.Find(record);

    /// <summary>Takes records in. One that is known is replaced, one that says the same again changes nothing. Of one key the last counts.</summary>
    /// <param name="source">Name of the source; a new one is made.</param>
    /// <param name="records">The records.</param>
    /// <param name="by">Who sends them.</param>
    /// <param name="cancellation">Stops waiting; what was begun is finished.</param>
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<RecordReceipt>> Put(string source, IReadOnlyList<SentRecord> records, string by, CancellationToken cancellation = default)
    {
        return await await Begin(source, records, by, cancellation: cancellation);
    }

    /// <summary>As <see cref="Put"/>, but ends as soon as they wait for the writer: what is begun afterwards comes after them.</summary>
    /// <param name="source">Name of the source; a new one is made.</param>
    /// <param name="records">The records.</param>
    /// <param name="by">Who sends them.</param>
    /// <param name="rejects">What came between them and could not be read: kept with the day's run.</param>
    /// <param name="keyColumn">For a new source: the column that holds the channel's own id of a row.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What became of each record, once it is on the disk.</returns>
    public async Task<Task<IReadOnlyList<RecordReceipt>>> Begin(
        string source, IReadOnlyList<SentRecord> records, string by, IReadOnlyList<Reject>? rejects = null, string? keyColumn = null, CancellationToken cancellation = default)
    {
        string[] columns = [.. records.SelectMany(r => r.Fields.Keys).Distinct(StringComparer.Ordinal)];
        StoredSource known = await hub.Sources.Have(source, columns, keyColumn, cancellation);
        var rows = new SourceRows(known);
        return await Send(known, [.. records.Select(rows.Of)], rejects ?? [], by, cancellation);
    }

    /// <summary>Whose a record is now.</summary>
    public RecordCustomers CustomersOf(StoredRecord record)
    {
        if (hub.Loaded is not { } loaded || loaded.SourceOf(record.Anchor.Source) is null || loaded.Records.Number(record.Id) is not (>= 0 and int number) || !loaded.Live.Has(number))
            return new RecordCustomers(null, null, false);
        return new RecordCustomers(loaded.Live.CustomerOf(EntityKind.Person, number), loaded.Live.CustomerOf(EntityKind.Organization, number), true);
    }

    /// <summary>Takes records out. What people said about them sleeps until they come back.</summary>
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<RecordReceipt>> Remove(StoredSource source, IReadOnlyList<string> keys, string by, CancellationToken cancellation = default) =>
        await await Send(source, [.. keys.Select(k => new RecordChange(k, null, 0))], [], by, cancellation);

    async Task<Task<IReadOnlyList<RecordReceipt>>> Send(StoredSource source, IReadOnlyList<RecordChange> changes, IReadOnlyList<Reject> rejects, string by, CancellationToken cancellation)
    {
        if (changes.Count + rejects.Count == 0)
            return Task.FromResult<IReadOnlyList<RecordReceipt>>([]);
        await hub.Ready.WaitAsync(cancellation);
        long run = await Stream(source, by, cancellation);
        List<RecordJob> jobs = [];
        foreach (IReadOnlyList<RecordChange> part in Parts(changes))
        {
            var job = new RecordJob(hub, source, run, part) { TellsCustomers = true, Rejects = jobs.Count == 0 ? rejects : [] };
            await hub.Enqueue(job, cancellation);
            jobs.Add(job);
        }
        return Told(jobs);
    }

    async Task<IReadOnlyList<RecordReceipt>> Told(IReadOnlyList<RecordJob> jobs)
    {
        IReadOnlyList<RecordReceipt>[] receipts = await Task.WhenAll(jobs.Select(j => j.Done));
        hub.Fits.Look();
        return [.. receipts.SelectMany(r => r)];
    }

    /// <summary>Portions in which no key stands twice.</summary>
    static IEnumerable<IReadOnlyList<RecordChange>> Parts(IReadOnlyList<RecordChange> changes)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        List<RecordChange> part = [];
        foreach (RecordChange change in changes)
        {
            if (part.Count == RecordJob.MostTogether || !keys.Add(change.Key))
            {
                yield return part;
                part = [];
                keys = new HashSet<string>(StringComparer.Ordinal) { change.Key };
            }
            part.Add(change);
        }
        yield return part;
    }

    /// <summary>What one sender sends to one source in a day is one run.</summary>
    async Task<long> Stream(StoredSource source, string by, CancellationToken cancellation)
    {
        await beginning.WaitAsync(cancellation);
        try
        {
            DateOnly today = DateOnly.FromDateTime(hub.Clock.GetUtcNow().UtcDateTime);
            if (streams.TryGetValue((source.Id, by), out var known) && known.Day == today)
                return known.Run;
            StoredRun run = await hub.Write(transaction => transaction.Runs.Add(new StoredRun
            {
                Kind = RunKind.Ingest,
                Source = source.Id,
                Name = $"api {today:yyyy-MM-dd}",
                By = by,
                Started = transaction.At,
                Ended = transaction.At,
                State = RunState.Finished,
            }), cancellation);
            hub.Runs.Keep(run);
            streams[(source.Id, by)] = (today, run.Id);
            return run.Id;
        }
        finally
        {
            beginning.Release();
        }
    }
}
