using Guiyi.Hub.Storage.Records;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>What a person noted about a customer: a note, a call, a meeting, a visit. Interactions of source records are in the records.</summary>
public sealed record StoredInteraction : Said
{
    public required RecordAnchor Record { get; init; }

    public required EntityKind Entity { get; init; }

    /// <summary>note, call, meeting, visit …</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset Happened { get; init; }

    public string Text { get; init; } = "";

    public decimal? Amount { get; init; }

    /// <summary>ISO 4217; empty where there is no amount.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The entry that this one takes the place of, when it was edited.</summary>
    public long? Follows { get; init; }
}
