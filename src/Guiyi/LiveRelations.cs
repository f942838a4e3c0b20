using Guiyi.Merge.Live;
using Guiyi.Model;
using Guiyi.Relate;

namespace Guiyi;

/// <summary>
/// Who belongs together in a <see cref="LiveBase"/> without being the same: households by door, or by phone with one surname, contacts of companies,
/// and parent companies, by the rules of <see cref="Relator"/>, from what the records say now. Right after the fit it is what the fit found. Of the
/// records only keys are held, twelve bytes for each door, phone and name; the relations of a customer are found when they are asked for. Golden
/// surnames are those of the records: what people corrected does not count. Any number of threads may ask.
/// </summary>
public sealed class LiveRelations
{
    readonly LiveBase live;
    readonly RelationIndex index;

    LiveRelations(UnifyResult fit, LiveBase live)
    {
        this.live = live;
        index = new RelationIndex(fit.Table);
        // What changed before the index was made.
        for (int record = 0; record < live.NextRecord; record++)
            if (!live.IsOfFit(record))
                Put(record);
    }

    /// <summary>The relations of a base.</summary>
    /// <param name="fit">The run that the base is of.</param>
    /// <param name="live">The base, nothing of which is open.</param>
    public static LiveRelations Of(UnifyResult fit, LiveBase live)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(live);
        if (live.Table != fit.Table)
            throw new ArgumentException("found a base of another run; expected one of this fit.", nameof(live));
        return new LiveRelations(fit, live);
    }

    /// <summary>Takes over what changed. To be called for each delta once it is committed, by the same thread; until then its records are not found by what they say now.</summary>
    /// <exception cref="InvalidOperationException">The delta is not committed.</exception>
    public void Apply(LiveDelta delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        if (live.IsOpen(delta))
            throw new InvalidOperationException("Found an open delta; expected one that is committed.");
        foreach (RecordMove move in delta.Records)
            Put(move.Record);
    }

    /// <summary>The relations of a customer, those from it and those to it, in the order of <see cref="Relator"/>; none where no customer has the id.</summary>
    /// <param name="kind">Kind of the customer.</param>
    /// <param name="id">Its id.</param>
    public IReadOnlyList<Relation> Of(EntityKind kind, string id) => live.At(records =>
    {
        LiveCustomers customers = live.Of(kind).Customers;
        if (customers.Find(id) is not (>= 0 and int customer) || customers.Records(customer).Length == 0)
            return [];
        var search = new RelationSearch(live, records, index);
        List<Relation> found = kind == EntityKind.Person ? [.. new HouseholdSearch(search).Of(customer), .. search.Contacts(customer)] : [.. search.ContactsOf(customer), .. search.Parents(customer), .. search.Children(customer)];
        found.Sort(Relator.Compare);
        return (IReadOnlyList<Relation>)found;
    });

    /// <summary>Ids of all persons of a household, in their order: those a person is related to, those they are related to, and so on, itself among them. None where no person has the id.</summary>
    public IReadOnlyList<string> Household(string id) => live.At(records =>
    {
        LiveCustomers persons = live.Of(EntityKind.Person).Customers;
        return persons.Find(id) is >= 0 and int customer && persons.Records(customer).Length > 0 ? new HouseholdSearch(new RelationSearch(live, records, index)).Connected(customer) : [];
    });

    void Put(int record) => live.At(records =>
    {
        ulong[] now = records.Has(record) && !records.IsOfFit(record) ? [.. RelationIndex.KeysOf(live.Table, live.Says.Stated(records.Hold(record, planned: false)))] : [];
        index.Put(record, now);
        return true;
    });
}
