using System.Text.RegularExpressions;
using Guiyi.Testing;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Guiyi.Api.Tests.Platform;

/// <summary>Beside each slice lies a file of requests to try it with.</summary>
public sealed partial class HttpFileTests(SqliteServer server) : ApiTests<SqliteServer>(server)
{
    [Fact]
    public void Every_route_occurs_in_a_file_of_requests()
    {
        (string Method, string Path)[] shown =
        [
            .. from file in Directory.EnumerateFiles(Repository.At("src", "Guiyi.Api"), "*.http", SearchOption.AllDirectories)
               from line in File.ReadLines(file)
               let request = Request().Match(line)
               where request.Success
               select (request.Groups[1].Value, request.Groups[2].Value),
        ];
        (RouteEndpoint Endpoint, string Method)[] mapped =
        [
            .. from endpoint in Server.Server.Endpoints.OfType<RouteEndpoint>()
               where !endpoint.RoutePattern.RawText!.StartsWith("/openapi", StringComparison.Ordinal)
               from method in Routes.Methods(endpoint)
               select (endpoint, method),
        ];
        Assert.Empty(mapped.Where(route => !shown.Any(s => s.Method == route.Method && Routes.Pattern(route.Endpoint).IsMatch(s.Path))).Select(r => $"{r.Method} {r.Endpoint.RoutePattern.RawText} is in no .http file"));
        Assert.Empty(shown.Where(s => !mapped.Any(route => s.Method == route.Method && Routes.Pattern(route.Endpoint).IsMatch(s.Path))).Select(s => $"{s.Method} {s.Path} leads nowhere"));
    }

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) \{\{host\}\}(\S+)$")]
    private static partial Regex Request();
}
