using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Login;

/// <summary>Signing in and out.</summary>
static class LoginApi
{
    public static void MapLogin(this RouteGroupBuilder api)
    {
        RouteGroupBuilder access = api.MapGroup("").WithTags("Access");
        access.MapPost("/login", SignIn).AllowAnonymous().ReadsOnly().WithSummary("Signs in: sets the browser's cookie, and gives a token for other programs")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        access.MapPost("/logout", SignOut).ReadsOnly().WithSummary("Ends the session whose cookie or token is shown");
    }

    static async Task<Ok<LoginAnswer>> SignIn(LoginRequest request, HttpContext http, CustomerHub hub, FailedLogins failed, ServerOptions options, CancellationToken cancellation)
    {
        StoredUser user = await Known(request, hub, failed, cancellation);
        DateTimeOffset now = hub.Clock.GetUtcNow().AsKept(), expires = now + options.SessionLength;
        string secret = Secrets.New(Secrets.Session);
        await hub.Write(transaction =>
        {
            transaction.Users.AddSession(new StoredSession(Secrets.Hash(secret), user.Id, now, expires));
            return 0;
        }, cancellation);
        http.Response.Cookies.Append(SignInHandler.Cookie, secret, Cookie(http, expires));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new LoginAnswer(secret, expires));
    }

    /// <exception cref="Refusal">Name and password do not fit, or were guessed too often.</exception>
    static async Task<StoredUser> Known(LoginRequest request, CustomerHub hub, FailedLogins failed, CancellationToken cancellation)
    {
        failed.Begin(request.Name);
        StoredUser? user = hub.Store.Users.Find(request.Name);
        bool fits = await Passwords.Fits(request.Password, user?.Password, cancellation);
        if (user is not { Disabled: null } || !fits)
            throw new Refusal(401, "Name or password is wrong.", $"Which of them is not told. After {FailedLogins.Most} wrong ones a name has to wait five minutes.");
        failed.Succeeded(request.Name);
        return user;
    }

    static async Task<NoContent> SignOut(HttpContext http, CustomerHub hub, SignedIn signedIn, CancellationToken cancellation)
    {
        string secret = SignInHandler.Shown(http.Request)!.Value.Secret;
        await hub.Write(transaction =>
        {
            transaction.Users.EndSession(Secrets.Hash(secret));
            return 0;
        }, cancellation);
        signedIn.Forget();
        http.Response.Cookies.Delete(SignInHandler.Cookie, Cookie(http, null));
        return TypedResults.NoContent();
    }

    /// <summary>No script reads it, no other site makes a browser send it.</summary>
    static CookieOptions Cookie(HttpContext http, DateTimeOffset? expires) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", Expires = expires };
}

/// <summary>Who signs in.</summary>
sealed record LoginRequest(string Name, string Password);

/// <summary>A session.</summary>
/// <param name="Token">For the header "Authorization: Bearer …".</param>
/// <param name="Expires">Until when it opens anything.</param>
sealed record LoginAnswer(string Token, DateTimeOffset Expires);
