using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Arriving;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Guiyi.Hub.Tests.Base.Arriving;

public sealed class SqlitePullTests : PullTests<SqlitePlace>;

public sealed class PostgreSqlPullTests : PullTests<PostgreSqlPlace>;

public abstract class PullTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    const string Members = "会员号,姓名,手机号\n1,王小明,13800001111\n";

    static readonly PullSchedule Hourly = new() { Every = TimeSpan.FromHours(1) };

    static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The clock goes in leaps, which must not end what is being fetched.</summary>
    static readonly HubOptions Patient = new() { PullTimeout = TimeSpan.FromDays(20) };

    readonly FakeTimeProvider clock = new(Turning.Morning);

    [Theory]
    [InlineData("\"v1\"", 1)]
    [InlineData(null, 0)]
    public async Task A_file_is_fetched_by_schedule_and_makes_a_run_only_where_it_has_changed(string? tag, int notModified)
    {
        using var web = new WebFile { Content = Members, ETag = tag };
        Pull pull;
        await using (CustomerHub hub = await Place.OpenHubAsync(clock, Patient))
        {
            pull = hub.Pulls.Add(new Pull { Location = web.Address, Source = "club", Schedule = Hourly });
            await clock.TurnUntilAsync(() => hub.HasEnded(1));
            await clock.TurnUntilAsync(() => web.Requests == 2, Quarter);
            await clock.TurnUntilAsync(() => hub.Pulls.Find(pull.Id)!.Last > pull.Next.AddMinutes(30));
            Assert.True(hub.HasEnded(1));
            Assert.Equal(notModified, web.NotModified);
            Assert.Equal(("club", "", hub.Ingested()[0].Id), (hub.Store.Sources.All().Single().Name, hub.Pulls.Find(pull.Id)!.Problem, hub.Pulls.Find(pull.Id)!.LastRun));
        }
        // What was fetched before a restart is known after it.
        await using CustomerHub again = await Place.OpenHubAsync(clock, Patient);
        await clock.TurnUntilAsync(() => web.Requests == 3, Quarter);
        (web.Content, web.ETag) = (Members + "2,李晓燕,13800002222\n", tag is null ? null : "\"v2\"");
        await clock.TurnUntilAsync(() => again.HasEnded(2), Quarter);
        Assert.Equal((1, 1), (again.Ingested()[1].Counts.Added, again.Ingested()[1].Counts.Unchanged));
        Assert.True(again.Pulls.Remove(pull.Id));
        Assert.Empty(again.Pulls.All());
        Assert.Equal(pull.Id + 1, again.Pulls.Add(pull).Id);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_by_one_failed_run_without_secrets()
    {
        using var web = new WebFile { Content = Members, Status = 503 };
        await using CustomerHub hub = await Place.OpenHubAsync(clock, new HubOptions { PullLimit = 20, PullTimeout = TimeSpan.FromSeconds(30) });
        Pull pull = hub.Pulls.Add(new Pull { Location = web.Address, Schedule = new PullSchedule { Daily = new TimeOnly(2, 30) } });
        for (int i = 0; i < 3; i++)
            await hub.Pulls.Now(pull.Id);
        Assert.Equal(3, web.Requests);
        Assert.True(hub.HasEnded(1));
        Assert.Contains("503", hub.Ingested()[0].Message, StringComparison.Ordinal);

        web.Status = 200;
        Assert.Contains("larger than 20 bytes", (await hub.Pulls.Now(pull.Id))!.Problem, StringComparison.Ordinal);
        (web.Content, web.Hangs) = ("会员号\n", true);
        Task<Pull?> hanging = hub.Pulls.Now(pull.Id);
        await clock.TurnUntilAsync(() => hanging.IsCompleted, TimeSpan.FromSeconds(5));
        Assert.Contains("within 30 seconds", (await hanging)!.Problem, StringComparison.Ordinal);
        Assert.Equal(3, hub.Ingested().Count(r => r.State == RunState.Failed));
        Assert.DoesNotContain(hub.Ingested(), r => (r.Name + r.Message).Contains("secret", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(hub.Workspace.Uploads));
    }

    [Fact]
    public async Task A_file_on_disk_is_fetched_daily()
    {
        using var folder = new TemporaryFolder();
        clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(8), "east", "east"));
        await using CustomerHub hub = await Place.OpenHubAsync(clock, Patient);
        Pull pull = hub.Pulls.Add(new Pull { Location = folder["members.csv"], Schedule = new PullSchedule { Daily = new TimeOnly(2, 30) } });
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 2, 30, 0, TimeSpan.FromHours(8)), pull.Next);
        folder.Write("members.csv", Members);
        await clock.TurnUntilAsync(() => hub.HasEnded(1), TimeSpan.FromHours(1));
        Assert.InRange(hub.Pulls.Find(pull.Id)!.Last!.Value, pull.Next, pull.Next.AddHours(1));
        await clock.TurnUntilAsync(() => hub.Pulls.Find(pull.Id)!.Last > pull.Next.AddHours(12), TimeSpan.FromHours(1));
        Assert.True(hub.HasEnded(1));
        Pull paused = hub.Pulls.Change(pull with { IsPaused = true })!;
        await clock.TurnAsync(30, TimeSpan.FromHours(1));
        Assert.Equal(paused.Last, hub.Pulls.Find(pull.Id)!.Last);
    }

    [Fact]
    public async Task What_cannot_be_a_pull_is_refused()
    {
        await using CustomerHub hub = await Place.OpenHubAsync(clock, Patient);
        foreach (Pull wrong in (Pull[])
        [
            new Pull { Location = "ftp://x/y.csv", Schedule = Hourly }, new Pull { Location = "members.csv", Schedule = Hourly },
            new Pull { Location = "http://x/y.csv", Schedule = new PullSchedule() }, new Pull { Location = "http://x/y.csv", Schedule = new PullSchedule { Every = TimeSpan.FromSeconds(5) } },
            new Pull { Location = "http://x/y.csv", Schedule = Hourly with { Daily = TimeOnly.MinValue } }, new Pull { Location = "http://169.254.169.254/latest", Schedule = Hourly },
        ])
            Assert.Throws<ArgumentException>(() => hub.Pulls.Add(wrong));
        Assert.Empty(hub.Pulls.All());
        Assert.Null(hub.Pulls.Change(new Pull { Id = 7, Location = "http://x/y.csv", Schedule = Hourly }));
        Assert.Null(await hub.Pulls.Now(7));
    }

    [Fact]
    public async Task Nothing_is_fetched_where_clouds_tell_machines_their_keys_though_an_answer_leads_there()
    {
        using var web = new WebFile { LeadsTo = "http://169.254.169.254/latest/meta-data/" };
        await using CustomerHub hub = await Place.OpenHubAsync(clock, Patient);
        Pull pull = hub.Pulls.Add(new Pull { Location = web.Address, Schedule = new PullSchedule { Daily = new TimeOnly(2, 30) } });
        Assert.Contains("169.254.169.254, an address that machines of a cloud", (await hub.Pulls.Now(pull.Id))!.Problem, StringComparison.Ordinal);
        (web.LeadsTo, web.Content) = (null, Members);
        Assert.Equal("", (await hub.Pulls.Now(pull.Id))!.Problem);
    }

    [Theory]
    [InlineData("169.254.0.23", true)]
    [InlineData("::ffff:169.254.169.254", true)]
    [InlineData("fe80::1", true)]
    [InlineData("febf::1", true)]
    [InlineData("100.100.100.200", true)]
    [InlineData("fd00:ec2::254", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("169.253.0.1", false)]
    [InlineData("fec0::1", false)]
    public void Reserved_addresses_are_known_however_they_are_written(string address, bool isReserved) => Assert.Equal(isReserved, ReservedAddresses.Has(System.Net.IPAddress.Parse(address)));
}
