using Guiyi.Ingest;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Relate;

/// <summary>The organization that a row names as the one above, or that a branch carries in its own name.</summary>
static class ParentCompanies
{
    public static IEnumerable<Relation> Find(CustomerBase organizations)
    {
        RecordTable table = organizations.Table;
        if (table.Find(AttributeKind.OrganizationName) is not { } names)
            yield break;
        Dictionary<string, int> byName = ByName(organizations, names);
        var said = new HashSet<(int, int)>();
        for (int customer = 0; customer < organizations.Count; customer++)
            foreach (int record in organizations.Records(customer).ToArray())
                foreach ((string parent, string why) in Parents(table, names, record))
                    if (byName.TryGetValue(parent, out int above) && above != customer && said.Add((customer, above)))
                        yield return new Relation(RelationKind.ParentCompany, organizations.Id(customer), organizations.Id(above), "", why, record, organizations.Records(above)[0]);
    }

    static Dictionary<string, int> ByName(CustomerBase organizations, AttributeColumn names)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int customer = 0; customer < organizations.Count; customer++)
            foreach (string name in organizations.Values(customer, names))
                byName.TryAdd(name, customer);
        return byName;
    }

    static IEnumerable<(string Parent, string Why)> Parents(RecordTable table, AttributeColumn names, int record)
    {
        int source = table.SourceOf(record);
        foreach (FieldMapping field in table.Mappings[source].Fields.Where(f => f.Target == FieldTarget.ParentOrganization))
        {
            string raw = table.Raw(field, record);
            if (RelationKeys.Parent(raw) is { } parent)
                yield return (parent, RelationEvidence.ParentField(RelationEvidence.Row(table, record), field, raw));
        }
        for (int slot = 0; slot < names.SlotCount; slot++)
            if (names.Code(slot, record) is >= 0 and int code && names.Value(code) is OrganizationName own && RelationKeys.Parent(own) is { } above)
                yield return (above, RelationEvidence.ParentName(own.Text));
    }
}
