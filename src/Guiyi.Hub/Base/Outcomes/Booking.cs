using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>
/// To which run what becomes of a customer is booked. Records of several runs may share a commit: to each run goes what its own records did, by the
/// records that customers have, give and take. Where records of several runs met in the same customers, each did a part of it and none can be told
/// from the others: it goes to the run whose record was sent first.
/// </summary>
sealed class Booking
{
    static readonly EntityKind[] Kinds = [EntityKind.Person, EntityKind.Organization];

    readonly long only;
    readonly Dictionary<CustomerNo, long> runs = [];

    /// <summary>All to one run.</summary>
    public Booking(long run) => only = run;

    /// <summary>To the runs of the records that moved.</summary>
    /// <param name="moves">What becomes of the customers.</param>
    /// <param name="sent">By the versions that records had and have now: the run, in the order in which they were sent.</param>
    /// <param name="otherwise">The run of what none of these records is part of.</param>
    public Booking(IReadOnlyList<CustomerMove> moves, IReadOnlyList<(RecordId? Before, RecordId? Now, long Run)> sent, long otherwise)
    {
        only = otherwise;
        var parts = new Parts(moves);
        foreach ((RecordId? before, RecordId? now, _) in sent)
            if (before is { } had && now is { } has)
                foreach (EntityKind kind in Kinds)
                    parts.Join((kind, had), (kind, has));
        var runOf = new Dictionary<int, long>();
        foreach ((RecordId? before, RecordId? now, long run) in sent)
            foreach (RecordId version in ((RecordId?[])[before, now]).OfType<RecordId>())
                foreach (EntityKind kind in Kinds)
                    if (parts.Of((kind, version)) is { } part)
                        runOf.TryAdd(part, run);
        for (int move = 0; move < moves.Count; move++)
            if (runOf.TryGetValue(parts.Of(move), out long run))
                runs[moves[move].No] = run;
    }

    public long Of(CustomerNo customer) => runs.GetValueOrDefault(customer, only);

    /// <summary>Customers that had or have a record in common, directly or through others.</summary>
    sealed class Parts
    {
        // Not the library's UnionFind: its columns are pinned, and one for each commit all day would leave holes in the memory of a large base.
        readonly int[] parent;
        readonly Dictionary<(EntityKind, RecordId), int> first = [];

        public Parts(IReadOnlyList<CustomerMove> moves)
        {
            parent = [.. Enumerable.Range(0, moves.Count)];
            for (int move = 0; move < moves.Count; move++)
                foreach (RecordId record in moves[move].Before.Concat(moves[move].After))
                    if (!first.TryAdd((moves[move].No.Entity, record), move))
                        Join(first[(moves[move].No.Entity, record)], move);
        }

        public int Of(int move)
        {
            while (parent[move] != move)
                move = parent[move] = parent[parent[move]];
            return move;
        }

        public int? Of((EntityKind, RecordId) record) => first.TryGetValue(record, out int move) ? Of(move) : null;

        public void Join((EntityKind, RecordId) one, (EntityKind, RecordId) other)
        {
            if (first.TryGetValue(one, out int a) && first.TryGetValue(other, out int b))
                Join(a, b);
        }

        void Join(int one, int other) => parent[Of(other)] = Of(one);
    }
}
