using System.Diagnostics;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Guiyi.Hub.Tests.Base.Arriving;

/// <summary>A hub whose clock the test turns.</summary>
static class Turning
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static async Task<CustomerHub> OpenHubAsync(this Place place, FakeTimeProvider clock, HubOptions? options = null)
    {
        CustomerHub hub = CustomerHub.Open(place.Open(), (options ?? new HubOptions()) with { FitsByItself = false }, clock);
        await hub.Ready;
        return hub;
    }

    /// <summary>Turns the clock on, and lets what waits for it work.</summary>
    public static async Task TurnAsync(this FakeTimeProvider clock, int times, TimeSpan? by = null)
    {
        for (int i = 0; i < times; i++)
        {
            clock.Advance(by ?? TimeSpan.FromSeconds(1));
            await Task.Delay(30);
        }
    }

    /// <summary>Turns the clock on until something is so.</summary>
    public static async Task TurnUntilAsync(this FakeTimeProvider clock, Func<bool> isSo, TimeSpan? by = null)
    {
        var patience = Stopwatch.StartNew();
        while (!isSo())
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(20))
                throw new TimeoutException("What was waited for did not come about.");
            await clock.TurnAsync(1, by);
        }
    }

    /// <summary>Runs that take files in, the first first.</summary>
    public static IReadOnlyList<StoredRun> Ingested(this CustomerHub hub) => [.. hub.Store.Runs.Page().Items.Where(r => r.Kind == RunKind.Ingest).Reverse()];

    /// <summary>True when so many runs have ended, and no other is there.</summary>
    public static bool HasEnded(this CustomerHub hub, int runs) => hub.Ingested() is var all && all.Count == runs && all.All(r => r.Ended is not null);
}
