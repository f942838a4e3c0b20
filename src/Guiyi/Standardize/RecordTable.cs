using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>All sources' records, one after the other, with their standardized attributes as columns.</summary>
public sealed class RecordTable
{
    readonly int[] first;
    readonly Column<byte> sourceOf;
    readonly Column<bool> persons, organizations;
    readonly FieldOwner[][] owners;
    readonly bool onlyPersons, onlyOrganizations;
    readonly HashSet<int> visitors = [];
    readonly List<AttributeColumn> attributes = [];

    internal RecordTable(IReadOnlyList<SourceTable> sources, IReadOnlyList<SourceMapping> mappings, string region)
    {
        if (sources.Count > byte.MaxValue)
            throw new ArgumentException($"{sources.Count} sources were given; at most {byte.MaxValue} can be unified at once.", nameof(sources));
        (Sources, Mappings, Region) = (sources, mappings, region);
        first = new int[sources.Count + 1];
        for (int s = 0; s < sources.Count; s++)
            first[s + 1] = first[s] + sources[s].Count;
        Count = first[^1];
        Store = sources.Count == 0 ? ColumnStore.Memory : sources[0].Store;
        sourceOf = Store.NewUnset<byte>(Count);
        for (int s = 0; s < sources.Count; s++)
            sourceOf.Slice(first[s], sources[s].Count).Fill((byte)s);
        owners = [.. mappings.Select(m => m.Fields.Select(f => f.Owner).ToArray())];
        // Where all fields are about one kind, nobody has to look whose a value is.
        onlyPersons = owners.All(of => of.All(o => o != FieldOwner.Organization));
        onlyOrganizations = owners.All(of => of.All(o => o != FieldOwner.Person));
        persons = Store.New<bool>(Count);
        organizations = Store.New<bool>(Count);
    }

    public IReadOnlyList<SourceTable> Sources { get; }

    public IReadOnlyList<SourceMapping> Mappings { get; }

    /// <summary>ISO region whose national phone numbers are written without a country code.</summary>
    internal string Region { get; }

    /// <summary>Where the records lie; what is made of them lies there, too.</summary>
    internal ColumnStore Store { get; }

    /// <summary>Number of records over all sources.</summary>
    public int Count { get; }

    public IReadOnlyList<AttributeColumn> Attributes => attributes;

    /// <summary>Index of the record's source.</summary>
    public int SourceOf(int record) => sourceOf[record];

    /// <summary>Index of the record within its source.</summary>
    public int Local(int record) => record - first[sourceOf[record]];

    /// <summary>Index of a source's first record.</summary>
    public int First(int source) => first[source];

    /// <summary>The record's row ordinal in its file.</summary>
    public int Row(int record) => Sources[sourceOf[record]].Row(Local(record));

    /// <summary>The physical line where the record starts.</summary>
    public long Line(int record) => Sources[sourceOf[record]].Line(Local(record));

    /// <summary>True where the record names an entity of this kind by anything that can identify it.</summary>
    public bool Names(EntityKind kind, int record) => kind == EntityKind.Person ? persons[record] : organizations[record];

    /// <summary>True where the record shows a visitor's device and nothing else: it may belong to a customer, but is none by itself.</summary>
    public bool IsVisitor(int record) => visitors.Contains(record);

    /// <summary>The column of a kind and label, or null where no record has such a value.</summary>
    public AttributeColumn? Find(AttributeKind kind, string label = "")
    {
        // There are few columns: looking at each is faster than hashing, and it is asked for every customer.
        foreach (AttributeColumn column in attributes)
            if (column.Kind == kind && column.Label == label)
                return column;
        return null;
    }

    /// <summary>The field of the source's mapping that gave a value.</summary>
    public FieldMapping Field(AttributeColumn column, int slot, int record) =>
        Mappings[sourceOf[record]].Fields[column.Origin(slot, record)];

    /// <summary>The value's code where it belongs to an entity of this kind, or -1.</summary>
    public int CodeFor(EntityKind kind, AttributeColumn column, int slot, int record)
    {
        int code = column.Code(slot, record);
        return code < 0 || IsAbout(kind, column, slot, record) ? code : -1;
    }

    /// <summary>The codes that <see cref="CodeFor"/> gives for several records, in any order: many reads are under way at once.</summary>
    internal void CodesFor(EntityKind kind, AttributeColumn column, int slot, ReadOnlySpan<int> records, Span<int> codes)
    {
        column.Codes(slot, records, codes);
        if (kind == EntityKind.Person ? onlyPersons : onlyOrganizations)
            return;
        for (int i = 0; i < records.Length; i++)
            if (codes[i] >= 0 && !IsAbout(kind, column, slot, records[i]))
                codes[i] = -1;
    }

    bool IsAbout(EntityKind kind, AttributeColumn column, int slot, int record)
    {
        if (kind == EntityKind.Person ? onlyPersons : onlyOrganizations)
            return true;
        FieldOwner owner = owners[sourceOf[record]][column.Origin(slot, record)];
        // Where a row names only an organization, all it says is about the organization.
        bool only = kind == EntityKind.Organization && !persons[record];
        return owner == FieldOwner.Both || only || owner == (kind == EntityKind.Person ? FieldOwner.Person : FieldOwner.Organization);
    }

    /// <summary>The raw text behind a value, as received: its field's columns joined with a blank.</summary>
    public string Raw(AttributeColumn column, int slot, int record) => Raw(Field(column, slot, record), record);

    internal string Raw(FieldMapping field, int record)
    {
        SourceTable source = Sources[sourceOf[record]];
        int local = Local(record);
        if (field.Columns.Count == 1)
            return source.Raw(source.ColumnIndex(field.Columns[0]), local).ToString();
        return string.Join(' ', field.Columns.Select(c => source.Raw(source.ColumnIndex(c), local).ToString()).Where(t => t.Length > 0));
    }

    internal AttributeColumn Column(AttributeKind kind, string label)
    {
        if (Find(kind, label) is { } known)
            return known;
        var column = new AttributeColumn(kind, label, Store, Count, Region);
        attributes.Add(column);
        return column;
    }

    internal void SetNames(EntityKind kind, int record, bool identifies)
    {
        (kind == EntityKind.Person ? persons : organizations)[record] = true;
        if (identifies)
            return;
        lock (visitors)
            visitors.Add(record);
    }
}
