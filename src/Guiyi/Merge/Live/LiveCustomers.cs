using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Merge.Live;

/// <summary>What became of a customer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Before">Its records before, in rising order; empty where it was not there.</param>
/// <param name="After">Its records now; empty where it is gone.</param>
/// <param name="ReplacedBy">Where it is gone, the customer that most of its records went to; null where they are gone, too.</param>
sealed record CustomerMove(string Id, int[] Before, int[] After, string? ReplacedBy);

/// <summary>An id that has no customer now.</summary>
/// <param name="By">The id that took its place, or null.</param>
/// <param name="Records">The records that had it, by which it comes back; empty where that is not known.</param>
sealed record RetiredId(string? By, int[] Records);

/// <summary>The customers of one kind: which records each has, now and in a change that may still be dropped.</summary>
sealed class LiveCustomers
{
    // Of a later customer: it has no records, or several, which stand in the dictionary.
    const int Nobodys = -1, Several = -2;

    readonly CustomerBase ofRun;
    readonly NumberMap customerOf = new();
    readonly Dictionary<int, int[]> changed = [];
    readonly IdBook laterIds = new();
    readonly KeyPlaces later = new();
    readonly Pieces<int> only = new();
    readonly Dictionary<string, RetiredId> retired = new(StringComparer.Ordinal);
    readonly Dictionary<int, List<string>> former = [];
    readonly HashSet<string> earlier;

    public LiveCustomers(KindCustomers run)
    {
        ofRun = run.Customers;
        for (int record = 0; record < ofRun.Table.Count; record++)
            customerOf[record] = ofRun.CustomerOf(record);
        Count = ofRun.Count;
        foreach ((string id, string by) in run.Retired)
            retired.Add(id, new RetiredId(by, []));
        earlier = [.. run.Earlier.IdOf.Values.Where(id => ofRun.Find(id) < 0 && !retired.ContainsKey(id))];
    }

    public EntityKind Kind => ofRun.Kind;

    /// <summary>The customers of the run.</summary>
    public CustomerBase OfRun => ofRun;

    /// <summary>Number of customers.</summary>
    public int Count { get; private set; }

    /// <summary>Customers have numbers below this one; not all of them are there.</summary>
    public int Numbers => ofRun.Count + later.Count;

    /// <summary>True where the customer of a number is the run's, with the same records.</summary>
    public bool IsOfRun(int customer) => customer < ofRun.Count && !changed.ContainsKey(customer);

    /// <summary>Number of the customer that a record belongs to, or -1.</summary>
    public int CustomerOf(int record) => customerOf[record];

    /// <summary>A customer's id.</summary>
    public string Id(int customer) => customer < ofRun.Count ? ofRun.Id(customer) : laterIds.Text(later[customer - ofRun.Count]);

    /// <summary>A customer's records, in rising order; none where it is gone.</summary>
    public int[] Records(int customer)
    {
        if (customer >= ofRun.Count && only[customer - ofRun.Count] is not Several and int one)
            return one == Nobodys ? [] : [one];
        return changed.TryGetValue(customer, out int[]? own) ? own : ofRun.Records(customer).ToArray();
    }

    /// <summary>The customer of an id that is somebody's, or was; -1 where it never was.</summary>
    public int Find(string id) =>
        ofRun.Find(id) is >= 0 and int known ? known : laterIds.TryFind(id, out ulong number) && later.Find(number) is >= 0 and int place ? ofRun.Count + place : -1;

    /// <summary>The id that an id leads to: itself while it is somebody's. Null where it never was anybody's, or its records are gone.</summary>
    public string? Resolve(string id)
    {
        for (string? at = id; at is not null; at = retired.GetValueOrDefault(at)?.By)
            if (Find(at) is >= 0 and int customer && Records(customer).Length > 0)
                return at;
        return null;
    }

    /// <summary>The id's entry among those that have no customer, or null.</summary>
    public RetiredId? Retired(string id) => retired.GetValueOrDefault(id);

    /// <summary>Ids without a customer that a record had once.</summary>
    public IReadOnlyList<string> Former(int record) => former.TryGetValue(record, out List<string>? ids) ? ids : [];

    /// <summary>True for an id that is or was somebody's.</summary>
    public bool IsTaken(string id) => Find(id) >= 0 || retired.ContainsKey(id) || earlier.Contains(id);

    /// <summary>All customers that there are.</summary>
    public IEnumerable<int> All()
    {
        for (int customer = 0; customer < Numbers; customer++)
            if (customer >= ofRun.Count ? only[customer - ofRun.Count] != Nobodys : !changed.TryGetValue(customer, out int[]? own) || own.Length > 0)
                yield return customer;
    }

    /// <summary>Takes a change over.</summary>
    public void Take(KindMoves moves)
    {
        foreach (int record in moves.Nobodys)
            customerOf[record] = -1;
        foreach (CustomerMove move in moves.Customers)
        {
            int customer = NumberOf(move.Id);
            Set(customer, move.After);
            foreach (int record in move.After)
                customerOf[record] = customer;
            Count += (move.After.Length > 0 ? 1 : 0) - (move.Before.Length > 0 ? 1 : 0);
        }
        foreach (string id in moves.Restored)
            Forget(id);
        foreach ((string id, RetiredId entry) in moves.Retired)
        {
            Forget(id);
            retired[id] = entry;
            foreach (int record in entry.Records)
            {
                if (!former.TryGetValue(record, out List<string>? ids))
                    former.Add(record, ids = []);
                ids.Add(id);
            }
        }
    }

    void Forget(string id)
    {
        if (!retired.Remove(id, out RetiredId? entry))
            return;
        foreach (int record in entry.Records)
            if (former.TryGetValue(record, out List<string>? ids) && ids.Remove(id) && ids.Count == 0)
                former.Remove(record);
    }

    int NumberOf(string id)
    {
        int known = Find(id);
        if (known >= 0)
            return known;
        int place = later.Add(laterIds.Add(id));
        only.Put(place, Nobodys);
        return ofRun.Count + place;
    }

    /// <summary>Most later customers have one record, which needs no list.</summary>
    void Set(int customer, int[] records)
    {
        if (customer >= ofRun.Count)
            only[customer - ofRun.Count] = records.Length switch { 0 => Nobodys, 1 => records[0], _ => Several };
        if (customer < ofRun.Count || records.Length > 1)
            changed[customer] = records;
        else
            changed.Remove(customer);
    }
}

/// <summary>The customers of a run and what is known of their ids.</summary>
/// <param name="Customers">The customers.</param>
/// <param name="Retired">Ids that earlier merges retired.</param>
/// <param name="Earlier">Ids of the run before it.</param>
sealed record KindCustomers(CustomerBase Customers, IReadOnlyDictionary<string, string> Retired, EarlierIds Earlier);

/// <summary>What a change does to the customers of one kind.</summary>
/// <param name="Customers">Customers that began, changed or ended.</param>
/// <param name="Nobodys">Records that belong to no customer now.</param>
/// <param name="Restored">Ids that are somebody's again.</param>
/// <param name="Retired">Ids that are nobody's now.</param>
sealed record KindMoves(
    IReadOnlyList<CustomerMove> Customers, IReadOnlyList<int> Nobodys, IReadOnlyList<string> Restored, IReadOnlyList<(string Id, RetiredId Entry)> Retired)
{
    /// <summary>Joinings that were refused in the parts that were joined anew, by record.</summary>
    public IReadOnlyList<Joining> Refused { get; init; } = [];
}
