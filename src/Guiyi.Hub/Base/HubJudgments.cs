using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Base;

/// <summary>What people say about who is one customer: kept for ever, and undone by being ended, in any order.</summary>
public sealed class HubJudgments
{
    /// <summary>Pairs that one unmerging may judge.</summary>
    const int MostPairs = 100_000;

    readonly CustomerHub hub;

    internal HubJudgments(CustomerHub hub) => this.hub = hub;

    /// <summary>Takes a request in: all of it in one commit, or nothing.</summary>
    /// <param name="request">What is said.</param>
    /// <param name="answer">What is answered to the sender, to be kept with it; null where nothing is.</param>
    /// <param name="cancellation">Stops waiting; what was begun is finished.</param>
    /// <exception cref="JudgmentConflictException">It does not go together with what is there.</exception>
    /// <exception cref="StoreException">Nothing of it is kept.</exception>
    public async Task<JudgmentReceipt> Say(JudgmentRequest request, Func<JudgmentReceipt, StoredAnswer?>? answer = null, CancellationToken cancellation = default)
    {
        var job = new JudgmentJob(hub, request, answer);
        await hub.Enqueue(job, cancellation);
        return await job.Done;
    }

    /// <summary>What a request would do, if it were given now: every effect, and nothing of it is done.</summary>
    /// <exception cref="JudgmentConflictException">A record is not there, or a customer has changed since the person looked.</exception>
    public Task<JudgmentPreview> Preview(JudgmentRequest request, CancellationToken cancellation = default) => hub.Look(
        () => new Previewing(hub, hub.Loaded ?? throw new JudgmentConflictException("the base has no customers yet: its records wait for the first fit", JudgmentConflict.NotThere), request).Look(), cancellation);

    /// <summary>The request that makes customers one, with all records that they have: who has most records keeps the id.</summary>
    /// <exception cref="JudgmentConflictException">One is not there, or they are not of one kind.</exception>
    public JudgmentRequest Merging(IReadOnlyList<CustomerNo> customers, string by, string why) => Merging([customers], by, why);

    /// <summary>The same for several groups of customers, each of which becomes one: all of them, or none.</summary>
    /// <exception cref="JudgmentConflictException">One is not there, or those of a group are not of one kind.</exception>
    public JudgmentRequest Merging(IReadOnlyList<IReadOnlyList<CustomerNo>> groups, string by, string why)
    {
        CustomerNo[][] distinct = [.. groups.Select(g => g.Distinct().ToArray())];
        if (distinct.Length == 0)
            throw new JudgmentConflictException("found no customers to merge; expected two or more", JudgmentConflict.NotThere);
        foreach (CustomerNo[] group in distinct)
            if (group.Length < 2 || group.Select(c => c.Entity).Distinct().Count() > 1)
                throw new JudgmentConflictException($"found {group.Length} customers to merge ({string.Join(", ", group.Take(5))}); expected two or more persons, or two or more organizations", JudgmentConflict.NotThere);
        IReadOnlyDictionary<CustomerNo, IReadOnlyList<RecordAnchor>> records = AllAnchors([.. distinct.SelectMany(g => g).Distinct()]);
        return new JudgmentRequest { Name = "merge", By = by, Why = why, Together = distinct, Said = [.. distinct.SelectMany(g => Star([.. g.SelectMany(c => records[c])]))] };
    }

    /// <summary>The first record is the same as each other.</summary>
    static IEnumerable<JudgedRecords> Star(RecordAnchor[] records) => records.Skip(1).Select(other => new JudgedRecords(records[0], other, Decision.Same));

    /// <summary>The request that takes records out of a customer: each of them is another than each that stays.</summary>
    /// <exception cref="JudgmentConflictException">The customer is not there, or does not have them, or has no others.</exception>
    public JudgmentRequest Unmerging(CustomerNo customer, IReadOnlyList<RecordAnchor> records, string by, string why)
    {
        IReadOnlyList<RecordAnchor> all = Anchors(customer);
        if (records.FirstOrDefault(r => !all.Contains(r)) is { Key: not null } foreign)
            throw new JudgmentConflictException($"customer {customer} does not have record {foreign.Key}", JudgmentConflict.NotThere);
        RecordAnchor[] stay = [.. all.Except(records)];
        if (records.Count == 0 || stay.Length == 0)
            throw new JudgmentConflictException($"found {records.Count} of {all.Count} records to take out; expected some, and some that stay", JudgmentConflict.NotThere);
        if ((long)records.Count * stay.Length > MostPairs)
            throw new JudgmentConflictException($"found {records.Count} records to be kept apart from {stay.Length}; expected at most {MostPairs} pairs: take fewer out at a time", JudgmentConflict.NotThere);
        (RecordAnchor Left, RecordAnchor Right)[] pairs = [.. records.SelectMany(_ => stay, (l, r) => (l, r))];
        return new JudgmentRequest { Name = "unmerge", By = by, Why = why, Kind = customer.Entity, Apart = pairs, Said = [.. pairs.Select(p => new JudgedRecords(p.Left, p.Right, Decision.Different))] };
    }

    /// <summary>The request that takes back all that was judged in one go.</summary>
    public JudgmentRequest Undoing(long run, string by, string why) =>
        new() { Name = $"undo of run {run}", By = by, Why = why, Undone = [.. hub.Store.Judgments.OfRun(run).Where(j => j.Ended is null).Select(j => j.Id)] };

    /// <summary>Records of a customer as they are named for ever, the founding one first.</summary>
    /// <exception cref="JudgmentConflictException">The customer is not there.</exception>
    internal IReadOnlyList<RecordAnchor> Anchors(CustomerNo customer) => AllAnchors([customer])[customer];

    IReadOnlyDictionary<CustomerNo, IReadOnlyList<RecordAnchor>> AllAnchors(IReadOnlyList<CustomerNo> customers)
    {
        // Asked for once: the writer may give a record another version meanwhile.
        LoadedBase? loaded = hub.Loaded;
        var ids = new Dictionary<CustomerNo, RecordId[]>();
        foreach (CustomerNo customer in customers)
            ids.Add(customer, loaded?.Live.Records(customer.Entity, customer.ToString()) is { Count: > 0 } numbers
                ? [.. numbers.Select(loaded.Records.Id)]
                : throw new JudgmentConflictException($"customer {customer} is not there", JudgmentConflict.NotThere));
        Dictionary<RecordId, RecordAnchor> anchors = hub.Store.Records.Find(ids.Values.SelectMany(i => i).Distinct()).ToDictionary(r => r.Id, r => r.Anchor);
        return ids.ToDictionary(i => i.Key, i => (IReadOnlyList<RecordAnchor>)[.. i.Value.Select(id => anchors[id])]);
    }
}
