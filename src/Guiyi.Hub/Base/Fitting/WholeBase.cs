using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Fitting;

/// <summary>Compares all customers of a loaded base with those that are stored.</summary>
sealed class WholeBase(Store store, LoadedBase loaded)
{
    static readonly EntityKind[] Kinds = [EntityKind.Organization, EntityKind.Person];

    readonly List<CustomerMove> moves = [];
    readonly HashSet<CustomerNo> stored = [];

    /// <summary>Customers that are not as they are stored.</summary>
    public IReadOnlyList<CustomerMove> Moves()
    {
        List<RecordId> members = [];
        CustomerNo? current = null;
        foreach (Membership member in store.Customers.Members())
        {
            if (current is { } before && before != member.Customer)
            {
                Compare(before, members);
                members = [];
            }
            current = member.Customer;
            members.Add(member.Record);
        }
        if (current is { } last)
            Compare(last, members);
        foreach (EntityKind kind in Kinds)
            foreach (string id in loaded.Live.Ids(kind))
                if (LoadedBase.No(id) is var no && !stored.Contains(no))
                    moves.Add(Move(no, id, []));
        return moves;
    }

    void Compare(CustomerNo no, List<RecordId> before)
    {
        stored.Add(no);
        CustomerMove move = Move(no, no.ToString(), before);
        if (!move.Before.Order().SequenceEqual(move.After.Order()))
            moves.Add(move);
    }

    CustomerMove Move(CustomerNo no, string id, IReadOnlyList<RecordId> before)
    {
        IReadOnlyList<int> numbers = loaded.Live.Records(no.Entity, id);
        return new CustomerMove(no, before, [.. numbers.Select(loaded.Records.Id)], numbers, numbers.Count > 0 ? null : Heir(no.Entity, before));
    }

    /// <summary>Who has most of the records; of several the first by id.</summary>
    CustomerNo? Heir(EntityKind kind, IReadOnlyList<RecordId> records) => records
        .Select(r => loaded.Records.Number(r)).Where(n => n >= 0).Select(n => loaded.Live.CustomerOf(kind, n)).OfType<string>()
        .CountBy(id => id).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (CustomerNo?)LoadedBase.No(c.Key)).FirstOrDefault();

    /// <summary>Where all customers stand, in the order in which new ones are numbered: who was seen first, in seconds, then by id, organizations first. So a run numbers, too.</summary>
    public IEnumerable<Standing> Standings(DateTime now) => Kinds
        .SelectMany(kind => loaded.Live.Ids(kind).Select(id => loaded.Standing(LoadedBase.No(id), loaded.Live.Records(kind, id), now, null)))
        .OrderBy(s => (s.FirstSeen ?? DateTime.MaxValue).Ticks / TimeSpan.TicksPerSecond).ThenByDescending(s => s.Customer.Entity).ThenBy(s => s.Customer);
}
