using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteAccessTests : AccessTests<SqlitePlace>;

public sealed class PostgreSqlAccessTests : AccessTests<PostgreSqlPlace>;

public abstract class AccessTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    [Fact]
    public void Users_are_found_by_name_and_can_be_kept_out()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        StoredUser user = store.Write(t => t.Users.Add(new StoredUser { Name = "王芳", Password = "hash", Roles = ["steward", "admin"], Created = Filling.Noon }));
        Assert.Equivalent(user, store.Users.Find("王芳"), strict: true);
        Assert.Null(store.Users.Find("李"));
        StoredUser left = user with { Disabled = Filling.Noon.AddDays(1), Password = "", Roles = [] };
        store.Write(t => t.Users.Update(left));
        Assert.Equivalent(new[] { left }, store.Users.All(), strict: true);
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Users.Add(user))).Fault);
    }

    [Fact]
    public void Keys_and_sessions_are_found_by_the_hash_of_their_secret_until_they_end()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        byte[] secret = [1, 2, 3], other = [9];
        StoredKey key = store.Write(t => t.Users.AddKey(new StoredKey { User = 1, Name = "erp", SecretHash = secret, Roles = ["reader"], Created = Filling.Noon, Expires = Filling.Noon.AddDays(9) }));
        Assert.Equivalent(key, store.Users.Key(secret), strict: true);
        Assert.Null(store.Users.Key(other));
        store.Write(t => t.Users.RevokeKey(key.Id));
        Assert.NotNull(Assert.Single(store.Users.Keys(1)).Revoked);
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Users.RevokeKey(key.Id))).Fault);

        store.Write(t =>
        {
            t.Users.AddSession(new StoredSession(secret, 1, Filling.Noon, Filling.Noon.AddHours(1)));
            t.Users.AddSession(new StoredSession(other, 2, Filling.Noon, Filling.Noon.AddHours(5)));
        });
        store.Write(t => t.Users.ForgetSessions(Filling.Noon.AddHours(2)));
        Assert.Null(store.Users.Session(secret));
        Assert.Equal(2, store.Users.Session(other)!.User);
        store.Write(t => t.Users.EndSession(other));
        Assert.Null(store.Users.Session(other));
    }

    [Fact]
    public void The_answer_to_a_request_is_kept_once()
    {
        using Workspace workspace = Place.Open();
        Store store = workspace.Store;
        var answer = new StoredAnswer(1, "k-1", -3, 201, [], Filling.Noon);
        store.Write(t => t.Answers.Add(answer, answer with { User = 2, Body = [0, 255] }));
        Assert.Equivalent(answer, store.Answers.Find(1, "k-1"), strict: true);
        Assert.Equal([0, 255], store.Answers.Find(2, "k-1")!.Body);
        Assert.Equal(StoreFault.Conflict, Assert.Throws<StoreException>(() => store.Write(t => t.Answers.Add(answer))).Fault);
        store.Write(t => t.Answers.Forget(Filling.Noon.AddSeconds(1)));
        Assert.Null(store.Answers.Find(1, "k-1"));
    }
}
