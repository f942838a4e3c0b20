using System.Security.Cryptography;
using System.Text;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Platform.Access;

/// <summary>
/// Who stands behind a secret. Kept for five seconds, so that hundreds of requests in a second do not each read the store; a change of users, keys or
/// sessions through this server holds at once, for whoever makes one calls <see cref="Forget"/>.
/// </summary>
sealed class SignedIn(CustomerHub hub, ServerOptions options)
{
    const int MostKept = 10_000;

    static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    readonly Dictionary<string, (ClaimsPrincipal User, DateTimeOffset Until)> kept = new(StringComparer.Ordinal);
    long changes;

    /// <summary>The user with a secret; null where it opens nothing.</summary>
    /// <exception cref="StoreException">The store cannot be asked.</exception>
    public ClaimsPrincipal? Find(string secret, bool isCookie)
    {
        byte[] hash = Secrets.Hash(secret);
        string name = Convert.ToHexString(hash) + (isCookie ? "c" : "");
        DateTimeOffset now = hub.Clock.GetUtcNow();
        long before;
        lock (gate)
        {
            if (kept.TryGetValue(name, out var known) && known.Until > now)
                return known.User;
            before = changes;
        }
        (Caller Caller, DateTimeOffset Until)? found = Read(secret, hash, isCookie, now);
        if (found is not { } caller)
            return null;
        ClaimsPrincipal user = caller.Caller.Principal();
        lock (gate)
        {
            if (kept.Count >= MostKept)
                kept.Clear();
            // Read before somebody changed something: good for this request, and for no later one.
            if (before == changes)
                kept[name] = (user, caller.Until < now + KeptFor ? caller.Until : now + KeptFor);
        }
        return user;
    }

    /// <summary>Users, keys or sessions have changed.</summary>
    public void Forget()
    {
        lock (gate)
        {
            changes++;
            kept.Clear();
        }
    }

    (Caller, DateTimeOffset Until)? Read(string secret, byte[] hash, bool isCookie, DateTimeOffset now)
    {
        if (IsOfThisProcess(secret))
            return (new Caller(0, options.InProcessKey!.Name, [Roles.Admin], Proof.InProcess), DateTimeOffset.MaxValue);
        UserReads users = hub.Store.Users;
        if (secret.StartsWith(Secrets.Key, StringComparison.Ordinal))
            return !isCookie && users.Key(hash) is { Revoked: null } key && !(key.Expires <= now) && users.Find(key.User) is { Disabled: null } owner
                // A key never opens more than its owner may.
                ? (new Caller(owner.Id, owner.Name, Roles.Within(owner.Roles, key.Roles), Proof.Key), key.Expires ?? DateTimeOffset.MaxValue)
                : null;
        return users.Session(hash) is { } session && session.Expires > now && users.Find(session.User) is { Disabled: null } user
            ? (new Caller(user.Id, user.Name, user.Roles, isCookie ? Proof.Cookie : Proof.Session), session.Expires)
            : null;
    }

    bool IsOfThisProcess(string secret) => options.InProcessKey is { } own && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(own.Secret));
}
