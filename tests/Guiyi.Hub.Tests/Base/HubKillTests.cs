using System.Diagnostics;
using Guiyi.Hub.Base;
using Guiyi.Hub.Tests.Base.Stories;
using Guiyi.Hub.Tests.Storage;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

public sealed class SqliteHubKillTests : HubKillTests<SqlitePlace>;

public sealed class PostgreSqlHubKillTests : HubKillTests<PostgreSqlPlace>;

/// <summary>A process that feeds a hub is killed at random moments: records, files, judgments and merges that were acknowledged must be there, once, and the customers that follow from them.</summary>
public abstract class HubKillTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public Task A_kill_loses_nothing_that_a_hub_acknowledged() => Kill(Place, 10, seed: 1);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Two_hundred_kills_lose_nothing_that_a_hub_acknowledged()
    {
        for (int round = 0; round < 20; round++)
        {
            using var place = new TPlace();
            await Kill(place, 10, seed: 2 + round);
        }
    }

    static async Task Kill(Place place, int times, int seed)
    {
        var dice = new Random(seed);
        var ledger = new HubLedger();
        for (int kill = 1; kill <= times; kill++)
        {
            FeedAndKill(place, ledger, seed * 1000 + kill, dice.Next(6) == 0 ? null : dice.Next(80), dice.Next(60));
            await using CustomerHub hub = await place.OpenHubAsync(new HubOptions { FitsByItself = kill % 2 == 0, Quiet = TimeSpan.FromMilliseconds(20) });
            ledger.Holds(hub);
            if (kill % 3 > 0 && kill < times)
                continue;
            await hub.Quiet();
            ledger.FilesAreDone(hub);
            if (hub.Loaded is null)
                continue;
            HubTruth.Holds(hub);
            Assert.Equal(StraightBase.Of(hub, dice), StraightBase.OfHub(hub));
        }
        Assert.True(ledger.Told > times * 10, $"only {ledger.Told} changes were acknowledged");
    }

    /// <param name="place">What it feeds.</param>
    /// <param name="ledger">What it says.</param>
    /// <param name="seed">What it does.</param>
    /// <param name="lines">Killed after so many lines; null: at any time from the start.</param>
    /// <param name="milliseconds">And so long after that.</param>
    static void FeedAndKill(Place place, HubLedger ledger, int seed, int? lines, int milliseconds)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Guiyi.StoreFeeder.dll"), "--hub", $"{seed}", place.Folder, .. place.ConnectionString is { } server ? [server] : Array.Empty<string>()];
        using Process feeder = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = new List<string>();
        Task reading = Task.Run(() =>
        {
            while (feeder.StandardOutput.ReadLine() is { } line)
                lock (said)
                    said.Add(line);
        });
        if (lines is { } wanted)
            SpinWait.SpinUntil(() => Count() > wanted || reading.IsCompleted, 30_000);
        Thread.Sleep(lines is null ? milliseconds * 20 : milliseconds);
        if (feeder.HasExited)
            Assert.Fail($"the program ended by itself: {string.Join('\n', said.TakeLast(3))}");
        feeder.Kill();
        feeder.WaitForExit();
        // What it had written before it was killed is still in the pipe; its last line may be cut.
        reading.Wait();
        foreach (string line in said)
            ledger.Read(line);

        int Count()
        {
            lock (said)
                return said.Count;
        }
    }
}
