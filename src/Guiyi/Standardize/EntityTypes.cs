using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Decides for each record whether it names a person, an organization, both or nobody.</summary>
static class EntityTypes
{
    public static void Mark(RecordTable table)
    {
        AttributeColumn[] persons = [.. table.Attributes.Where(IdentifiesPerson)];
        AttributeColumn[] organizations = [.. table.Attributes.Where(IdentifiesOrganization)];
        AttributeColumn[] either = [.. table.Attributes.Where(MayBeEither)];
        AttributeColumn[] accounts = [.. table.Attributes.Where(a => a.Kind == AttributeKind.AccountId)];
        AttributeColumn[] telling = [.. persons, .. either, .. accounts.Where(a => a.Label != "device")];
        AttributeColumn[] all = [.. table.Attributes];
        bool things = table.Mappings.All(IsAboutThings);
        var types = table.Sources.Select((s, i) => TypeColumn(table, i)).ToArray();
        Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(0, Math.Max(1, table.Count), 1 << 15), part =>
        {
            for (int record = part.Item1; record < Math.Min(part.Item2, table.Count); record++)
                Mark(record);
        });

        void Mark(int record)
        {
            int source = table.SourceOf(record);
            EntityKind? stated = types[source] is { } column ? Stated(table.Sources[source].Raw(column, table.Local(record))) : null;
            bool organization = AnyHas(organizations, record);
            bool person = AnyHas(persons, record) || AnyOwned(table, accounts, record, FieldOwner.Person);
            bool other = !person && !organization && (AnyHas(either, record) || (things && AnyHas(all, record)));
            (person, organization) = Named(table.Mappings[source].Entity, stated, person, organization, other);
            // A device alone is a visitor: it can belong to a known customer, but makes none.
            if (person)
                table.SetNames(EntityKind.Person, record, things || AnyHas(telling, record));
            if (organization)
                table.SetNames(EntityKind.Organization, record, true);
        }
    }

    /// <summary>Whom a record names.</summary>
    /// <param name="usual">What a row of its source is where no value says so.</param>
    /// <param name="stated">What the row itself says that it is.</param>
    /// <param name="person">It has values that only persons have.</param>
    /// <param name="organization">It has values that only organizations have.</param>
    /// <param name="other">It has neither, but what both may have; or, where no source can name a customer, anything: what is described is what is to be found once.</param>
    static (bool Person, bool Organization) Named(EntityKind usual, EntityKind? stated, bool person, bool organization, bool other)
    {
        if (other)
            (person, organization) = usual == EntityKind.Person ? (true, false) : (false, true);
        return stated == EntityKind.Organization ? (false, person || organization) : (person, organization);
    }

    /// <summary>Whom a record names that came after the run.</summary>
    /// <param name="table">The run's records.</param>
    /// <param name="source">Index of its source.</param>
    /// <param name="stated">What it says that it is; empty where it says nothing.</param>
    /// <param name="values">Its values, and whose they are.</param>
    public static (bool Person, bool Organization) Of(RecordTable table, int source, string stated, IReadOnlyList<ReadValue> values)
    {
        bool organization = values.Any(v => IdentifiesOrganization(v.Column));
        bool person = values.Any(v => IdentifiesPerson(v.Column) || (v.Column.Kind == AttributeKind.AccountId && v.Owner is FieldOwner.Person or FieldOwner.Both));
        bool other = !person && !organization && (values.Any(v => MayBeEither(v.Column)) || (values.Count > 0 && table.Mappings.All(IsAboutThings)));
        return Named(table.Mappings[source].Entity, Stated(stated), person, organization, other);
    }

    /// <summary>True where a record that came after the run says more of a person than which device was used.</summary>
    public static bool Tells(RecordTable table, IReadOnlyList<ReadValue> values) => table.Mappings.All(IsAboutThings)
        || values.Any(v => IdentifiesPerson(v.Column) || MayBeEither(v.Column) || (v.Column.Kind == AttributeKind.AccountId && v.Column.Label != "device"));

    static bool IdentifiesOrganization(AttributeColumn column) => column.Kind is AttributeKind.OrganizationName or AttributeKind.CreditCode;

    static bool MayBeEither(AttributeColumn column) =>
        column.Kind is AttributeKind.Phone or AttributeKind.Email or AttributeKind.Identifier || (column.Kind == AttributeKind.Address && column.Label != "outlet");

    static bool IsAboutThings(SourceMapping mapping) => !mapping.Fields.Any(f => SourceMapping.NamesSomebody(f.Target) || f.Target is FieldTarget.InteractionTime or FieldTarget.EventType);

    static bool IdentifiesPerson(AttributeColumn column) =>
        column.Kind is AttributeKind.PersonName or AttributeKind.Surname or AttributeKind.GivenName or AttributeKind.Nickname or AttributeKind.IdNumber;

    static bool AnyHas(AttributeColumn[] columns, int record)
    {
        foreach (AttributeColumn column in columns)
            if (column.SlotCount > 0 && column.Code(0, record) >= 0)
                return true;
        return false;
    }

    static bool AnyOwned(RecordTable table, AttributeColumn[] columns, int record, FieldOwner owner)
    {
        foreach (AttributeColumn column in columns)
            for (int slot = 0; slot < column.SlotCount; slot++)
                if (column.Code(slot, record) >= 0 && table.Field(column, slot, record).Owner is FieldOwner o && (o == owner || o == FieldOwner.Both))
                    return true;
        return false;
    }

    static int? TypeColumn(RecordTable table, int source)
    {
        FieldMapping? field = table.Mappings[source].Fields.FirstOrDefault(f => f.Target == FieldTarget.EntityType);
        return field is null ? null : table.Sources[source].ColumnIndex(field.Columns[0]);
    }

    static EntityKind? Stated(ReadOnlySpan<char> text)
    {
        foreach (string word in (ReadOnlySpan<string>)["ORG", "COMPANY", "BUSINESS", "企业", "公司", "单位", "机构"])
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return EntityKind.Organization;
        return text.Contains("PERSON", StringComparison.OrdinalIgnoreCase) || text.Contains("个人", StringComparison.Ordinal) ? EntityKind.Person : null;
    }
}
