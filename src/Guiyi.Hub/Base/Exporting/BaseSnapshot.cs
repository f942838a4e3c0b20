using Guiyi.Classify;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>What is known of a customer at one moment.</summary>
sealed record HeldCustomer(string Id, IReadOnlyList<LiveValue> Golden, ICustomerFacts Facts, IReadOnlyList<ClassAssignment> Classes);

/// <summary>
/// The base in memory as it was between two commits, while it goes on changing. Nothing is copied at first: before a commit changes a customer that was
/// not read yet, the writer keeps what it was. Whoever reads a customer looks there after having read the base: what is not kept had not changed.
/// </summary>
/// <param name="loaded">The base. A new fit makes another one and leaves this as it is.</param>
/// <param name="now">The moment for profiles.</param>
/// <param name="keepsCustomers">Customers will be read, not only whose records are.</param>
sealed class BaseSnapshot(LoadedBase loaded, DateTime now, bool keepsCustomers)
{
    readonly Lock gate = new();
    readonly Dictionary<long, HeldCustomer?> before = [];
    readonly HashSet<long> taken = [];
    readonly Dictionary<(EntityKind, int), string?> owners = [];
    Exception? fault;
    volatile bool hasChanged;

    /// <summary>The base goes on: what is read from now on may be of a later moment, what was read before is not.</summary>
    public bool HasChanged => hasChanged;

    public LoadedBase Loaded => loaded;

    public DateTime Now => now;

    /// <summary>What people had corrected, by customer.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CorrectedValue>> Corrections { get; } = loaded.Corrections.Numbers.SelectMany(loaded.CustomersOf).Distinct()
        .Select(c => (c.Id, Said: loaded.Corrected(c.Kind, loaded.Live.Records(c.Kind, c.Id)))).Where(c => c.Said.Count > 0).ToDictionary(c => c.Id, c => c.Said, StringComparer.Ordinal);

    /// <summary>Takes a customer, once.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="kept">What it was, where it has changed since; null where it is as it was.</param>
    /// <returns>False where it was not there, or was taken.</returns>
    public bool Take(CustomerNo customer, out HeldCustomer? kept)
    {
        lock (gate)
        {
            ThrowIfBroken();
            bool hasChanged = before.TryGetValue(customer.Value, out kept);
            return taken.Add(customer.Value) && (!hasChanged || kept is not null);
        }
    }

    /// <summary>Customers of a kind that were there and are so no more, or were not met: those not taken yet.</summary>
    public IReadOnlyList<HeldCustomer> TakeRest(EntityKind kind)
    {
        lock (gate)
        {
            ThrowIfBroken();
            return [.. before.Where(b => b.Value is not null && new CustomerNo(b.Key).Entity == kind && taken.Add(b.Key)).OrderBy(b => b.Key).Select(b => b.Value!)];
        }
    }

    /// <summary>The customer that a record belonged to.</summary>
    public string? OwnerOf(EntityKind kind, int record)
    {
        string? owner = loaded.Live.CustomerOf(kind, record);
        lock (gate)
        {
            ThrowIfBroken();
            return owners.TryGetValue((kind, record), out string? was) ? was : owner;
        }
    }

    /// <summary>What is known of a customer now.</summary>
    /// <exception cref="ArgumentException">One of its records is gone.</exception>
    public HeldCustomer Hold(EntityKind kind, string id, IReadOnlyList<int> records)
    {
        IReadOnlyList<CorrectedValue> said = Corrections.GetValueOrDefault(id, []);
        LiveStanding standing = loaded.Facts.Standing(kind, records, said, now);
        return new HeldCustomer(id, loaded.Facts.Golden(kind, records, said), standing.Facts, standing.Classes);
    }

    /// <summary>A commit is about to change customers. Only the writer calls. What goes wrong here breaks the snapshot, never the commit.</summary>
    public void Before(IEnumerable<(EntityKind Kind, string Id, IReadOnlyList<int> Records, IReadOnlyList<int> After)> changing)
    {
        hasChanged = true;
        try
        {
            foreach ((EntityKind kind, string id, IReadOnlyList<int> records, _) in changing)
            {
                lock (gate)
                    foreach (int record in records)
                        owners.TryAdd((kind, record), id);
                Keep(kind, id, records);
            }
            lock (gate)
                foreach ((EntityKind kind, _, _, IReadOnlyList<int> after) in changing)
                    foreach (int record in after)
                        owners.TryAdd((kind, record), null);
        }
        catch (Exception found)
        {
            lock (gate)
                fault ??= found;
        }
    }

    void Keep(EntityKind kind, string id, IReadOnlyList<int> records)
    {
        long customer = LoadedBase.No(id).Value;
        lock (gate)
            if (!keepsCustomers || taken.Contains(customer) || before.ContainsKey(customer))
                return;
        HeldCustomer? held = records.Count == 0 ? null : Hold(kind, id, records);
        lock (gate)
            before.TryAdd(customer, held);
    }

    void ThrowIfBroken()
    {
        if (fault is not null)
            throw new InvalidOperationException($"The snapshot was lost while records came in: {fault.Message}", fault);
    }
}

/// <summary>The snapshots that are being read.</summary>
sealed class Snapshots
{
    readonly Lock gate = new();
    volatile IReadOnlyList<BaseSnapshot> open = [];

    /// <summary>From now on a snapshot is kept. Between two commits.</summary>
    public void Open(BaseSnapshot snapshot)
    {
        lock (gate)
            open = [.. open, snapshot];
    }

    public void Close(BaseSnapshot snapshot)
    {
        lock (gate)
            open = [.. open.Where(s => s != snapshot)];
    }

    /// <summary>A change is on the disk and about to be taken over in memory.</summary>
    /// <param name="loaded">The base.</param>
    /// <param name="delta">The change.</param>
    /// <param name="corrected">Customers of whom something else changes than their records.</param>
    public void Before(LoadedBase loaded, LiveDelta delta, IReadOnlyCollection<(EntityKind Kind, string Id)> corrected)
    {
        foreach (BaseSnapshot snapshot in open.Where(s => s.Loaded == loaded))
            snapshot.Before(
            [
                .. delta.Customers.Select(c => (c.Kind, c.Id, c.Before, c.After)),
                .. delta.Touched.Select(c => (c.Kind, c.Id, c.Records, c.Records)),
                .. corrected.Except(delta.Customers.Select(c => (c.Kind, c.Id))).Select(c => (c.Kind, c.Id, loaded.Live.Records(c.Kind, c.Id), (IReadOnlyList<int>)[])),
            ]);
    }
}
