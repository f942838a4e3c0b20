using Guiyi.Api.Platform.Problems;

namespace Guiyi.Api.Platform.Access;

/// <summary>
/// Lets changes through only from who may make them: not from readers, and not from a browser that another site told to send them. A browser adds its
/// cookie by itself, so such a request must show that a page of this server made it.
/// </summary>
sealed class ChangeGuard(RequestDelegate next)
{
    /// <summary>A header that no other site can make a browser send without asking first.</summary>
    public const string Header = "X-Guiyi";

    public Task InvokeAsync(HttpContext context)
    {
        if (IsChange(context.Request.Method) && context.User.Identity?.IsAuthenticated == true)
            Check(context);
        return next(context);
    }

    public static bool IsChange(string method) => !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method));

    static void Check(HttpContext context)
    {
        if (Caller.Of(context.User).Proof == Proof.Cookie && !IsOwnPage(context.Request))
            throw new Refusal(403, "The request may come from another site.", $"A change with a cookie needs the header {Header}: 1.");
        if (context.GetEndpoint()?.Metadata.GetMetadata<ReadsOnly>() is null && !Roles.MayChange(context.User))
            throw new Refusal(403, "Readers change nothing.", $"{context.Request.Method} {context.Request.Path} needs the role {Roles.Steward} or {Roles.Admin}.");
    }

    static bool IsOwnPage(HttpRequest request) =>
        request.Headers[Header].Count > 0
        || request.Headers["Sec-Fetch-Site"] == "same-origin"
        || request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
