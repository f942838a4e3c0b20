namespace Guiyi.Hub.Base;

/// <summary>How a hub behaves.</summary>
public sealed record HubOptions
{
    /// <summary>Computes a new fit by itself when records wait for one, or the base has grown by a quarter.</summary>
    public bool FitsByItself { get; init; } = true;

    /// <summary>So long nothing must have come in before it begins: several files that are sent make one fit.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the file of an export stays after it was written; null: until somebody removes it.</summary>
    public TimeSpan? KeepExports { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long an uploaded file stays after all its rows were taken in; null: for ever. One with rejects always stays.</summary>
    public TimeSpan? KeepUploads { get; init; } = TimeSpan.FromDays(30);

    /// <summary>A folder whose files are taken in, new ones and those that change; null for none.</summary>
    public string? Watch { get; init; }

    /// <summary>So long a watched file must not have grown.</summary>
    public TimeSpan WatchStill { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How a pull may take its time, from the request to the last byte.</summary>
    public TimeSpan PullTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes that a pull takes at most.</summary>
    public long PullLimit { get; init; } = 8L << 30;

    /// <summary>Pulls may fetch from link-local addresses, and from those at which clouds give their machines keys. Only where nothing of the kind is there.</summary>
    public bool PullsReserved { get; init; }
}
