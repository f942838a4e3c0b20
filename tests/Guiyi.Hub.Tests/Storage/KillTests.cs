using System.Diagnostics;
using System.Globalization;
using Guiyi.Hub.Storage;
using Guiyi.StoreFeeder;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteKillTests : KillTests<SqlitePlace>;

public sealed class PostgreSqlKillTests : KillTests<PostgreSqlPlace>;

/// <summary>A process that writes is killed at random moments: what it said is kept must be there, nothing twice, and no group by halves.</summary>
public abstract class KillTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public void A_kill_loses_nothing_that_was_acknowledged() => Kill(Place, 10, seed: 1);

    [Fact]
    [Trait("Category", "Long")]
    public void Two_hundred_kills_lose_nothing_that_was_acknowledged()
    {
        // Everything is compared after each kill: ten stores of twenty kills stay small.
        for (int round = 0; round < 10; round++)
        {
            using var place = new TPlace();
            Kill(place, 20, seed: 2 + round);
        }
    }

    static void Kill(Place place, int times, int seed)
    {
        var random = new Random(seed);
        long told = 0;
        for (int kill = 1; kill <= times; kill++)
        {
            // Some are killed before they have opened the store, most after some commits.
            told = Math.Max(told, FeedAndKill(place, random.Next(8) == 0 ? null : random.Next(100), random.Next(40)));
            using Workspace workspace = place.Open();
            string? wrong = new Groups(workspace.Store).Wrong(told);
            Assert.True(wrong is null, $"after kill {kill}: {wrong}");
            told = workspace.Store.Version;
        }
        Assert.True(told > times, $"only {told} groups were written");
    }

    /// <param name="place">What it feeds.</param>
    /// <param name="commits">Killed after so many commits; null: at any time from the start.</param>
    /// <param name="milliseconds">And so long after that.</param>
    /// <returns>The last group that was told to be kept; zero where there was none.</returns>
    static long FeedAndKill(Place place, int? commits, int milliseconds)
    {
        using Process feeder = Feeder.Start(place);
        long told = 0;
        Task reading = Task.Run(() =>
        {
            while (feeder.StandardOutput.ReadLine() is { } line)
                if (line.StartsWith("kept ", StringComparison.Ordinal))
                    Volatile.Write(ref told, long.Parse(line.AsSpan(5), CultureInfo.InvariantCulture));
        });
        if (commits is { } wanted)
        {
            long first = 0;
            SpinWait.SpinUntil(() => (first = Volatile.Read(ref told)) > 0 || reading.IsCompleted, 30_000);
            SpinWait.SpinUntil(() => Volatile.Read(ref told) >= first + wanted || reading.IsCompleted, 30_000);
        }
        Thread.Sleep(milliseconds);
        Assert.False(feeder.HasExited, "the feeder ended by itself");
        feeder.Kill();
        feeder.WaitForExit();
        // What it had written before it was killed is still in the pipe.
        reading.Wait();
        return told;
    }
}

/// <summary>The program that feeds a store.</summary>
static class Feeder
{
    public static Process Start(Place place, params string[] under)
    {
        string[] arguments = [.. under, "dotnet", Path.Combine(AppContext.BaseDirectory, "Guiyi.StoreFeeder.dll"), place.Folder, .. place.ConnectionString is { } server ? [server] : Array.Empty<string>()];
        return Process.Start(new ProcessStartInfo(arguments[0], arguments[1..]) { RedirectStandardOutput = true })!;
    }
}
