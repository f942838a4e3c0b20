using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Judging;

/// <summary>A request as changes of the live base. On the writer's thread, for a preview or for good.</summary>
sealed class JudgmentChanges
{
    readonly CustomerHub hub;
    readonly LoadedBase loaded;
    readonly JudgmentRequest request;
    readonly Dictionary<RecordAnchor, int> numbers = [];

    /// <exception cref="JudgmentConflictException">The request does not fit what is there.</exception>
    public JudgmentChanges(CustomerHub hub, LoadedBase loaded, JudgmentRequest request)
    {
        (this.hub, this.loaded, this.request) = (hub, loaded, request);
        hub.CheckSeen(request.Seen);
        Undone = [.. request.Undone.Distinct().Select(Held)];
        FindNumbers();
        Pairs = [.. request.Said.Select(s => (s, Number(s.Left), Number(s.Right)))];
        foreach ((JudgedRecords said, int left, int right) in Pairs)
            if (left == right)
                throw new JudgmentConflictException($"found a judgment about record {said.Left.Key} and itself; expected two records", JudgmentConflict.NotThere);
        List = [.. Pairs.Select(p => new LiveChange.Judge(p.Left, p.Right, p.Said.Decision)), .. Undone.SelectMany(Withdrawn)];
    }

    /// <summary>What is said, with the records' numbers.</summary>
    public IReadOnlyList<(JudgedRecords Said, int Left, int Right)> Pairs { get; }

    /// <summary>Judgments that are taken back.</summary>
    public IReadOnlyList<StoredJudgment> Undone { get; }

    public IReadOnlyList<LiveChange> List { get; }

    /// <summary>Looks whether what the person wants comes out.</summary>
    /// <exception cref="JudgmentConflictException">It does not.</exception>
    public void Check(LiveDelta delta)
    {
        var now = new Dictionary<(EntityKind, int), string>();
        foreach (CustomerChange change in delta.Customers)
            foreach (int record in change.After)
                now[(change.Kind, record)] = change.Id;
        string After(EntityKind kind, int number) => now.GetValueOrDefault((kind, number)) ?? loaded.Live.CustomerOf(kind, number) ?? "";
        foreach (IReadOnlyList<CustomerNo> group in request.Together)
            if (group.SelectMany(no => loaded.Live.Records(no.Entity, no.ToString()).Select(record => After(no.Entity, record))).Distinct(StringComparer.Ordinal).Take(2).Count() > 1)
                throw new JudgmentConflictException($"the customers {string.Join(", ", group.Take(5))} cannot be one: {Reasons(delta)}", JudgmentConflict.Refused);
        foreach ((RecordAnchor left, RecordAnchor right) in request.Apart)
            if (After(request.Kind, Number(left)) == After(request.Kind, Number(right)))
                throw new JudgmentConflictException($"records {left.Key} and {right.Key} stay one customer: a person said that they are the same; take that back first", JudgmentConflict.Refused);
    }

    static string Reasons(LiveDelta delta) => delta.Refused.Count == 0 ? "nothing joins them" : string.Join("; ", delta.Refused.Select(r => r.Reason).Distinct().Take(5));

    /// <summary>Effects on customers, in the records' versions.</summary>
    public IReadOnlyList<CustomerEffect> Effects(LiveDelta delta) =>
        [.. delta.Customers.Select(c => new CustomerEffect(c.Id, [.. c.Before.Select(loaded.Records.Id)], [.. c.After.Select(loaded.Records.Id)], c.ReplacedBy))];

    StoredJudgment Held(long id)
    {
        StoredJudgment? judgment = hub.Store.Judgments.Find(id);
        return judgment switch
        {
            null => throw new JudgmentConflictException($"found no judgment {id}", JudgmentConflict.NotThere),
            { Ended: not null } => throw new JudgmentConflictException($"judgment {id} was taken back before, by {judgment.Ended.By}", JudgmentConflict.Undone),
            _ => judgment,
        };
    }

    IEnumerable<LiveChange> Withdrawn(StoredJudgment judgment) =>
        loaded.Judgments.Applied(judgment.Id) is { } pair ? [new LiveChange.Withdraw(pair.Left, pair.Right, judgment.Decision)] : [];

    /// <summary>All at once: a request may be about many thousands.</summary>
    void FindNumbers()
    {
        foreach (IGrouping<int, RecordAnchor> source in request.Said.Select(s => (s.Left, s.Right)).Concat(request.Apart).SelectMany(p => (RecordAnchor[])[p.Left, p.Right]).Distinct().GroupBy(a => a.Source))
            foreach (RecordHead head in hub.Store.Records.Heads(source.Key, source.Select(a => a.Key)))
                numbers[new RecordAnchor(source.Key, head.Key)] = loaded.Records.Number(head.Id);
    }

    int Number(RecordAnchor anchor)
    {
        int number = numbers.GetValueOrDefault(anchor, -1);
        return number >= 0 && loaded.Live.Has(number)
            ? number
            : throw new JudgmentConflictException($"record {anchor.Key} of source {anchor.Source} is not there, or waits for the next fit", JudgmentConflict.NotThere);
    }
}
