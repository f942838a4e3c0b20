using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>A standardized value of a record that came after the run.</summary>
/// <param name="Column">The attribute, which records of the run have too.</param>
/// <param name="Value">The value.</param>
/// <param name="Field">The field of its source's mapping that gave it.</param>
readonly record struct ReadValue(AttributeColumn Column, Emission Value, FieldMapping Field)
{
    /// <summary>Whose it is.</summary>
    public FieldOwner Owner => Field.Owner;
}

/// <summary>A record that came after the run, standardized as the run's records were.</summary>
/// <param name="Source">Index of its source.</param>
/// <param name="ContentKey">As <see cref="SourceTable.ContentKey"/>.</param>
/// <param name="Values">Its values; of one attribute <see cref="AttributeColumn.MaxSlots"/> at most.</param>
/// <param name="NamesPerson">It names a person.</param>
/// <param name="NamesOrganization">It names an organization.</param>
/// <param name="IsVisitor">It shows a visitor's device and nothing else; as <see cref="RecordTable.IsVisitor"/>.</param>
sealed record ReadRecord(int Source, ulong ContentKey, IReadOnlyList<ReadValue> Values, bool NamesPerson, bool NamesOrganization, bool IsVisitor)
{
    public bool Names(EntityKind kind) => kind == EntityKind.Person ? NamesPerson : NamesOrganization;

    /// <summary>True where a value belongs to the entity of a kind that the record names; as <see cref="RecordTable.CodeFor"/>.</summary>
    public bool BelongsTo(EntityKind kind, in ReadValue value) =>
        value.Owner == FieldOwner.Both || (kind == EntityKind.Organization && !NamesPerson)
        || value.Owner == (kind == EntityKind.Person ? FieldOwner.Person : FieldOwner.Organization);
}

/// <summary>
/// Reads single records that come after a run by the run's own mapping and with what it learned of its columns: the region of its phones, the
/// order of its dates. Attributes that no record of the run has are passed over. Several threads may read at once.
/// </summary>
sealed class RecordReader
{
    readonly RecordTable table;
    readonly FieldReadings[][] fields;
    readonly int[][][] columns;
    readonly int[] stated;
    readonly Dictionary<string, int> sources = new(StringComparer.Ordinal);

    public RecordReader(Standardization run)
    {
        table = run.Table;
        fields = [.. table.Sources.Select((_, s) => run.Fields.Where(f => f.Source == s).OrderBy(f => f.Field.Target == FieldTarget.Contact).ToArray())];
        columns = [.. fields.Select((own, s) => own.Select(f => f.Field.Columns.Select(table.Sources[s].ColumnIndex).ToArray()).ToArray())];
        stated = [.. table.Mappings.Select((m, s) => m.Fields.FirstOrDefault(f => f.Target == FieldTarget.EntityType) is { } field ? table.Sources[s].ColumnIndex(field.Columns[0]) : -1)];
        for (int s = 0; s < table.Sources.Count; s++)
            sources.TryAdd(table.Sources[s].Source, s);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="source">Name of the source whose columns it has.</param>
    /// <param name="record">Raw texts by column; a column may be missing.</param>
    /// <exception cref="ArgumentException">The run had no such source, or the source no such column.</exception>
    public ReadRecord Read(string source, IReadOnlyDictionary<string, string> record)
    {
        (int s, string[] texts) = Texts(source, record);
        return Read(s, texts);
    }

    /// <summary>A record's texts in the order of its source's columns, empty where one is missing, and the index of the source.</summary>
    /// <exception cref="ArgumentException">The run had no such source, or the source no such column.</exception>
    public (int Source, string[] Texts) Texts(string source, IReadOnlyDictionary<string, string> record)
    {
        if (!sources.TryGetValue(source, out int s))
            throw new ArgumentException($"found source '{source}'; expected one of: {string.Join(", ", sources.Keys)}.", nameof(source));
        SourceTable like = table.Sources[s];
        string[] texts = new string[like.Columns.Count];
        Array.Fill(texts, "");
        foreach ((string column, string text) in record)
            texts[like.ColumnIndex(column)] = text ?? "";
        return (s, texts);
    }

    /// <summary>Reads a record from its texts, in the order of its source's columns.</summary>
    public ReadRecord Read(int s, string[] texts)
    {
        SourceTable like = table.Sources[s];
        var values = new List<ReadValue>(fields[s].Length + 4);
        for (int f = 0; f < fields[s].Length; f++)
            foreach (Emission value in fields[s][f].Read(Text(texts, columns[s][f])).Values)
                if (table.Find(value.Kind, FieldReadings.LabelOf(table, value)) is { } column)
                    Add(values, new ReadValue(column, value, fields[s][f].Field));
        (bool person, bool organization) = EntityTypes.Of(table, s, stated[s] < 0 ? "" : texts[stated[s]], values);
        return new ReadRecord(s, like.ContentKeyOf(texts), values, person, organization, person && !EntityTypes.Tells(table, values));
    }

    /// <summary>A column's text, or those of several joined as a run joins them.</summary>
    static string Text(string[] texts, int[] columns) =>
        columns.Length == 1 ? texts[columns[0]] : string.Join(' ', columns.Select(c => texts[c].Trim()).Where(t => t.Length > 0));

    /// <summary>A value that the record already has is not repeated, and one too many is left out.</summary>
    static void Add(List<ReadValue> values, in ReadValue value)
    {
        int slots = 0;
        foreach (ReadValue known in values)
        {
            if (known.Column != value.Column)
                continue;
            if (known.Value.Text == value.Value.Text)
                return;
            slots++;
        }
        if (slots < AttributeColumn.MaxSlots)
            values.Add(value);
    }

    /// <summary>The raw text behind a value, as <see cref="RecordTable.Raw(AttributeColumn, int, int)"/>.</summary>
    public string Raw(int source, string[] texts, FieldMapping field)
    {
        SourceTable like = table.Sources[source];
        return field.Columns.Count == 1 ? texts[like.ColumnIndex(field.Columns[0])] : string.Join(' ', field.Columns.Select(c => texts[like.ColumnIndex(c)]).Where(t => t.Length > 0));
    }
}
