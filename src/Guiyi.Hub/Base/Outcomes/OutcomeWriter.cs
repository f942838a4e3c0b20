using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>Writes what a commit does to customers: ids, records, classes, codes, and what others are told of it.</summary>
sealed class OutcomeWriter(CustomerHub hub, LoadedBase loaded, Transaction transaction, long run)
{
    /// <summary>So many new customers are asked for by their ids whether these were given out before.</summary>
    const int Few = 10_000;

    readonly List<StoredChange> changes = [];

    /// <summary>What others are told of a customer whose set of records stays.</summary>
    public string Touched { get; init; } = ChangeKinds.Changed;

    /// <summary>What people corrected of a customer with some records.</summary>
    public Func<EntityKind, IReadOnlyList<int>, IReadOnlyList<CorrectedValue>> Corrected { get; init; } = loaded.Corrected;

    /// <summary>Writes what a change of a part of the base does.</summary>
    public void Write(IReadOnlyList<CustomerMove> moves, LiveDelta delta)
    {
        if (moves.Count == 0)
            return;
        HashSet<CustomerNo> known = Write(moves);
        IEnumerable<Standing> standings = moves.Where(m => !m.Ends).Select(m => loaded.Standing(m.No, m.Numbers, hub.Clock.GetLocalNow().DateTime, delta, Corrected(m.No.Entity, m.Numbers)));
        Stand(moves, known, standings, StandingHistory.Of(hub.Store, [.. moves.Where(m => !m.Begins || known.Contains(m.No)).Select(m => m.No)]));
        transaction.Changes.Add(changes);
    }

    /// <summary>Writes what a fit does: all customers are classified by its scheme.</summary>
    public void Write(IReadOnlyList<CustomerMove> moves, WholeBase whole)
    {
        HashSet<CustomerNo> known = Write(moves);
        changes.Add(new StoredChange { Kind = ChangeKinds.Fitted, Run = run });
        Stand(moves, known, whole.Standings(hub.Clock.GetLocalNow().DateTime), StandingHistory.Of(hub.Store));
        transaction.Changes.Add(changes);
    }

    /// <returns>Who begins, and was there before.</returns>
    HashSet<CustomerNo> Write(IReadOnlyList<CustomerMove> moves)
    {
        var hadBefore = new Dictionary<(EntityKind, RecordId), CustomerNo>();
        foreach (CustomerMove move in moves)
            foreach (RecordId record in move.Before)
                hadBefore.TryAdd((move.No.Entity, record), move.No);
        HashSet<CustomerNo> known = Known([.. moves.Where(m => m.Begins).Select(m => m.No)]);
        Ids(moves, known);
        Members(moves);
        foreach (CustomerMove move in moves)
            changes.Add(Told(move, known, hadBefore));
        return known;
    }

    HashSet<CustomerNo> Known(IReadOnlyList<CustomerNo> begin)
    {
        if (begin.Count <= Few)
            return [.. hub.Store.Customers.Known(begin)];
        HashSet<CustomerNo> ever = [.. hub.Store.Customers.All().Select(c => c.No)];
        ever.IntersectWith(begin);
        return ever;
    }

    void Ids(IReadOnlyList<CustomerMove> moves, HashSet<CustomerNo> known)
    {
        List<CustomerMove> begin = [.. moves.Where(m => m.Begins && !known.Contains(m.No))], back = [.. moves.Where(m => m.Begins && known.Contains(m.No))], end = [.. moves.Where(m => m.Ends)];
        if (begin.Count > 0)
            transaction.Customers.Add(begin.Select(m => (m.No, m.After[0])), run);
        if (back.Count > 0)
            transaction.Customers.Restore(back.Select(m => m.No));
        if (end.Count > 0)
            transaction.Customers.Retire(end.Select(m => (m.No, m.ReplacedBy)), run);
    }

    void Members(IReadOnlyList<CustomerMove> moves)
    {
        List<Membership> leave = [], join = [];
        foreach (CustomerMove move in moves)
        {
            leave.AddRange(move.Before.Except(move.After).Select(r => new Membership(move.No, r)));
            join.AddRange(move.After.Except(move.Before).Select(r => new Membership(move.No, r)));
        }
        if (leave.Count > 0)
            transaction.Customers.Leave(leave);
        if (join.Count > 0)
            transaction.Customers.Join(join);
    }

    void Stand(IReadOnlyList<CustomerMove> moves, HashSet<CustomerNo> known, IEnumerable<Standing> standings, StandingHistory history)
    {
        HashSet<CustomerNo> isNew = [.. moves.Where(m => m.Begins && !known.Contains(m.No)).Select(m => m.No)];
        changes.AddRange(new StandingWriter(hub.Codes, loaded.SerialWidth, history, transaction, run).Write(standings, isNew.Contains, moves.Where(m => m.Ends).Select(m => (m.No, m.ReplacedBy))));
    }

    StoredChange Told(CustomerMove move, HashSet<CustomerNo> known, Dictionary<(EntityKind, RecordId), CustomerNo> hadBefore)
    {
        if (move.Ends)
            return Change(move.ReplacedBy is null ? ChangeKinds.Retired : ChangeKinds.Merged, move.No, move.ReplacedBy);
        if (!move.Begins)
            return Change(move.Before.SequenceEqual(move.After) ? Touched : ChangeKinds.Changed, move.No, null);
        CustomerNo? from = move.After.Where(r => hadBefore.ContainsKey((move.No.Entity, r))).Select(r => (CustomerNo?)hadBefore[(move.No.Entity, r)]).FirstOrDefault();
        return Change(known.Contains(move.No) ? ChangeKinds.Restored : from is null ? ChangeKinds.Created : ChangeKinds.Split, move.No, from);
    }

    StoredChange Change(string kind, CustomerNo no, CustomerNo? other) => new() { Kind = kind, Customer = no, Other = other, Run = run };
}
