using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Me;

/// <summary>The signed-in user.</summary>
static class MeApi
{
    public static void MapMe(this RouteGroupBuilder api)
    {
        RouteGroupBuilder me = api.MapGroup("/me").WithTags("Access");
        me.MapGet("", Show).WithSummary("Who is signed in, and how");
        me.MapPut("/password", ChangePassword).ReadsOnly().WithSummary("Changes the own password, and ends all sessions of the user");
    }

    static Ok<MeView> Show(Caller caller) => TypedResults.Ok(new MeView(caller.Name, caller.Roles, caller.Proof));

    static async Task<NoContent> ChangePassword(OwnPassword request, Caller caller, CustomerHub hub, FailedLogins failed, SignedIn signedIn, CancellationToken cancellation)
    {
        if (caller.Proof is not (Proof.Cookie or Proof.Session))
            throw new Refusal(403, "Only a person who signed in has a password.", "Sign in with name and password, then change it.");
        failed.Begin(caller.Name);
        StoredUser user = hub.Store.Users.Find(caller.Id)!;
        if (!await Passwords.Fits(request.Current, user.Password, cancellation))
            throw new Refusal(403, "The current password is wrong.");
        failed.Succeeded(caller.Name);
        string password = await Passwords.Hash(request.Next, cancellation);
        await hub.Write(transaction =>
        {
            transaction.Users.Update(hub.Store.Users.Find(caller.Id)! with { Password = password });
            transaction.Users.EndSessions(caller.Id);
            return 0;
        }, cancellation);
        signedIn.Forget();
        return TypedResults.NoContent();
    }
}

/// <summary>Who is signed in.</summary>
sealed record MeView(string Name, IReadOnlyList<string> Roles, Proof Proof);

/// <summary>A new password for oneself.</summary>
/// <param name="Current">The one that holds now.</param>
/// <param name="Next">8 to 256 characters.</param>
sealed record OwnPassword(string Current, string Next);
