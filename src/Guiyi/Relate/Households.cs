using Guiyi.Internals;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Relate;

/// <summary>Persons behind one door, or persons of one surname who share a phone.</summary>
static class Households
{
    public static IEnumerable<Relation> Find(CustomerBase persons, int largest)
    {
        var links = new List<(int A, int B, string Evidence, int RecordA, int RecordB)>();
        foreach ((string value, List<Owner> members) in Shared(persons, AttributeKind.Address, Doors, largest))
            Link(members, RelationEvidence.Door(value), (_, _) => true, links);
        foreach ((string value, List<Owner> members) in Shared(persons, AttributeKind.Phone, WholeNumbers, largest))
            Link(members, RelationEvidence.Phone(value), (a, b) => SameSurname(persons, a, b), links);
        using var groups = new UnionFind(persons.Table.Store, persons.Count);
        foreach (var link in links)
            groups.Union(link.A, link.B);
        var said = new HashSet<(int, int)>();
        foreach (var (a, b, evidence, recordA, recordB) in links.OrderBy(l => l.A).ThenBy(l => l.B).ThenBy(l => l.Evidence, StringComparer.Ordinal))
            if (said.Add((a, b)))
                yield return new Relation(RelationKind.Household, persons.Id(a), persons.Id(b), RelationEvidence.Household(persons.Id(groups.Find(a))), evidence, recordA, recordB);
    }

    /// <summary>A customer, and a record of theirs that states a value.</summary>
    readonly record struct Owner(int Customer, int Record);

    /// <summary>What makes two values one to people.</summary>
    /// <param name="Count">Number of keys.</param>
    /// <param name="Of">For each value's code its key, or -1; null where the code is the key.</param>
    /// <param name="Tells">False for keys that two strangers may share; asked of few.</param>
    readonly record struct Keys(int Count, int[]? Of, Func<int, bool> Tells);

    /// <summary>Values that records of more than one customer state, but not of more than a household has.</summary>
    static IEnumerable<(string Value, List<Owner> Owners)> Shared(CustomerBase persons, AttributeKind kind, Func<AttributeColumn, Keys> keysOf, int largest)
    {
        if (persons.Table.Find(kind) is not { } column)
            return [];
        Keys keys = keysOf(column);
        bool[] isShared = AreShared(persons, column, keys);
        var shared = new Dictionary<int, List<Owner>>();
        // Of all ways to write a value that the records use, people read the one that comes first: whichever row came first.
        var shown = new Dictionary<int, int>();
        EachStated(persons, column, keys, (record, key, code) =>
        {
            if (!isShared[key])
                return;
            if (!shared.TryGetValue(key, out List<Owner>? owners))
            {
                if (!(isShared[key] = keys.Tells(key)))
                    return;
                shared.Add(key, owners = []);
                shown.Add(key, code);
            }
            if (code != shown[key] && column.Characters(code).SequenceCompareTo(column.Characters(shown[key])) < 0)
                shown[key] = code;
            int customer = persons.CustomerOf(record);
            // One more than a household has is enough to know that it is none.
            if (owners.Count <= largest && !owners.Exists(o => o.Customer == customer))
                owners.Add(new Owner(customer, record));
        });
        foreach (List<Owner> owners in shared.Values)
            owners.Sort(static (a, b) => a.Customer.CompareTo(b.Customer));
        return shared.Where(s => s.Value.Count <= largest).Select(s => (column.Text(shown[s.Key]), s.Value));
    }

    /// <summary>For each key whether several customers have it. Nearly all have one: those cost four bytes and no list.</summary>
    static bool[] AreShared(CustomerBase persons, AttributeColumn column, Keys keys)
    {
        bool[] areShared = new bool[keys.Count];
        int[] owner = new int[keys.Count];
        EachStated(persons, column, keys, (record, key, _) =>
        {
            // One more than the customer, so that new memory says "nobody".
            int customer = persons.CustomerOf(record) + 1;
            if (owner[key] == 0)
                owner[key] = customer;
            else
                areShared[key] |= owner[key] != customer;
        });
        return areShared;
    }

    /// <summary>The keys that customers' records state, and their codes, in the order of the records: so codes are read as they lie in memory.</summary>
    static void EachStated(CustomerBase persons, AttributeColumn column, Keys keys, Action<int, int, int> tell)
    {
        for (int record = 0; record < persons.Table.Count; record++)
            if (persons.CustomerOf(record) >= 0)
                for (int slot = 0; slot < column.SlotCount; slot++)
                    if (persons.Table.CodeFor(EntityKind.Person, column, slot, record) is >= 0 and int code && (keys.Of is null ? code : keys.Of[code]) is >= 0 and int key)
                        tell(record, key, code);
    }

    /// <summary>A phone number is its own key; masked ones tell nothing.</summary>
    static Keys WholeNumbers(AttributeColumn column) => new(column.ValueCount, null, code => RelationKeys.IsWhole(column.Characters(code)));

    /// <summary>A number for each door, or -1 for addresses without one.</summary>
    static Keys Doors(AttributeColumn column)
    {
        var keys = new StringTable();
        int[] keyOf = new int[column.ValueCount];
        for (int code = 0; code < keyOf.Length; code++)
            keyOf[code] = RelationKeys.Door((Address)column.Value(code)) is { } text ? keys.Add(text) : -1;
        return new Keys(keys.Count, keyOf, _ => true);
    }

    static void Link(List<Owner> members, string evidence, Func<int, int, bool> related, List<(int, int, string, int, int)> links)
    {
        for (int i = 0; i < members.Count; i++)
            for (int j = i + 1; j < members.Count; j++)
                if (related(members[i].Customer, members[j].Customer))
                    links.Add((members[i].Customer, members[j].Customer, evidence, members[i].Record, members[j].Record));
    }

    static bool SameSurname(CustomerBase persons, int a, int b) =>
        persons.Golden(a, AttributeKind.Surname) is { } x && persons.Golden(b, AttributeKind.Surname) is { } y && x.Text == y.Text;
}
