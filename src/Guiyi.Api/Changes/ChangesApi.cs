using System.Globalization;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Model;

namespace Guiyi.Api.Changes;

/// <summary>What others who follow the base must know.</summary>
static class ChangesApi
{
    const int LongestWait = 30;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static RouteGroupBuilder MapChanges(this RouteGroupBuilder api)
    {
        RouteGroupBuilder changes = api.MapGroup("/changes").WithTags("Changes");
        changes.MapGet("", After).WithSummary("What happened after a change, the first one first. \"wait\" holds the answer back for up to so many seconds, until there is something");
        return changes;
    }

    static async Task<Ok<ChangeFeed>> After([AsParameters] Paging paging, int? wait, CustomerHub hub, CancellationToken cancellation)
    {
        long after = paging.AfterKey();
        int limit = paging.Take();
        if (wait is < 0 or > LongestWait)
            throw new Refusal(400, "So long is not waited.", $"wait: found {wait}; expected 0 to {LongestWait} seconds.");
        Page<StoredChange> page = hub.Store.Changes.After(after, limit);
        if (page.Items.Count == 0 && wait > 0)
            page = await Coming(hub, after, limit, TimeSpan.FromSeconds(wait.Value), cancellation);
        return TypedResults.Ok(ChangeFeed.Of(page, after));
    }

    /// <summary>Looks at the number of the last commit, which is in memory, and asks the store when that has changed.</summary>
    static async Task<Page<StoredChange>> Coming(CustomerHub hub, long after, int limit, TimeSpan wait, CancellationToken cancellation)
    {
        long begun = hub.Clock.GetTimestamp(), seen = -1;
        while (true)
        {
            long version = hub.Store.Version;
            if (version != seen && hub.Store.Changes.After(after, limit) is { Items.Count: > 0 } page)
                return page;
            seen = version;
            if (hub.Clock.GetElapsedTime(begun) >= wait)
                return new Page<StoredChange>([], null);
            await Task.Delay(Pause, hub.Clock, cancellation);
        }
    }
}

/// <summary>A part of the feed.</summary>
/// <param name="Items">What happened, the first one first.</param>
/// <param name="Next">Ask for it as "after" to go on; a feed has no end, so it is always there.</param>
/// <param name="IsUpToDate">There was nothing more to tell.</param>
sealed record ChangeFeed(IReadOnlyList<Change> Items, string Next, bool IsUpToDate)
{
    public static ChangeFeed Of(Page<StoredChange> page, long after) => new(
        [.. page.Items.Select(Change.Of)], (page.Items.Count > 0 ? page.Items[^1].Seq : after).ToString(CultureInfo.InvariantCulture), page.Next is null);
}

/// <summary>Something that happened.</summary>
/// <param name="Seq">Its number; they rise.</param>
/// <param name="Kind">created, merged, split, changed, retired, restored, classified, corrected, related, noted, fitted.</param>
/// <param name="Customer">Whom it happened to; left out for what concerns the whole base.</param>
/// <param name="CustomerKind">Whether that is a person or an organization.</param>
/// <param name="Other">The other customer: the one it was merged into, split from, or is related to.</param>
/// <param name="Run">The run that did it.</param>
/// <param name="Detail">More about it: codes, numbers of records, what a person said.</param>
sealed record Change(long Seq, DateTimeOffset At, string Kind, string? Customer = null, EntityKind? CustomerKind = null, string? Other = null, long? Run = null, ChangeDetail? Detail = null)
{
    public static Change Of(StoredChange change) => new(
        change.Seq, change.At, change.Kind, change.Customer?.ToString(), change.Customer?.Entity, change.Other?.ToString(), change.Run, ChangeDetail.Of(change));
}
