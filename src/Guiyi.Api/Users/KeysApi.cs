using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Users;

/// <summary>What programs sign in with on behalf of a user.</summary>
static class KeysApi
{
    public static void MapKeys(this RouteGroupBuilder users)
    {
        RouteGroupBuilder keys = users.MapGroup("/{id:long}/keys").WithTags("Keys");
        keys.MapGet("", List).WithSummary("A user's keys, revoked ones too; never their secrets");
        keys.MapPost("", Add).WithSummary("Makes a key; its secret is shown this once");
        keys.MapDelete("/{key:long}", Revoke).WithSummary("Revokes a key: from now on it opens nothing");
    }

    static Ok<Paged<KeyView>> List(long id, [AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(hub.Store.Users.Keys(User(hub, id).Id), paging, key => key.Id, key => KeyView.Of(key)));

    static async Task<Created<KeyView>> Add(long id, NewKey request, Idempotent idempotent, HttpContext http, CustomerHub hub, CancellationToken cancellation)
    {
        string name = UserNames.Checked(request.Name), secret = Secrets.New(Secrets.Key);
        IReadOnlyList<string> roles = Roles.Checked(request.Roles ?? User(hub, id).Roles);
        StoredKey key = await hub.Write(
            transaction =>
            {
                StoredKey added = transaction.Users.AddKey(new StoredKey { User = User(hub, id).Id, Name = name, SecretHash = Secrets.Hash(secret), Roles = roles, Created = transaction.At.AsKept(), Expires = request.Expires?.AsKept() });
                // The secret is nowhere kept, so a repetition is answered without it.
                transaction.Keep(idempotent.ToKeep(StatusCodes.Status201Created, KeyView.Of(added), location: Address(added)));
                return added;
            },
            cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created(Address(key), KeyView.Of(key, secret));
    }

    static async Task<NoContent> Revoke(long id, long key, Idempotent idempotent, CustomerHub hub, SignedIn signedIn, CancellationToken cancellation)
    {
        if (hub.Store.Users.Keys(User(hub, id).Id).All(k => k.Id != key))
            throw Refusal.NotThere($"The user {id} has no key {key}.");
        await hub.Write(
            transaction =>
            {
                transaction.Users.RevokeKey(key);
                transaction.Keep(idempotent.ToKeep(StatusCodes.Status204NoContent));
                return 0;
            },
            cancellation);
        signedIn.Forget();
        return TypedResults.NoContent();
    }

    static StoredUser User(CustomerHub hub, long id) => hub.Store.Users.Find(id) ?? throw Refusal.NotThere($"There is no user {id}.");

    static string Address(StoredKey key) => $"/api/v1/users/{key.User}/keys/{key.Id}";
}

/// <summary>A key.</summary>
/// <param name="Secret">For the header X-Api-Key; only in the answer to the request that made it.</param>
sealed record KeyView(long Id, string Name, IReadOnlyList<string> Roles, DateTimeOffset Created, DateTimeOffset? Expires = null, DateTimeOffset? Revoked = null, string? Secret = null)
{
    public static KeyView Of(StoredKey key, string? secret = null) => new(key.Id, key.Name, key.Roles, key.Created, key.Expires, key.Revoked, secret);
}

/// <summary>A new key.</summary>
/// <param name="Name">What it is for; 1 to 100 characters.</param>
/// <param name="Roles">What it may do, never more than its user; left out: the user's roles.</param>
/// <param name="Expires">Until when it opens anything; left out: until it is revoked.</param>
sealed record NewKey(string Name, IReadOnlyList<string>? Roles = null, DateTimeOffset? Expires = null);
