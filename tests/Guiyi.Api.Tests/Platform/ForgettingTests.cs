using Guiyi.Api.Platform;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Xunit;

namespace Guiyi.Api.Tests.Platform;

public sealed class SqliteForgettingTests(SqliteServer server) : ForgettingTests<SqliteServer>(server);

public sealed class PostgreSqlForgettingTests(PostgreSqlTestServer server) : ForgettingTests<PostgreSqlTestServer>(server);

public abstract class ForgettingTests<TServer>(TServer server) : ApiTests<TServer>(server)
    where TServer : TestServer
{
    [Fact]
    public async Task Expired_sessions_and_answers_of_yesterday_are_forgotten()
    {
        byte[] over = [1], current = [2];
        DateTimeOffset now = Server.Clock.GetUtcNow();
        await Server.Server.Hub.Write(transaction =>
        {
            transaction.Users.AddSession(new StoredSession(over, 1, now, now.AddSeconds(-1)));
            transaction.Users.AddSession(new StoredSession(current, 1, now, now.AddHours(1)));
            transaction.Answers.Add(new StoredAnswer(1, "yesterday's", 0, 200, [], now.AddHours(-25)), new StoredAnswer(1, "today's", 0, 200, [], now.AddHours(-23)));
            return 0;
        });
        await Server.Server.Hub.Write(Forgetting.Forget);
        Store store = Server.Server.Hub.Store;
        Assert.Equal((true, false), (store.Users.Session(over) is null, store.Users.Session(current) is null));
        Assert.Equal((true, false), (store.Answers.Find(1, "yesterday's") is null, store.Answers.Find(1, "today's") is null));
    }
}
