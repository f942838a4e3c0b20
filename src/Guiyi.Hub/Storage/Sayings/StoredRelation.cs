using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>A relation between two customers that a person made: between those that have the records.</summary>
public sealed record StoredRelation : Said
{
    public required RecordAnchor Left { get; init; }

    public required EntityKind LeftEntity { get; init; }

    public required RecordAnchor Right { get; init; }

    public required EntityKind RightEntity { get; init; }

    /// <summary>household, company_contact, parent_company, guardian, referrer …; or a found relation that the person says is none.</summary>
    public required string Kind { get; init; }

    public string Label { get; init; } = "";

    /// <summary>The relation that this one takes the place of.</summary>
    public long? Follows { get; init; }
}
