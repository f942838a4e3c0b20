using Guiyi.Hub.Base.Ingest;

namespace Guiyi.Hub.Base.Arriving;

/// <summary>When a pull is due: every so often, or daily at a time. One of the two is given.</summary>
public sealed record PullSchedule
{
    /// <summary>From one beginning to the next; a minute at least.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Daily at this time of the hub's time zone.</summary>
    public TimeOnly? Daily { get; init; }

    /// <exception cref="ArgumentException">Neither or both are given, or it is too often.</exception>
    internal void Check()
    {
        if (Every is null == Daily is null)
            throw new ArgumentException("found neither or both of 'every' and 'daily'; expected one of them");
        if (Every < TimeSpan.FromMinutes(1))
            throw new ArgumentException($"found a pull every {Every}; expected a minute or more");
    }

    /// <summary>When it is due after it was due, or made, at a moment.</summary>
    internal DateTimeOffset After(DateTimeOffset moment, TimeZoneInfo zone)
    {
        if (Every is { } every)
            return moment + every;
        DateTime local = TimeZoneInfo.ConvertTime(moment, zone).DateTime, next = local.Date + Daily!.Value.ToTimeSpan();
        if (next <= local)
            next = next.AddDays(1);
        // A time that clocks leave out in spring comes an hour later.
        if (zone.IsInvalidTime(next))
            next = next.AddHours(1);
        return new DateTimeOffset(next, zone.GetUtcOffset(next));
    }
}

/// <summary>A file that is fetched by schedule and taken in as if it was sent.</summary>
public sealed record Pull
{
    /// <summary>Given when it is added.</summary>
    public long Id { get; init; }

    /// <summary>An http or https address, or the path of a file that the server can read.</summary>
    public required string Location { get; init; }

    /// <summary>Name of the source; null: the name of the file.</summary>
    public string? Source { get; init; }

    /// <summary>What the file does to its source.</summary>
    public Ingest.FileMode Mode { get; init; }

    public required PullSchedule Schedule { get; init; }

    /// <summary>It is not fetched until it is changed again.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When it is due; given by the hub.</summary>
    public DateTimeOffset Next { get; init; }

    /// <summary>When it was looked at last; null before the first time.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The last run that it made; null before the first. No run is made where the file is as it was.</summary>
    public long? LastRun { get; init; }

    /// <summary>Why it could not be fetched the last time; empty where it could.</summary>
    public string Problem { get; init; } = "";

    /// <summary>By what the place of origin and the hub know the file again that was taken in last.</summary>
    public PulledFile? Known { get; init; }

    /// <summary>The location without what may be a secret: for people.</summary>
    public string Name => Uri.TryCreate(Location, UriKind.Absolute, out Uri? address) && IsWeb(address) ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : Location;

    /// <summary>Null where it is the path of a file.</summary>
    internal Uri? Address => Uri.TryCreate(Location, UriKind.Absolute, out Uri? address) && IsWeb(address) ? address : null;

    static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;

    /// <exception cref="ArgumentException">It cannot be a pull: what was found and what was expected.</exception>
    internal void Check(bool takesReserved)
    {
        Schedule.Check();
        if (Address is null && !Path.IsPathFullyQualified(Location))
            throw new ArgumentException($"found '{Location}'; expected an http or https address, or the whole path of a file");
        // Names are looked at when they are fetched from: what they lead to may change.
        if (!takesReserved && Address is { } address && ReservedAddresses.Of(address) is { } reserved)
            throw new ArgumentException($"found {reserved}, an address that machines of a cloud are told their keys at; expected one that offers a file");
    }
}

/// <summary>By what a pulled file is known again.</summary>
/// <param name="Hash">Of location and content.</param>
/// <param name="ETag">As the server gave it; null where it did not.</param>
/// <param name="Modified">When it was changed, as the server or the file system says.</param>
/// <param name="Length">Its size.</param>
public sealed record PulledFile(long Hash, string? ETag, DateTimeOffset? Modified, long Length);
