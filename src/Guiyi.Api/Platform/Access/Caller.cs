using System.Globalization;
using System.Reflection;

namespace Guiyi.Api.Platform.Access;

/// <summary>How somebody proved who they are.</summary>
public enum Proof
{
    /// <summary>A browser that was signed in.</summary>
    Cookie,
    /// <summary>The token of a session in a header.</summary>
    Session,
    /// <summary>A program's key.</summary>
    Key,
    /// <summary>The process that started the server.</summary>
    InProcess,
}

/// <summary>Who sent the request. Take it as a parameter of a handler.</summary>
/// <param name="Id">The user's id; 0 for the process that started the server.</param>
/// <param name="Name">The name that stands beside what is said or changed.</param>
/// <param name="Roles">What the caller may do.</param>
/// <param name="Proof">How the caller proved it.</param>
public sealed record Caller(long Id, string Name, IReadOnlyList<string> Roles, Proof Proof)
{
    public static ValueTask<Caller> BindAsync(HttpContext context, ParameterInfo parameter) => new(Of(context.User));

    /// <summary>The signed-in caller of a request.</summary>
    public static Caller Of(ClaimsPrincipal user) => new(
        long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture),
        user.Identity!.Name!,
        [.. user.FindAll(ClaimTypes.Role).Select(c => c.Value)],
        Enum.Parse<Proof>(user.FindFirstValue(ClaimTypes.AuthenticationMethod)!));

    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, Name),
            new Claim(ClaimTypes.AuthenticationMethod, Proof.ToString()),
            .. Roles.Select(role => new Claim(ClaimTypes.Role, role)),
        ],
        SignInHandler.Scheme));
}
