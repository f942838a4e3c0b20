using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Relate;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>What a record states by which customers may belong together.</summary>
/// <param name="Of">What it is.</param>
/// <param name="Key">What is equal where it is one to people.</param>
/// <param name="Shown">The text that people read; of a parent what says so.</param>
readonly record struct RelationValue(RelationKey Of, string Key, string Shown);

/// <summary>Finds in one record what the batch finds in columns.</summary>
static class RelationValues
{
    /// <summary>The record's doors, phones and names, then those of the ones above.</summary>
    public static IEnumerable<RelationValue> Of(RecordTable table, StatedRecord says)
    {
        AttributeColumn? addresses = table.Find(AttributeKind.Address), phones = table.Find(AttributeKind.Phone), names = table.Find(AttributeKind.OrganizationName);
        foreach (ReadValue value in says.Read.Values)
        {
            if (value.Column == addresses && says.Read.BelongsTo(EntityKind.Person, value) && RelationKeys.Door((Address)value.Column.ValueOf(value.Value)) is { } door)
                yield return new RelationValue(RelationKey.Door, door, value.Value.Text);
            else if (value.Column == phones && says.Read.BelongsTo(EntityKind.Person, value) && RelationKeys.IsWhole(value.Value.Text))
                yield return new RelationValue(RelationKey.Phone, value.Value.Text, value.Value.Text);
            else if (value.Column == names && says.Read.BelongsTo(EntityKind.Organization, value))
                yield return new RelationValue(RelationKey.Name, value.Value.Text, value.Value.Text);
        }
        if (names is not null)
            foreach (RelationValue parent in Parents(table, names, says))
                yield return parent;
    }

    static IEnumerable<RelationValue> Parents(RecordTable table, AttributeColumn names, StatedRecord says)
    {
        foreach (FieldMapping field in table.Mappings[says.Read.Source].Fields.Where(f => f.Target == FieldTarget.ParentOrganization))
            if (says.RawOf(field) is { Length: > 0 } raw && RelationKeys.Parent(raw) is { } parent)
                yield return new RelationValue(RelationKey.Parent, parent, RelationEvidence.ParentField(Row(table, says), field, raw));
        foreach (ReadValue value in says.Read.Values)
            if (value.Column == names && names.ValueOf(value.Value) is OrganizationName own && RelationKeys.Parent(own) is { } above)
                yield return new RelationValue(RelationKey.Parent, above, RelationEvidence.ParentName(own.Text));
    }

    /// <summary>The row of a record, as people find it; of one that came later its number.</summary>
    public static string Row(RecordTable table, StatedRecord says) =>
        says.Number < table.Count ? RelationEvidence.Row(table, says.Number) : $"{says.Source} record {says.Number}";
}
