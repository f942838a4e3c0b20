using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Users;

/// <summary>Those who may sign in.</summary>
static class UsersApi
{
    public static RouteGroupBuilder MapUsers(this RouteGroupBuilder api)
    {
        RouteGroupBuilder users = api.MapGroup("/users").ForAdmins().WithTags("Users");
        users.MapGet("", List).WithSummary("All users");
        users.MapPost("", Add).WithSummary("Adds a user").ProducesProblem(StatusCodes.Status409Conflict);
        users.MapGet("/{id:long}", Show).WithSummary("One user, with the ETag that a change needs").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        users.MapPatch("/{id:long}", Change).WithSummary("Changes roles or password, or keeps a user out; needs If-Match")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        users.MapKeys();
        return users;
    }

    static Ok<Paged<UserView>> List([AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(hub.Store.Users.All(), paging, user => user.Id, UserView.Of));

    static async Task<Created<UserView>> Add(NewUser request, Idempotent idempotent, HttpContext http, CustomerHub hub, CancellationToken cancellation)
    {
        var user = new StoredUser { Name = UserNames.Checked(request.Name), Roles = Roles.Checked(request.Roles), Created = hub.Clock.GetUtcNow().AsKept() };
        if (request.Password is { } password)
            user = user with { Password = await Passwords.Hash(password, cancellation) };
        UserView shown = await hub.Write(
            transaction =>
            {
                UserView added = UserView.Of(UserChanges.Add(hub.Store, transaction, user));
                transaction.Keep(idempotent.ToKeep(StatusCodes.Status201Created, added, Etag.OfContent(added), Address(added)));
                return added;
            },
            cancellation);
        Etag.Show(http, Etag.OfContent(shown));
        return TypedResults.Created(Address(shown), shown);
    }

    static Results<Ok<UserView>, StatusCodeHttpResult, NotFound> Show(long id, HttpContext http, CustomerHub hub)
    {
        if (hub.Store.Users.Find(id) is not { } user)
            return TypedResults.NotFound();
        UserView shown = UserView.Of(user);
        return Etag.IsKnown(http, Etag.OfContent(shown)) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(shown);
    }

    static async Task<Ok<UserView>> Change(long id, UserChange change, IfMatch state, Idempotent idempotent, HttpContext http, CustomerHub hub, SignedIn signedIn, CancellationToken cancellation)
    {
        string? password = change.Password is { } given ? await Passwords.Hash(given, cancellation) : null;
        UserView shown = await hub.Write(
            transaction =>
            {
                UserView changed = UserView.Of(UserChanges.Make(hub.Store, transaction, id, state, change, password));
                transaction.Keep(idempotent.ToKeep(StatusCodes.Status200OK, changed, Etag.OfContent(changed)));
                return changed;
            },
            cancellation);
        signedIn.Forget();
        Etag.Show(http, Etag.OfContent(shown));
        return TypedResults.Ok(shown);
    }

    static string Address(UserView user) => $"/api/v1/users/{user.Id}";
}
