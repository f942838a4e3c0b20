using Guiyi.Merge;

namespace Guiyi.Relate;

/// <summary>A row that names a person and an organization makes the person its contact.</summary>
static class CompanyContacts
{
    public static IEnumerable<Relation> Find(CustomerBase persons, CustomerBase organizations)
    {
        if (organizations.Count == 0)
            yield break;
        var said = new HashSet<(int, int)>();
        for (int record = 0; record < persons.Table.Count; record++)
        {
            (int person, int organization) = (persons.CustomerOf(record), organizations.CustomerOf(record));
            if (person < 0 || organization < 0 || !said.Add((person, organization)))
                continue;
            string where = RelationEvidence.Both(RelationEvidence.Row(persons.Table, record));
            yield return new Relation(RelationKind.CompanyContact, persons.Id(person), organizations.Id(organization), "", where, record, record);
        }
    }
}
