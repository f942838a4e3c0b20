using System.Text.Json;
using Xunit;

namespace Guiyi.Api.Tests.Platform;

public sealed class SqliteIdempotencyTests(SqliteServer server) : IdempotencyTests<SqliteServer>(server);

public sealed class PostgreSqlIdempotencyTests(PostgreSqlTestServer server) : IdempotencyTests<PostgreSqlTestServer>(server);

public abstract class IdempotencyTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    static object User(string name) => new { name, roles = (string[])["reader"] };

    [Fact]
    public async Task A_request_sent_twice_changes_once_and_is_answered_the_same()
    {
        HttpResponseMessage first = await Admin.Send("POST", "/api/v1/users", User("twice"), ("Idempotency-Key", "k-1"));
        HttpResponseMessage second = await Admin.Send("POST", "/api/v1/users", User("twice"), ("Idempotency-Key", "k-1"));
        Assert.Equal((await first.Json(201)).GetRawText(), (await second.Json(201)).GetRawText());
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Another_request_with_the_same_key_is_a_mistake_and_another_user_s_is_not()
    {
        await (await Admin.Send("POST", "/api/v1/users", User("mine"), ("Idempotency-Key", "k-2"))).Json(201);
        await (await Admin.Send("POST", "/api/v1/users", User("other"), ("Idempotency-Key", "k-2"))).Problem(422);
        using HttpClient own = Server.Client(Server.Own.Secret);
        await (await own.Send("POST", "/api/v1/users", User("other"), ("Idempotency-Key", "k-2"))).Json(201);
        await (await Admin.Send("POST", "/api/v1/users", User("long"), ("Idempotency-Key", new string('k', 201)))).Problem(400);
    }

    [Fact]
    public async Task A_refused_request_may_be_sent_again_with_its_key()
    {
        await (await Admin.Send("POST", "/api/v1/users", User(" "), ("Idempotency-Key", "k-3"))).Problem(400);
        await (await Admin.Send("POST", "/api/v1/users", User("mended"), ("Idempotency-Key", "k-3"))).Json(201);
    }

    [Fact]
    public async Task Handlers_that_keep_no_answer_themselves_are_covered_too()
    {
        using HttpClient client = await Server.SignIn(TestServer.AdminName, TestServer.AdminPassword);
        await (await client.Send("POST", "/api/v1/logout", null, ("Idempotency-Key", "k-4"))).Json(204);
        HttpResponseMessage again = await Admin.Send("POST", "/api/v1/logout", null, ("Idempotency-Key", "k-4"));
        await again.Json(204);
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        await (await Admin.GetAsync("/api/v1/me")).Json(200);
    }

    [Fact]
    public async Task Of_many_at_once_one_changes_and_the_others_wait_or_get_its_answer()
    {
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Admin.Send("POST", "/api/v1/users", User("once"), ("Idempotency-Key", "k-5"))));
        Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, (int[])[201, 409]));
        Assert.Single(answers, answer => (int)answer.StatusCode == 201 && !answer.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_secret_that_is_shown_once_is_not_kept_for_repetitions()
    {
        object key = new { name = "erp" };
        JsonElement first = await (await Admin.Send("POST", "/api/v1/users/1/keys", key, ("Idempotency-Key", "k-6"))).Json(201);
        JsonElement second = await (await Admin.Send("POST", "/api/v1/users/1/keys", key, ("Idempotency-Key", "k-6"))).Json(201);
        Assert.Equal(first.GetProperty("id").GetInt64(), second.GetProperty("id").GetInt64());
        Assert.StartsWith("guiyi_key_", first.Text("secret"), StringComparison.Ordinal);
        Assert.False(second.TryGetProperty("secret", out _));
    }
}
