using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>A change of the live base on its way to the disk: written with the facts that caused it, and taken over in memory once they are committed.</summary>
sealed class Resolution(CustomerHub hub, LoadedBase loaded, Transaction transaction, LiveDelta delta)
{
    readonly Dictionary<int, (RecordAnchor Anchor, RecordId? Before, RecordId? Now)> moved = [];
    readonly List<(RecordId? Before, RecordId? Now, long Run)> sent = [];
    readonly HashSet<(EntityKind Kind, string Id)> corrected = [];

    /// <summary>Committed or dropped.</summary>
    public bool IsOver { get; private set; }

    public LiveDelta Delta => delta;

    /// <summary>A record that a run brought has another version, none any more, or its first.</summary>
    public void Move(int number, RecordAnchor anchor, RecordId? before, RecordId? now, long run)
    {
        moved.Add(number, (anchor, before, now));
        sent.Add((before, now, run));
    }

    /// <summary>A customer whose records stay, and of whom something else changes.</summary>
    public void Touch(EntityKind kind, string id) => corrected.Add((kind, id));

    /// <summary>Writes what becomes of the customers.</summary>
    /// <param name="run">The run that it belongs to, where no record that was brought is part of it.</param>
    /// <param name="touched">What others are told of a customer whose records stay.</param>
    /// <param name="corrected">What people corrected of a customer with some records, where that changes with it.</param>
    public void Write(long run, Touch? touched = null, Func<EntityKind, IReadOnlyList<int>, IReadOnlyList<CorrectedValue>>? corrected = null) =>
        Write(Moves(), run, touched ?? Outcomes.Touch.Changed, corrected ?? loaded.Corrected);

    void Write(IReadOnlyList<CustomerMove> moves, long run, Touch touched, Func<EntityKind, IReadOnlyList<int>, IReadOnlyList<CorrectedValue>> corrected)
    {
        Booking booking = sent.TrueForAll(s => s.Run == run) ? new Booking(run) : new Booking(moves, sent, run);
        new OutcomeWriter(hub, loaded, transaction, booking) { Touched = touched, Corrected = corrected }.Write(moves, delta);
    }

    List<CustomerMove> Moves()
    {
        List<CustomerMove> moves = [];
        var listed = new HashSet<(EntityKind, string)>();
        foreach (CustomerChange change in delta.Customers)
        {
            listed.Add((change.Kind, change.Id));
            moves.Add(new CustomerMove(LoadedBase.No(change.Id), [.. change.Before.Select(Before)], [.. change.After.Select(After)], change.After, change.ReplacedBy is { } by ? LoadedBase.No(by) : null) { Restated = Restated(change.Before, change.After) });
        }
        // The set stays, but one of its records says something else now.
        foreach ((int number, (_, RecordId? before, RecordId? now)) in moved)
            if (before is not null && now is not null)
                corrected.UnionWith(loaded.CustomersOf(number));
        foreach ((EntityKind kind, string id) in corrected.Where(listed.Add))
            if (loaded.Live.Records(kind, id) is { Count: > 0 } records)
                moves.Add(new CustomerMove(LoadedBase.No(id), [.. records.Select(Before)], [.. records.Select(After)], records, null) { Restated = Restated(records, records) });
        return moves;
    }

    int Restated(IReadOnlyList<int> before, IReadOnlyList<int> after) =>
        before.Count == 0 || after.Count == 0 || moved.Count == 0 ? 0 : before.Intersect(after).Count(n => moved.TryGetValue(n, out var move) && move is { Before: not null, Now: not null });

    RecordId Before(int number) => moved.TryGetValue(number, out var move) && move.Before is { } before ? before : loaded.Records.Id(number);

    RecordId After(int number) => moved.TryGetValue(number, out var move) && move.Now is { } now ? now : loaded.Records.Id(number);

    /// <summary>It is on the disk: memory follows.</summary>
    public void Commit()
    {
        IsOver = true;
        hub.Snapshots.Before(loaded, delta, corrected);
        // A number that a reader finds with a customer must be known: records come before the customers do, and go after them.
        foreach ((int number, (RecordAnchor anchor, _, RecordId? now)) in moved.OrderBy(m => m.Key))
            if (now is { } id)
                loaded.Set(number, anchor, id);
        delta.Commit();
        foreach ((int number, (RecordAnchor anchor, _, RecordId? now)) in moved.OrderBy(m => m.Key))
            if (now is null)
                loaded.Leave(number, anchor);
        loaded.Follow(delta, [.. moved.Keys.Order()]);
    }

    public void Drop()
    {
        if (IsOver)
            return;
        IsOver = true;
        delta.Dispose();
    }
}
