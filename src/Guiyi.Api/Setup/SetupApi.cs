using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Api.Users;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Setup;

/// <summary>First-run set-up: the first user, who then adds the others.</summary>
static class SetupApi
{
    public static void MapSetup(this RouteGroupBuilder api) => api.MapPost("/setup", SetUp)
        .AllowAnonymous()
        .WithTags("Access")
        .WithSummary("Makes the first user, an administrator; possible only while there is none")
        .ProducesProblem(StatusCodes.Status409Conflict);

    static async Task<Created<UserView>> SetUp(SetupRequest request, CustomerHub hub, CancellationToken cancellation)
    {
        Refuse(hub.Store);
        string name = UserNames.Checked(request.Name), password = await Passwords.Hash(request.Password, cancellation);
        StoredUser user = await hub.Write(
            transaction =>
            {
                // Asked again by the writer: of two who set up at once, one comes first.
                Refuse(hub.Store);
                return transaction.Users.Add(new StoredUser { Name = name, Password = password, Roles = [Roles.Admin], Created = transaction.At.AsKept() });
            },
            cancellation);
        return TypedResults.Created($"/api/v1/users/{user.Id}", UserView.Of(user));
    }

    static void Refuse(Store store)
    {
        if (store.Users.All().Count > 0)
            throw new Refusal(409, "Set-up is over.", "There are users already. An administrator adds further ones: POST /api/v1/users.");
    }
}

/// <summary>The first user.</summary>
/// <param name="Name">What the user signs in with; 1 to 100 characters.</param>
/// <param name="Password">8 to 256 characters.</param>
sealed record SetupRequest(string Name, string Password);
