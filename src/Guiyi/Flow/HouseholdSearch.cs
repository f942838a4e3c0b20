using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Relate;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>Finds whom a person lives with: the twin of <see cref="Households"/> for one person.</summary>
sealed class HouseholdSearch(RelationSearch search)
{

    readonly AttributeColumn? surnames = search.Live.Table.Find(AttributeKind.Surname);
    readonly Dictionary<(RelationKey, string), Shared?> shared = [];
    readonly Dictionary<int, string?> surnameOf = [];
    readonly Dictionary<int, List<Link>> linksOf = [];

    /// <summary>A door or phone that several persons have, but not more than a household.</summary>
    /// <param name="Shown">What people read.</param>
    /// <param name="Members">For each person the first record that states it.</param>
    sealed record Shared(string Shown, Dictionary<int, int> Members);

    /// <param name="Other">Whom it leads to.</param>
    /// <param name="Evidence">What says so.</param>
    /// <param name="Record">A record of the person that shows it.</param>
    /// <param name="OtherRecord">A record of the other that shows it.</param>
    readonly record struct Link(int Other, string Evidence, int Record, int OtherRecord);

    /// <summary>The relations of a person to those of the same household, next to it.</summary>
    public IEnumerable<Relation> Of(int person)
    {
        List<Link> own = Links(person);
        if (own.Count == 0)
            return [];
        string household = RelationEvidence.Household(Connected(person)[0]), id = search.Persons.Id(person);
        return own.Select(link => search.Persons.Id(link.Other) is var other && string.CompareOrdinal(id, other) < 0
            ? new Relation(RelationKind.Household, id, other, household, link.Evidence, link.Record, link.OtherRecord)
            : new Relation(RelationKind.Household, other, id, household, link.Evidence, link.OtherRecord, link.Record));
    }

    /// <summary>The ids of all who are connected with a person, itself among them, in their order.</summary>
    public IReadOnlyList<string> Connected(int person)
    {
        List<int> all = [person];
        var seen = new HashSet<int>(all);
        for (int i = 0; i < all.Count; i++)
            all.AddRange(Links(all[i]).Select(link => link.Other).Where(seen.Add));
        return [.. all.Select(search.Persons.Id).Order(StringComparer.Ordinal)];
    }

    /// <summary>Those a person shares a door or family phone with, each once, by the evidence that comes first.</summary>
    List<Link> Links(int person)
    {
        if (linksOf.TryGetValue(person, out List<Link>? known))
            return known;
        var best = new Dictionary<int, Link>();
        foreach (RelationValue value in search.Persons.Records(person).SelectMany(search.Values).Where(v => v.Of is RelationKey.Door or RelationKey.Phone).DistinctBy(v => (v.Of, v.Key)))
        {
            if (SharedBy(value) is not { } among || !among.Members.TryGetValue(person, out int record))
                continue;
            string evidence = value.Of == RelationKey.Door ? RelationEvidence.Door(among.Shown) : RelationEvidence.Phone(among.Shown);
            foreach ((int other, int otherRecord) in among.Members)
                if (other != person && (value.Of == RelationKey.Door || HaveOneSurname(person, other))
                    && (!best.TryGetValue(other, out Link link) || string.CompareOrdinal(evidence, link.Evidence) < 0))
                    best[other] = new Link(other, evidence, record, otherRecord);
        }
        linksOf.Add(person, known = [.. best.Values]);
        return known;
    }

    Shared? SharedBy(in RelationValue value)
    {
        if (shared.TryGetValue((value.Of, value.Key), out Shared? known))
            return known;
        Shared? found = Members(value.Of, value.Key) is { Count: > 1 } members ? new Shared(Shown(value.Of, value.Key), members) : null;
        shared.Add((value.Of, value.Key), found);
        return found;
    }

    /// <summary>The persons who have a door or phone; null where they are too many for a household.</summary>
    Dictionary<int, int>? Members(RelationKey of, string key)
    {
        var members = new Dictionary<int, int>();
        foreach (int record in search.Stating(of, key))
            if (search.Persons.CustomerOf(record) is >= 0 and int customer)
            {
                if (!members.TryGetValue(customer, out int first) || record < first)
                    members[customer] = record;
                if (members.Count > Relator.LargestHousehold)
                    return null;
            }
        return members;
    }

    /// <summary>Of all ways in which persons' records write a door the first, whichever came first; a number is written in one.</summary>
    string Shown(RelationKey of, string key) => of == RelationKey.Phone
        ? key
        : search.Stating(of, key).Where(r => search.Persons.CustomerOf(r) >= 0).SelectMany(search.Values).Where(v => v.Of == of && v.Key == key).Select(v => v.Shown).Min(StringComparer.Ordinal) ?? key;

    bool HaveOneSurname(int one, int other) => Surname(one) is { } surname && surname == Surname(other);

    string? Surname(int person)
    {
        if (surnames is null)
            return null;
        if (!surnameOf.TryGetValue(person, out string? known))
            surnameOf.Add(person, known = search.IsOfFit(search.Persons, person) ? search.Persons.OfRun.GoldenText(person, surnames) : GoldenSurname(person));
        return known;
    }

    string? GoldenSurname(int person) => search.Live.Golden(EntityKind.Person, [.. search.Persons.Records(person).Select(search.Says)], Corrections.None).Of(surnames!)?.Text;
}
