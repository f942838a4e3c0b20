using Guiyi.Match.Live;
using Guiyi.Match.Scoring;
using Guiyi.Merge.Live;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi;

/// <content>Who is near a record, and what two records say about each other.</content>
public sealed partial class LiveBase
{
    /// <summary>The records near one that is only asked about, the heaviest first: of those that share an open block with it, or an equal one, all from 6 bits below even odds on.</summary>
    /// <param name="kind">The kind of entity that it is looked at as.</param>
    /// <param name="record">The record. If it is in the base itself, it is found, too.</param>
    /// <param name="most">Records to give at most.</param>
    /// <exception cref="ArgumentException">The fit had no such source, or the source no such column.</exception>
    public IReadOnlyList<LiveCandidate> Find(EntityKind kind, NewRecord record, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        ReadRecord read = reader.Read(record.Source, record.Fields);
        if (!read.Names(kind))
            return [];
        Seeker seeker = Of(kind).Rent();
        seeker.Desk.Take(read, kind, keep: false);
        return Near(kind, seeker, -1, most);
    }

    /// <summary>The records near one that is there, itself left out, the heaviest first: as for one that is only asked about. For review: those of other customers are the doubtful ones.</summary>
    /// <param name="kind">The kind of entity that it is looked at as.</param>
    /// <param name="record">Number of the record.</param>
    /// <param name="most">Records to give at most.</param>
    public IReadOnlyList<LiveCandidate> Find(EntityKind kind, int record, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        int node;
        lock (gate)
            node = Of(kind).NodeOf(record);
        if (node < 0)
            return [];
        Seeker seeker = Of(kind).Rent();
        seeker.Desk.TakeNode(node);
        return Near(kind, seeker, node, most);
    }

    IReadOnlyList<LiveCandidate> Near(EntityKind kind, Seeker seeker, int asked, int most)
    {
        LiveKind own = Of(kind);
        List<NearNode> near = [];
        seeker.Near(asked, NearPairs.Hopeless, near);
        own.Return(seeker);
        lock (gate)
            return [.. near.Where(n => own.NodeOf(own.RecordOf(n.Node)) == n.Node).Take(most)
                .Select(n => new LiveCandidate(own.RecordOf(n.Node), CustomerOf(kind, own.RecordOf(n.Node)), n.Weight))];
    }

    /// <summary>log2 odds that a record that is only asked about is one customer with one that is there, and the evidence attribute by attribute.</summary>
    /// <param name="kind">The kind of entity.</param>
    /// <param name="record">The record that is asked about.</param>
    /// <param name="right">Number of the other.</param>
    /// <returns>Null where one of them names none of the kind, or the other is not there.</returns>
    /// <exception cref="ArgumentException">The fit had no such source, or the source no such column.</exception>
    public LivePair? Explain(EntityKind kind, NewRecord record, int right)
    {
        ReadRecord read = reader.Read(record.Source, record.Fields);
        LiveKind own = Of(kind);
        int node;
        lock (gate)
            node = own.NodeOf(right);
        if (node < 0 || !read.Names(kind))
            return null;
        Seeker seeker = own.Rent();
        seeker.Desk.Take(read, kind, keep: false);
        var pair = new LivePair(seeker.Desk.Weigh(node), seeker.Desk.Explain(node));
        own.Return(seeker);
        return pair;
    }

    /// <summary>log2 odds that two records are one customer of a kind, and the evidence attribute by attribute, the left record's values on the left. Compared now, found or not.</summary>
    /// <returns>Null where one of them is not there or names none of the kind.</returns>
    public LivePair? Explain(EntityKind kind, int left, int right)
    {
        LiveKind own = Of(kind);
        int a, b;
        lock (gate)
            (a, b) = (own.NodeOf(left), own.NodeOf(right));
        if (a < 0 || b < 0)
            return null;
        Seeker seeker = own.Rent();
        seeker.Desk.TakeNode(a);
        var pair = new LivePair(seeker.Desk.Weigh(b), seeker.Desk.Explain(b));
        own.Return(seeker);
        return pair;
    }
}
