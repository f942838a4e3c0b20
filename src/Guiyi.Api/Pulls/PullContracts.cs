using System.Globalization;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Arriving;
using FileMode = Guiyi.Hub.Base.Ingest.FileMode;

namespace Guiyi.Api.Pulls;

/// <summary>A pull.</summary>
/// <param name="Address">Where it fetches, without what may be a secret: user, password, and what follows the question mark.</param>
/// <param name="Mode">upsert, snapshot or remove, as of an upload.</param>
/// <param name="Next">When it is due.</param>
/// <param name="Source">Name of the source; left out: the file's own.</param>
/// <param name="EveryMinutes">Minutes from one fetch to the next; left out where it is daily.</param>
/// <param name="Daily">Time of day in the server's time zone, such as 02:30; left out where it comes every so often.</param>
/// <param name="Last">When it was looked at last.</param>
/// <param name="LastRun">The last run that it made; none is made where the file is as it was.</param>
/// <param name="Problem">Why it could not be fetched the last time.</param>
sealed record PullView(
    long Id, string Address, FileMode Mode, bool IsPaused, DateTimeOffset Next,
    string? Source = null, double? EveryMinutes = null, string? Daily = null, DateTimeOffset? Last = null, long? LastRun = null, string? Problem = null)
{
    public static PullView Of(Pull pull) => new(
        pull.Id, pull.Name, pull.Mode, pull.IsPaused, pull.Next, pull.Source, pull.Schedule.Every?.TotalMinutes, pull.Schedule.Daily?.ToString(PullTimes.Form, CultureInfo.InvariantCulture),
        pull.Last, pull.LastRun, pull.Problem.Length > 0 ? pull.Problem : null);
}

/// <summary>A new pull. Either everyMinutes or daily is given.</summary>
/// <param name="Address">An http or https address; user and password before an @ are sent as basic authentication. It is never shown again as a whole.</param>
/// <param name="Source">Name of the source; left out: the file's own.</param>
/// <param name="Mode">What the file does to its source: upsert, snapshot or remove.</param>
/// <param name="EveryMinutes">Minutes from one fetch to the next, one at least.</param>
/// <param name="Daily">Time of day in the server's time zone, such as 02:30.</param>
/// <param name="IsPaused">It is not fetched by itself.</param>
sealed record NewPull(string Address, string? Source = null, FileMode Mode = FileMode.Upsert, double? EveryMinutes = null, string? Daily = null, bool IsPaused = false)
{
    /// <exception cref="Refusal">It cannot be a pull.</exception>
    public Pull Pull() => new()
    {
        Location = PullAddress.Checked(Address),
        Source = PullAddress.SourceOf(Source),
        Mode = Mode,
        Schedule = PullTimes.Read(EveryMinutes, Daily),
        IsPaused = IsPaused,
    };
}

/// <summary>What is to change; what is left out stays.</summary>
/// <param name="Address">Another address.</param>
/// <param name="Source">Another source; empty: the file's own name.</param>
/// <param name="Mode">upsert, snapshot or remove.</param>
/// <param name="EveryMinutes">From now on it comes every so often.</param>
/// <param name="Daily">From now on it comes daily.</param>
/// <param name="IsPaused">True: it is not fetched by itself; false: it is again.</param>
sealed record PullChange(string? Address = null, string? Source = null, FileMode? Mode = null, double? EveryMinutes = null, string? Daily = null, bool? IsPaused = null)
{
    /// <exception cref="Refusal">It cannot be a pull.</exception>
    public Pull Of(Pull was) => was with
    {
        Location = Address is null ? was.Location : PullAddress.Checked(Address),
        Source = Source is null ? was.Source : PullAddress.SourceOf(Source),
        Mode = Mode ?? was.Mode,
        Schedule = EveryMinutes is null && Daily is null ? was.Schedule : PullTimes.Read(EveryMinutes, Daily),
        IsPaused = IsPaused ?? was.IsPaused,
    };
}

/// <summary>Where a pull may fetch, said by somebody who is not at the server: the files of its machine are not theirs.</summary>
static class PullAddress
{
    /// <exception cref="Refusal">It is no http or https address.</exception>
    public static string Checked(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? found) && (found.Scheme == Uri.UriSchemeHttp || found.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new Refusal(422, "That is no address to fetch from.", $"address: found '{address}'; expected one that begins with http:// or https://.");

    /// <exception cref="Refusal">It is no name of a source.</exception>
    public static string? SourceOf(string? name) => string.IsNullOrEmpty(name) ? null
        : HubSources.Wrong(name, []) is { } wrong ? throw new Refusal(422, "That is no name of a source.", $"source: {wrong}.") : name;
}

/// <summary>When a pull is due, as it is written.</summary>
static class PullTimes
{
    public const string Form = "HH:mm";

    const double Most = 366 * 24 * 60;

    /// <exception cref="Refusal">It is no time; whether one of the two is given is the hub's to say.</exception>
    public static PullSchedule Read(double? everyMinutes, string? daily) => new()
    {
        Every = everyMinutes switch
        {
            null => null,
            > 0 and <= Most => TimeSpan.FromMinutes(everyMinutes.Value),
            _ => throw Wrong("everyMinutes", everyMinutes.Value.ToString(CultureInfo.InvariantCulture), "1 or more, up to a year"),
        },
        Daily = daily is null ? null
            : TimeOnly.TryParseExact(daily, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : throw Wrong("daily", daily, "a time such as 02:30"),
    };

    static Refusal Wrong(string member, string found, string expected) => new(422, "That is no time.", $"{member}: found '{found}'; expected {expected}.");
}
