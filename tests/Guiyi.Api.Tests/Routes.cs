using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Guiyi.Api.Tests;

/// <summary>Mapped routes as requests.</summary>
static partial class Routes
{
    public static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    /// <summary>A path that leads there: numbers for what is variable.</summary>
    public static string Path(RouteEndpoint endpoint) =>
        "/" + Variable().Replace(endpoint.RoutePattern.RawText!, m => m.Value.Contains("documentName", StringComparison.Ordinal) ? "v1" : "1").TrimStart('/');

    /// <summary>Matches requests to a route, wherever variables have values.</summary>
    public static Regex Pattern(RouteEndpoint endpoint) =>
        new("^" + string.Concat(Variable().Split(endpoint.RoutePattern.RawText!).Select((part, i) => (i > 0 ? "[^/?\\s]+" : "") + Regex.Escape(part))).TrimEnd('/') + @"(\?\S*)?$");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Variable();
}
