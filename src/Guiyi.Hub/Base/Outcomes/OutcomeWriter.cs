using Guiyi.Hub.Base.Fitting;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>Writes what a commit does to customers: ids, records, classes, codes, and what others are told of it.</summary>
sealed class OutcomeWriter(CustomerHub hub, LoadedBase loaded, Transaction transaction, Booking booking)
{
    /// <summary>So many new customers are asked for by their ids whether these were given out before.</summary>
    const int Few = 10_000;

    readonly List<StoredChange> changes = [];

    /// <summary>What others are told of a customer whose set of records stays.</summary>
    public Touch Touched { get; init; } = Touch.Changed;

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
    public void Write(IReadOnlyList<CustomerMove> moves, WholeBase whole, long run)
    {
        HashSet<CustomerNo> known = Write(moves);
        Stand(moves, known, whole.Standings(hub.Clock.GetLocalNow().DateTime), StandingHistory.Of(hub.Store));
        changes.Add(new StoredChange { Kind = ChangeKinds.Fitted, Run = run });
        transaction.Changes.Add(changes);
    }

    /// <returns>Who begins, and was there before.</returns>
    HashSet<CustomerNo> Write(IReadOnlyList<CustomerMove> moves)
    {
        HashSet<CustomerNo> known = Known([.. moves.Where(m => m.Begins).Select(m => m.No)]);
        Ids(moves, known);
        Members(moves);
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
        foreach (var begun in begin.GroupBy(m => booking.Of(m.No)))
            transaction.Customers.Add(begun.Select(m => (m.No, m.After[0])), begun.Key);
        if (back.Count > 0)
            transaction.Customers.Restore(back.Select(m => m.No));
        foreach (var ended in end.GroupBy(m => booking.Of(m.No)))
            transaction.Customers.Retire(ended.Select(m => (m.No, m.ReplacedBy)), ended.Key);
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

    /// <summary>Writes classes and codes, and tells what happened to whom: the codes belong to it.</summary>
    void Stand(IReadOnlyList<CustomerMove> moves, HashSet<CustomerNo> known, IEnumerable<Standing> standings, StandingHistory history)
    {
        HashSet<CustomerNo> isNew = [.. moves.Where(m => m.Begins && !known.Contains(m.No)).Select(m => m.No)];
        var writer = new StandingWriter(hub.Codes, loaded.SerialWidth, history, transaction, booking);
        IReadOnlyList<StoredChange> classified = writer.Write(standings, isNew.Contains, moves.Where(m => m.Ends).Select(m => (m.No, m.ReplacedBy)));
        var hadBefore = new Dictionary<(EntityKind, RecordId), CustomerNo>();
        foreach (CustomerMove move in moves)
            foreach (RecordId record in move.Before)
                hadBefore.TryAdd((move.No.Entity, record), move.No);
        foreach (CustomerMove move in moves)
            changes.Add(Told(move, known, hadBefore, writer));
        changes.AddRange(classified);
    }

    StoredChange Told(CustomerMove move, HashSet<CustomerNo> known, Dictionary<(EntityKind, RecordId), CustomerNo> hadBefore, StandingWriter codes)
    {
        if (move.Ends)
            return Change(move.ReplacedBy is null ? ChangeKinds.Retired : ChangeKinds.Merged, move, move.ReplacedBy, codes);
        if (!move.Begins)
            return move.Before.SequenceEqual(move.After) ? Change(Touched.Kind, move, Touched.OtherOf(move.No), codes) : Change(ChangeKinds.Changed, move, null, codes);
        CustomerNo? from = move.After.Where(r => hadBefore.ContainsKey((move.No.Entity, r))).Select(r => (CustomerNo?)hadBefore[(move.No.Entity, r)]).FirstOrDefault();
        return Change(known.Contains(move.No) ? ChangeKinds.Restored : from is null ? ChangeKinds.Created : ChangeKinds.Split, move, from, codes);
    }

    StoredChange Change(string kind, CustomerMove move, CustomerNo? other, StandingWriter codes)
    {
        (string? before, string? now) = codes.CodeOf(move.No);
        int joined = 0, left = 0;
        if (!move.Begins && !move.Ends)
            (joined, left) = (move.After.Except(move.Before).Count(), move.Before.Except(move.After).Count());
        ChangeDetail detail = (kind == Touched.Kind ? Touched.Detail : new ChangeDetail()) with { Code = now, CodeBefore = before == now ? null : before, Records = move.After.Count, Restated = Some(move.Restated), Joined = Some(joined - move.Restated), Left = Some(left - move.Restated) };
        return new() { Kind = kind, Customer = move.No, Other = other, Run = booking.Of(move.No), Detail = detail.Text() };
    }

    static int? Some(int count) => count > 0 ? count : null;
}
