using Guiyi.Model;

namespace Guiyi.Ingest;

/// <summary>Whose attribute a column holds, where a row names a person and an organization.</summary>
public enum FieldOwner
{
    Person,
    Organization,
    Both,
}

/// <summary>One or more columns that together mean one thing.</summary>
public sealed record FieldMapping
{
    /// <summary>Header names; several are joined with a blank, in this order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required FieldTarget Target { get; init; }

    /// <summary>Tells apart several attributes of one kind: account and identifier values are compared under the same label only. Of consents the <see cref="ConsentChannel"/> in lower case.</summary>
    public string Label { get; init; } = "";

    public FieldOwner Owner { get; init; } = FieldOwner.Person;

    /// <summary>Why the column was understood this way, for people to check.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>What the columns of one source mean.</summary>
public sealed record SourceMapping
{
    public required string Source { get; init; }

    public required IReadOnlyList<FieldMapping> Fields { get; init; }

    /// <summary>What a row of this source tells of, or null where rows are no events.</summary>
    public InteractionKind? Interaction { get; init; }

    /// <summary>What a row is where no column says so.</summary>
    public EntityKind Entity { get; init; } = EntityKind.Person;

    /// <summary>The source is known to hold every customer once.</summary>
    public bool Deduplicated { get; init; }

    /// <summary>True for columns that can name a customer; a source without any is about things, such as products or works.</summary>
    internal static bool NamesSomebody(FieldTarget target) => target is FieldTarget.PersonName or FieldTarget.Surname or FieldTarget.GivenName or FieldTarget.Nickname
        or FieldTarget.DisplayName or FieldTarget.Remark or FieldTarget.OrganizationName or FieldTarget.Phone or FieldTarget.Email or FieldTarget.IdNumber
        or FieldTarget.CreditCode or FieldTarget.Identifier or FieldTarget.AccountId or FieldTarget.Contact or FieldTarget.ContactLine or FieldTarget.Address;

    /// <summary>Rank among sources for survivorship: 1 is trusted most; equal ranks are decided by the next rule.</summary>
    public int Trust { get; init; } = 5;
}
