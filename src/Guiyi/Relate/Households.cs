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
            Link(members, $"address {value}", (_, _) => true, links);
        foreach ((string value, List<Owner> members) in Shared(persons, AttributeKind.Phone, WholeNumbers, largest))
            Link(members, $"phone {value}", (a, b) => SameSurname(persons, a, b), links);
        using var groups = new UnionFind(persons.Table.Store, persons.Count);
        foreach (var link in links)
            groups.Union(link.A, link.B);
        var said = new HashSet<(int, int)>();
        foreach (var (a, b, evidence, recordA, recordB) in links.OrderBy(l => l.A).ThenBy(l => l.B).ThenBy(l => l.Evidence, StringComparer.Ordinal))
            if (said.Add((a, b)))
                yield return new Relation(RelationKind.Household, persons.Id(a), persons.Id(b), "H" + persons.Id(groups.Find(a))[1..], evidence, recordA, recordB);
    }

    /// <summary>A customer, and a record of theirs that states a value.</summary>
    readonly record struct Owner(int Customer, int Record);

    /// <summary>Values that records of more than one customer state, but not of more than a household has. Nearly all values have one owner: those cost no text and no list.</summary>
    static IEnumerable<(string Value, List<Owner> Owners)> Shared(CustomerBase persons, AttributeKind kind, Func<AttributeColumn, (int[] KeyOf, int[] Shown)> keys, int largest)
    {
        if (persons.Table.Find(kind) is not { } column)
            return [];
        (int[] keyOf, int[] shown) = keys(column);
        Owner[] first = new Owner[shown.Length];
        int[] last = new int[shown.Length];
        Array.Fill(last, -1);
        var shared = new Dictionary<int, List<Owner>>();
        for (int customer = 0; customer < persons.Count; customer++)
            foreach (int record in persons.Records(customer))
                for (int slot = 0; slot < column.SlotCount; slot++)
                    if (persons.Table.CodeFor(EntityKind.Person, column, slot, record) is >= 0 and int code && keyOf[code] is >= 0 and int k && last[k] != customer)
                    {
                        if (last[k] < 0)
                            first[k] = new Owner(customer, record);
                        else if (shared.TryGetValue(k, out List<Owner>? owners))
                            owners.Add(new Owner(customer, record));
                        else
                            shared.Add(k, [first[k], new Owner(customer, record)]);
                        last[k] = customer;
                    }
        return shared.Where(s => s.Value.Count <= largest).Select(s => (column.Text(shown[s.Key]), s.Value));
    }

    /// <summary>A phone number is its own key; masked ones have none.</summary>
    static (int[] KeyOf, int[] Shown) WholeNumbers(AttributeColumn column)
    {
        int[] codes = [.. Enumerable.Range(0, column.ValueCount)];
        return (Array.ConvertAll(codes, code => column.Characters(code).Contains('*') ? -1 : code), codes);
    }

    /// <summary>A number for each door, or -1 for addresses without one; and for each door the address that people read, whichever row came first.</summary>
    static (int[] KeyOf, int[] Shown) Doors(AttributeColumn column)
    {
        var keys = new StringTable();
        var shown = new List<int>();
        int[] keyOf = new int[column.ValueCount];
        for (int code = 0; code < keyOf.Length; code++)
        {
            if (Door((Address)column.Value(code)) is not { } text)
            {
                keyOf[code] = -1;
                continue;
            }
            int k = keyOf[code] = keys.Add(text);
            if (k == shown.Count)
                shown.Add(code);
            else if (string.CompareOrdinal(column.Text(code), column.Text(shown[k])) < 0)
                shown[k] = code;
        }
        return (keyOf, [.. shown]);
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

    /// <summary>A door is known by its room, or by a house number that has no rooms.</summary>
    static string? Door(Address a)
    {
        string? place = a.Road is not null && a.RoadNumber is not null ? $"{a.Road}{a.RoadNumber}" : a.Community;
        if (place is null || a.City is null || a.Room is null)
            return null;
        return $"{a.City}{a.District}{place} {a.Building}-{a.Unit}-{a.Room}";
    }
}
