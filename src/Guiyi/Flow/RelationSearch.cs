using Guiyi.Merge.Live;
using Guiyi.Model;
using Guiyi.Relate;

namespace Guiyi;

/// <summary>Finds who belongs together at one moment; what records say is read once. Used while the base stands still.</summary>
sealed class RelationSearch(LiveBase live, LiveRecords records, RelationIndex index)
{
    readonly Dictionary<int, StatedRecord> says = [];

    public LiveBase Live => live;

    public LiveCustomers Persons { get; } = live.Of(EntityKind.Person).Customers;

    public LiveCustomers Organizations { get; } = live.Of(EntityKind.Organization).Customers;

    /// <summary>What a record says.</summary>
    public StatedRecord Says(int record)
    {
        if (!says.TryGetValue(record, out StatedRecord? known))
            says.Add(record, known = live.Says.Stated(records.Hold(record, planned: false)));
        return known;
    }

    /// <summary>What a record states by which customers may belong together.</summary>
    public IEnumerable<RelationValue> Values(int record) => RelationValues.Of(live.Table, Says(record));

    /// <summary>The records that state a key.</summary>
    public IEnumerable<int> Stating(RelationKey of, string key) => index.Find(RelationIndex.KeyOf(of, key), records.IsOfFit);

    /// <summary>A customer of the fit with whom nothing happened.</summary>
    public bool IsOfFit(LiveCustomers customers, int customer) => customers.IsOfRun(customer) && Array.TrueForAll(customers.Records(customer), records.IsOfFit);

    /// <summary>The companies that a person speaks for.</summary>
    public IEnumerable<Relation> Contacts(int person) => Contacts(Persons.Records(person), Organizations, (record, other) => Contact(record, person, other));

    /// <summary>The persons who speak for an organization.</summary>
    public IEnumerable<Relation> ContactsOf(int organization) => Contacts(Organizations.Records(organization), Persons, (record, other) => Contact(record, other, organization));

    static IEnumerable<Relation> Contacts(int[] own, LiveCustomers others, Func<int, int, Relation> relation)
    {
        var said = new HashSet<int>();
        foreach (int record in own)
            if (others.CustomerOf(record) is >= 0 and int other && said.Add(other))
                yield return relation(record, other);
    }

    Relation Contact(int record, int person, int organization) => new(
        RelationKind.CompanyContact, Persons.Id(person), Organizations.Id(organization), "", RelationEvidence.Both(RelationValues.Row(live.Table, Says(record))), record, record);

    /// <summary>The organizations above one.</summary>
    public IEnumerable<Relation> Parents(int organization)
    {
        var said = new HashSet<int>();
        foreach (int record in Organizations.Records(organization))
            foreach (RelationValue parent in Values(record).Where(v => v.Of == RelationKey.Parent))
                if (Named(parent.Key) is >= 0 and int above && above != organization && said.Add(above))
                    yield return new Relation(RelationKind.ParentCompany, Organizations.Id(organization), Organizations.Id(above), "", parent.Shown, record, Organizations.Records(above)[0]);
    }

    /// <summary>The organizations below one.</summary>
    public IEnumerable<Relation> Children(int organization)
    {
        string id = Organizations.Id(organization);
        var below = new HashSet<int>();
        foreach (string name in Organizations.Records(organization).SelectMany(Values).Where(v => v.Of == RelationKey.Name).Select(v => v.Key).Distinct())
            if (Named(name) == organization)
                below.UnionWith(Stating(RelationKey.Parent, name).Select(Organizations.CustomerOf).Where(c => c >= 0 && c != organization));
        return below.SelectMany(Parents).Where(relation => relation.To == id);
    }

    /// <summary>The first organization with a name, by id; -1 where there is none.</summary>
    int Named(string name)
    {
        int first = -1;
        foreach (int record in Stating(RelationKey.Name, name))
            if (Organizations.CustomerOf(record) is >= 0 and int customer && customer != first && (first < 0 || string.CompareOrdinal(Organizations.Id(customer), Organizations.Id(first)) < 0))
                first = customer;
        return first;
    }
}
