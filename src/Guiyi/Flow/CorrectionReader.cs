using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>Reads what people say of customers' values as the fit's records were read.</summary>
sealed class CorrectionReader(RecordTable table)
{
    // Births are not held against the day of the fit: a correction is newer.
    readonly ReadingContext context = new(table.Region, DateOrder.Unknown, null);

    /// <summary>The corrected values by attribute, null where there is none; of one attribute the last correction counts. A name brings its parts, unless these are corrected, too.</summary>
    /// <exception cref="ArgumentException">The fit has no such attribute.</exception>
    /// <exception cref="FormatException">The text cannot be such a value.</exception>
    public Corrections Read(IReadOnlyList<CorrectedValue> corrections)
    {
        if (corrections.Count == 0)
            return Corrections.None;
        var read = new Dictionary<AttributeColumn, Emission?>();
        List<CorrectedConsent> consents = [];
        List<Emission> parts = [];
        foreach (CorrectedValue correction in corrections)
        {
            AttributeColumn attribute = Attribute(correction.Attribute);
            Emission? value = string.IsNullOrWhiteSpace(correction.Text) ? null : Read(attribute, correction.Text, parts);
            if (attribute.Kind == AttributeKind.Consent && correction.Record is { } record)
                consents.Add(new CorrectedConsent(attribute, record, value));
            else
                read[attribute] = value;
        }
        foreach (Emission part in parts)
            if (table.Find(part.Kind) is { } column)
                read.TryAdd(column, part);
        return new Corrections(read, consents);
    }

    /// <summary>The attributes that can be corrected: the fit's, and consents that none of its sources asks for. Who calls to say no is heard.</summary>
    public IReadOnlyList<AttributeColumn> Attributes { get; } = [.. table.Attributes, .. Unasked(table)];

    static IEnumerable<AttributeColumn> Unasked(RecordTable table) => ConsentHeaders.All.Select(ConsentHeaders.Label)
        .Where(label => table.Find(AttributeKind.Consent, label) is null).Select(label => new AttributeColumn(AttributeKind.Consent, label, ColumnStore.Memory, 0, table.Region));

    /// <summary>The attribute of a name.</summary>
    public AttributeColumn Attribute(string name) => Attributes.FirstOrDefault(a => a.Name == name)
        ?? throw new ArgumentException($"found attribute '{name}'; expected one of: {string.Join(", ", Attributes.Select(a => a.Name))}.", nameof(name));

    Emission Read(AttributeColumn attribute, string text, List<Emission> parts)
    {
        Reading reading = ReadingOf(attribute, text);
        foreach (Emission value in reading.Values)
            if (value.Kind == attribute.Kind)
            {
                if (value.Kind == AttributeKind.PersonName)
                    parts.AddRange(reading.Values.Where(v => v.Kind is AttributeKind.Surname or AttributeKind.GivenName or AttributeKind.MiddleName or AttributeKind.Generation));
                return value with { Label = attribute.Label };
            }
        throw new FormatException($"found '{text}' as {attribute.Name}{(reading.Problem is { } problem ? $" ({problem})" : "")}; expected {Expected(attribute.Kind)}, or no text where there is none.");
    }

    /// <summary>As records are read, but for values that no field of a record gives by itself.</summary>
    Reading ReadingOf(AttributeColumn attribute, string text) => attribute.Kind switch
    {
        AttributeKind.Generation => Generations.OfSuffix(text.Trim()) is { } generation ? new Reading([new Emission(AttributeKind.Generation, "", generation, null)], null) : Reading.Nothing,
        _ => FieldReader.Read(new FieldMapping { Columns = [attribute.Name], Target = TargetOf(attribute.Kind), Label = attribute.Label }, text, context),
    };

    static FieldTarget TargetOf(AttributeKind kind) => Enum.Parse<FieldTarget>(kind.ToString());

    static string Expected(AttributeKind kind) => kind switch
    {
        AttributeKind.Phone => "a phone number, such as 13812345678 or +86 571 88881234",
        AttributeKind.Email => "an e-mail address, such as wang.wei@163.com",
        AttributeKind.BirthDate => "a date, such as 1990-05-12",
        AttributeKind.Gender => "male or female, 男 or 女",
        AttributeKind.IdNumber => "an identity number of 18 characters",
        AttributeKind.CreditCode => "a credit code of 18 characters",
        AttributeKind.Generation => "Sr, Jr, III or IV",
        AttributeKind.PersonName => "a person's name",
        AttributeKind.OrganizationName => "an organization's name",
        AttributeKind.Address => "an address",
        AttributeKind.Consent => "granted or denied, 同意 or 拒绝",
        _ => "a text with letters or digits",
    };
}
