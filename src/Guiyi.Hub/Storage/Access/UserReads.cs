using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Access;

/// <summary>Reads users, their keys and sessions.</summary>
public sealed class UserReads
{
    const string Select = "select user_id, name, password, roles, created_at, disabled_at from user_account ", SelectKey = "select api_key_id, user_id, name, secret_hash, roles, created_at, expires_at, revoked_at from api_key ";

    readonly Reading reading;

    internal UserReads(Reading reading) => this.reading = reading;

    /// <summary>All users by id.</summary>
    public IReadOnlyList<StoredUser> All() => reading.List(Select + "order by user_id", Read);

    public StoredUser? Find(long id) => reading.First(Select + "where user_id = $1", Read, id);

    public StoredUser? Find(string name) => reading.First(Select + "where name = $1", Read, name);

    /// <summary>A user's keys, revoked ones too.</summary>
    public IReadOnlyList<StoredKey> Keys(long user) => reading.List(SelectKey + "where user_id = $1 order by api_key_id", ReadKey, user);

    /// <summary>The key with a secret, revoked or not.</summary>
    public StoredKey? Key(byte[] secretHash) => reading.First(SelectKey + "where secret_hash = $1", ReadKey, secretHash);

    /// <summary>The session with a secret, expired or not.</summary>
    public StoredSession? Session(byte[] secretHash) =>
        reading.First("select secret_hash, user_id, created_at, expires_at from session where secret_hash = $1", row => new StoredSession(row.Bytes(0), row.Long(1), row.Time(2), row.Time(3)), secretHash);

    static StoredUser Read(Row row) => new()
    {
        Id = row.Long(0),
        Name = row.Text(1),
        Password = row.Text(2),
        Roles = TextList.Read(row.Text(3)),
        Created = row.Time(4),
        Disabled = row.OptionalTime(5),
    };

    static StoredKey ReadKey(Row row) => new()
    {
        Id = row.Long(0),
        User = row.Long(1),
        Name = row.Text(2),
        SecretHash = row.Bytes(3),
        Roles = TextList.Read(row.Text(4)),
        Created = row.Time(5),
        Expires = row.OptionalTime(6),
        Revoked = row.OptionalTime(7),
    };
}
