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
        foreach ((string key, List<(int Customer, int Record)> members) in Shared(persons, AttributeKind.Address, v => Door((Address)v)))
            Link(members, largest, $"address {key}", (_, _) => true, links);
        foreach ((string key, List<(int Customer, int Record)> members) in Shared(persons, AttributeKind.Phone, v => v is PhoneNumber { IsMasked: false } p ? p.Text : null))
            Link(members, largest, $"phone {key}", (a, b) => SameSurname(persons, a, b), links);
        var groups = new UnionFind(persons.Count);
        foreach (var link in links)
            groups.Union(link.A, link.B);
        var said = new HashSet<(int, int)>();
        foreach (var (a, b, evidence, recordA, recordB) in links.OrderBy(l => l.A).ThenBy(l => l.B).ThenBy(l => l.Evidence, StringComparer.Ordinal))
            if (said.Add((a, b)))
                yield return new Relation(RelationKind.Household, persons.Id(a), persons.Id(b), "H" + persons.Id(groups.Find(a))[1..], evidence, recordA, recordB);
    }

    /// <summary>Values that records of more than one customer state.</summary>
    static IEnumerable<(string Key, List<(int, int)>)> Shared(CustomerBase persons, AttributeKind kind, Func<object, string?> key)
    {
        if (persons.Table.Find(kind) is not { } column)
            yield break;
        string?[] keys = [.. Enumerable.Range(0, column.ValueCount).Select(c => key(column.Value(c)))];
        Dictionary<string, string> shown = Shown(column, keys);
        var owners = new SortedDictionary<string, List<(int Customer, int Record)>>(StringComparer.Ordinal);
        for (int customer = 0; customer < persons.Count; customer++)
            foreach (int record in persons.Records(customer))
                for (int slot = 0; slot < column.SlotCount; slot++)
                    if (persons.Table.CodeFor(EntityKind.Person, column, slot, record) is >= 0 and int code && keys[code] is { } text)
                        Own(owners, text, customer, record);
        foreach ((string text, List<(int, int)> members) in owners)
            if (members.Count > 1)
                yield return (shown[text], members);
    }

    /// <summary>For each key the value that people read, whichever row came first.</summary>
    static Dictionary<string, string> Shown(AttributeColumn column, string?[] keys)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int code = 0; code < keys.Length; code++)
            if (keys[code] is { } key && (!shown.TryGetValue(key, out string? text) || string.CompareOrdinal(column.Text(code), text) < 0))
                shown[key] = column.Text(code);
        return shown;
    }

    static void Own(SortedDictionary<string, List<(int Customer, int Record)>> owners, string text, int customer, int record)
    {
        if (!owners.TryGetValue(text, out List<(int Customer, int Record)>? list))
            owners.Add(text, list = []);
        // Customers come in order: only the last entry can be the same one.
        if (list.Count == 0 || list[^1].Customer != customer)
            list.Add((customer, record));
    }

    static void Link(List<(int Customer, int Record)> members, int largest, string evidence, Func<int, int, bool> related, List<(int, int, string, int, int)> links)
    {
        if (members.Count > largest)
            return;
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
