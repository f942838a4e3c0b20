using Guiyi.Merge;
using Guiyi.Merge.Live;
using Guiyi.Model;

namespace Guiyi;

/// <summary>What a change does to one customer.</summary>
/// <param name="Kind">Person or organization.</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">Numbers of its records before, rising; empty where it begins, or comes back.</param>
/// <param name="After">Numbers of its records now, rising; empty where it ends.</param>
/// <param name="ReplacedBy">Where it ends, the id that now stands for it; null where its records are gone, too.</param>
public sealed record CustomerChange(EntityKind Kind, string Id, IReadOnlyList<int> Before, IReadOnlyList<int> After, string? ReplacedBy);

/// <summary>A customer with the records that it had, of which some say something else now.</summary>
/// <param name="Kind">Person or organization.</param>
/// <param name="Id">Its id.</param>
/// <param name="Records">Numbers of its records, rising.</param>
public sealed record TouchedCustomer(EntityKind Kind, string Id, IReadOnlyList<int> Records);

/// <summary>Two groups of records that were not joined, though the model, a rule or a person held a pair of them for the same.</summary>
/// <param name="Kind">Person or organization.</param>
/// <param name="Left">Number of a record.</param>
/// <param name="Right">Number of the other.</param>
/// <param name="Weight">log2 odds of the pair; not a number where a rule or a person decided.</param>
/// <param name="By">Who or what brought it up.</param>
/// <param name="Reason">Why the groups stay apart.</param>
/// <param name="IsExcluded">They stay apart whatever the evidence.</param>
public sealed record RefusedJoining(EntityKind Kind, int Left, int Right, double Weight, JoiningKind By, string Reason, bool IsExcluded);

/// <summary>
/// What a list of changes does to a <see cref="LiveBase"/>: computed, but not yet taken over. Until <see cref="Commit"/> the base answers as before;
/// <see cref="Drop"/>, or disposing of it, leaves the base as it was.
/// </summary>
public sealed class LiveDelta : IDisposable
{
    readonly LiveBase of;

    internal LiveDelta(LiveBase of, IReadOnlyList<int> added, IReadOnlyList<RecordMove> records, KindMoves persons, KindMoves organizations)
    {
        Records = records;
        (this.of, Added, Persons, Organizations) = (of, added, persons, organizations);
        Customers = [.. Changes(EntityKind.Person, persons), .. Changes(EntityKind.Organization, organizations)];
        Touched = [.. Restated(EntityKind.Person, persons), .. Restated(EntityKind.Organization, organizations)];
        Refused = [.. Refusals(EntityKind.Person, persons), .. Refusals(EntityKind.Organization, organizations)];
    }

    /// <summary>Numbers of the records that come, in the order of the changes.</summary>
    public IReadOnlyList<int> Added { get; }

    /// <summary>Customers that begin, change or end, persons first, then by id.</summary>
    public IReadOnlyList<CustomerChange> Customers { get; }

    /// <summary>
    /// Customers with the records that they had, one or more of which say something else now: their values, profile and classes may change, too.
    /// None of them is among <see cref="Customers"/>.
    /// </summary>
    public IReadOnlyList<TouchedCustomer> Touched { get; }

    /// <summary>What was refused on the way, in all parts of the base that were joined anew: for review.</summary>
    public IReadOnlyList<RefusedJoining> Refused { get; }

    /// <summary>Records that come, change or go.</summary>
    internal IReadOnlyList<RecordMove> Records { get; }

    internal KindMoves Persons { get; }

    internal KindMoves Organizations { get; }

    /// <summary>Takes the changes over.</summary>
    /// <exception cref="InvalidOperationException">They were taken over or dropped before.</exception>
    public void Commit() => of.Commit(this);

    /// <summary>Leaves the base as it was.</summary>
    /// <exception cref="InvalidOperationException">They were taken over or dropped before.</exception>
    public void Drop() => of.Drop(this);

    /// <summary>Drops what was not taken over.</summary>
    public void Dispose() => of.DropIfOpen(this);

    static IEnumerable<CustomerChange> Changes(EntityKind kind, KindMoves moves) =>
        moves.Customers.Select(m => new CustomerChange(kind, m.Id, m.Before, m.After, m.ReplacedBy));

    IEnumerable<TouchedCustomer> Restated(EntityKind kind, KindMoves moves)
    {
        HashSet<string> listed = [.. moves.Customers.Select(m => m.Id)];
        LiveCustomers customers = of.Of(kind).Customers;
        return Records.Where(r => r.After is not null).Select(r => customers.CustomerOf(r.Record)).Where(c => c >= 0).Distinct()
            .Where(c => !listed.Contains(customers.Id(c))).Select(c => new TouchedCustomer(kind, customers.Id(c), customers.Records(c))).OrderBy(t => t.Id, StringComparer.Ordinal);
    }

    static IEnumerable<RefusedJoining> Refusals(EntityKind kind, KindMoves moves) =>
        moves.Refused.Select(r => new RefusedJoining(kind, r.Left, r.Right, r.Weight, r.By, r.Refusal!, r.IsExcluded));
}
