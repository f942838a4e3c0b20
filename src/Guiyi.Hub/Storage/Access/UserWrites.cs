using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Access;

/// <summary>Writes users, their keys and sessions.</summary>
public sealed class UserWrites
{
    readonly Writing writing;

    internal UserWrites(Writing writing) => this.writing = writing;

    /// <summary>A new user.</summary>
    /// <returns>The user with an id.</returns>
    /// <exception cref="StoreException">There is one of that name.</exception>
    public StoredUser Add(StoredUser user)
    {
        user = user with { Id = writing.NextId("user_account") };
        writing.Insert("user_account", ["user_id", "name", "created_at", "password", "roles", "disabled_at"], [user],
            (row, u) => row.Add(u.Id).Add(u.Name).Add(u.Created).Add(u.Password).Add(TextList.Of(u.Roles)).Add(u.Disabled));
        return user;
    }

    /// <summary>Changes password, roles, and whether the user may sign in.</summary>
    /// <exception cref="StoreException">There is no such user.</exception>
    public void Update(StoredUser user) => writing.ForEach(
        "update user_account set password = $2, roles = $3, disabled_at = $4 where user_id = $1", [user],
        (row, u) => row.Add(u.Id).Add(u.Password).Add(TextList.Of(u.Roles)).Add(u.Disabled), "there is no such user");

    /// <summary>A new key.</summary>
    /// <returns>The key with an id.</returns>
    public StoredKey AddKey(StoredKey key)
    {
        key = key with { Id = writing.NextId("api_key") };
        writing.Insert("api_key", ["api_key_id", "user_id", "name", "secret_hash", "roles", "created_at", "expires_at"], [key],
            (row, k) => row.Add(k.Id).Add(k.User).Add(k.Name).Add(k.SecretHash).Add(TextList.Of(k.Roles)).Add(k.Created).Add(k.Expires));
        return key;
    }

    /// <summary>A key opens nothing any more.</summary>
    /// <exception cref="StoreException">It was revoked before.</exception>
    public void RevokeKey(long key) =>
        writing.ForEach("update api_key set revoked_at = $2 where api_key_id = $1 and revoked_at is null", [key], (row, id) => row.Add(id).Add(writing.At), "the key was revoked before");

    /// <summary>Somebody signed in.</summary>
    public void AddSession(StoredSession session) => writing.Insert(
        "session", ["secret_hash", "user_id", "created_at", "expires_at"], [session], (row, s) => row.Add(s.SecretHash).Add(s.User).Add(s.Created).Add(s.Expires));

    /// <summary>Somebody signed out; nothing happens where the session is gone already.</summary>
    public void EndSession(byte[] secretHash) => writing.Execute("delete from session where secret_hash = $1", row => row.Add(secretHash));

    /// <summary>Signs a user out everywhere.</summary>
    public void EndSessions(long user) => writing.Execute("delete from session where user_id = $1", row => row.Add(user));

    /// <summary>Forgets sessions that have expired.</summary>
    public void ForgetSessions(DateTimeOffset expiredBefore) => writing.Execute("delete from session where expires_at < $1", row => row.Add(expiredBefore));
}
