using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Guiyi.Api.Platform.Access;
using Xunit;

namespace Guiyi.Api.Tests.Login;

public sealed class LoginTests(SqliteServer server) : ApiTests<SqliteServer>(server)
{
    [Fact]
    public async Task Ten_wrong_passwords_make_a_name_wait()
    {
        await Server.AddUser("attacked", "reader");
        for (int i = 0; i < FailedLogins.Most; i++)
            await (await Login("attacked", "wrong password")).Problem(401);
        HttpResponseMessage locked = await Login("attacked", TestServer.AdminPassword);
        await locked.Problem(429);
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        await (await Login(TestServer.AdminName, TestServer.AdminPassword)).Json(200);
    }

    [Fact]
    public void Attempts_count_while_they_are_under_way_and_are_forgiven_with_time_or_the_right_password()
    {
        var clock = new SettableClock();
        var failed = new FailedLogins(clock);
        for (int i = 0; i < FailedLogins.Most; i++)
            failed.Begin("a");
        Assert.Equal(429, Assert.Throws<Guiyi.Api.Platform.Problems.Refusal>(() => failed.Begin("a")).Status);
        failed.Begin("b");
        clock.Advance(TimeSpan.FromMinutes(5));
        failed.Begin("a");
        failed.Succeeded("a");
        for (int i = 0; i < FailedLogins.Most; i++)
            failed.Begin("a");
        Assert.Equal(429, Assert.Throws<Guiyi.Api.Platform.Problems.Refusal>(() => failed.Begin("a")).Status);
    }

    [Fact]
    public async Task A_password_is_kept_as_a_slow_hash_with_its_method()
    {
        string kept = Server.Server.Hub.Store.Users.Find(1)!.Password;
        Assert.Matches(@"^pbkdf2-sha512\$210000\$[^$]+\$[^$]+$", kept);
        Assert.True(await Passwords.Fits(TestServer.AdminPassword, kept, default));
        Assert.False(await Passwords.Fits(TestServer.AdminPassword + " ", kept, default));
        Assert.NotEqual(kept, await Passwords.Hash(TestServer.AdminPassword, default));
        Assert.False(await Passwords.Fits("", "", default));
    }

    /// <summary>Else the time would tell strangers which names there are.</summary>
    [Fact]
    public async Task An_unknown_name_takes_as_long_as_a_wrong_password()
    {
        async Task<double> Seconds(string? kept)
        {
            double best = double.MaxValue;
            for (int i = 0; i < 5; i++)
            {
                long begun = Stopwatch.GetTimestamp();
                await Passwords.Fits("wrong password", kept, default);
                best = Math.Min(best, Stopwatch.GetElapsedTime(begun).TotalSeconds);
            }
            return best;
        }
        double known = await Seconds(Server.Server.Hub.Store.Users.Find(1)!.Password), unknown = await Seconds(null);
        Assert.InRange(unknown / known, 0.5, 2);
    }

    [Fact]
    public async Task A_secret_is_kept_as_its_hash_only()
    {
        JsonElement login = await (await Login(TestServer.AdminName, TestServer.AdminPassword)).Json(200);
        string token = login.Text("token");
        Assert.NotNull(Server.Server.Hub.Store.Users.Session(Secrets.Hash(token)));
        Assert.InRange(login.GetProperty("expires").GetDateTimeOffset() - Server.Clock.GetUtcNow(), TimeSpan.FromHours(11), TimeSpan.FromHours(12));
        Assert.Equal(43, token["guiyi_session_".Length..].Length);
    }

    Task<HttpResponseMessage> Login(string name, string password) => Stranger.PostAsJsonAsync("/api/v1/login", new { name, password });
}
