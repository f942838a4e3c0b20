using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>A golden value that a person gave; it outranks every rule, for the customer that has the record.</summary>
public sealed record StoredCorrection : Said
{
    public required RecordAnchor Record { get; init; }

    public required EntityKind Entity { get; init; }

    /// <summary>The attribute, with its label where it has one.</summary>
    public required string Attribute { get; init; }

    /// <summary>The value; empty where the customer has none.</summary>
    public required string Value { get; init; }
}
