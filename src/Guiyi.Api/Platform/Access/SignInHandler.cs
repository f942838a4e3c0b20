using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guiyi.Api.Platform.Access;

/// <summary>Finds out who sent a request: by "Authorization: Bearer", by "X-Api-Key", or by the browser's cookie, in that order.</summary>
sealed class SignInHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SignedIn signedIn)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "guiyi";

    public const string Cookie = "guiyi", KeyHeader = "X-Api-Key";

    const string Bearer = "Bearer ";

    /// <summary>What a request shows, and whether a browser sent it by itself.</summary>
    public static (string Secret, bool IsCookie)? Shown(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString(), key = request.Headers[KeyHeader].ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return (header[Bearer.Length..].Trim(), false);
        if (key.Length > 0)
            return (key, false);
        return request.Cookies[Cookie] is { Length: > 0 } cookie ? (cookie, true) : null;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request) is not { } shown)
            return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(signedIn.Find(shown.Secret, shown.IsCookie) is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(user, Scheme))
            : AuthenticateResult.Fail("What was shown opens nothing, or nothing any more."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
