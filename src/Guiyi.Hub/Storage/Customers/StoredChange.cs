namespace Guiyi.Hub.Storage.Customers;

/// <summary>Something that others who follow the base must know.</summary>
public sealed record StoredChange
{
    /// <summary>Given when it is added; the cursor of the feed. Without gaps that matter: what is read after a number never comes before it later.</summary>
    public long Seq { get; init; }

    /// <summary>The version of the base that it came with; given when it is added.</summary>
    public long Version { get; init; }

    /// <summary>Given when it is added.</summary>
    public DateTimeOffset At { get; init; }

    public long? Run { get; init; }

    /// <summary>What happened: created, merged, split, changed, retired, restored, classified …</summary>
    public required string Kind { get; init; }

    /// <summary>The customer it happened to; null for what concerns the whole base.</summary>
    public CustomerNo? Customer { get; init; }

    /// <summary>The other customer: the one it was merged into, or split from.</summary>
    public CustomerNo? Other { get; init; }

    /// <summary>More, as JSON; empty where there is nothing to say.</summary>
    public string Detail { get; init; } = "";
}
