using System.Buffers.Text;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Guiyi.Api.Platform.Problems;

namespace Guiyi.Api.Platform;

/// <summary>What tells one state of a thing from the next (RFC 9110, 8.8.3).</summary>
static class Etag
{
    /// <summary>Of a thing that has versions.</summary>
    public static string Of(long version) => $"\"v{version}\"";

    /// <summary>Of a thing that has none: of all that is shown of it.</summary>
    public static string OfContent<T>(T shown) =>
        $"\"{Base64Url.EncodeToString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shown, ApiJson.Options)).AsSpan(0, 12))}\"";

    /// <summary>Says the state of what is answered.</summary>
    public static void Show(HttpContext http, string etag) => http.Response.Headers.ETag = etag;

    /// <summary>Says the state, and whether the caller has it already: then answer 304.</summary>
    public static bool IsKnown(HttpContext http, string etag)
    {
        Show(http, etag);
        return Lists(http.Request.Headers.IfNoneMatch.ToString(), etag);
    }

    /// <summary>The version that an ETag of <see cref="Of"/> shows; null where it is none.</summary>
    public static long? Version(string etag) =>
        etag.Trim('"') is ['v', .. var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : null;

    internal static bool Lists(string header, string etag) =>
        header == "*" || header.Split(',', StringSplitOptions.TrimEntries).Any(given => given == etag || (given.StartsWith("W/", StringComparison.Ordinal) && given[2..] == etag));
}

/// <summary>The state a change is meant for. Take it as a parameter of a handler, and check it where the change is made: in the writer's transaction.</summary>
public sealed class IfMatch
{
    readonly string header;

    IfMatch(string header) => this.header = header;

    /// <summary>Nothing was said.</summary>
    public bool IsMissing => header.Length == 0;

    /// <summary>The change is meant for whatever is there.</summary>
    public bool IsAny => header == "*";

    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter) => new(new IfMatch(context.Request.Headers.IfMatch.ToString()));

    /// <summary>Lets the change through only where it was made for what is there now.</summary>
    /// <param name="etag">Of what is there now.</param>
    /// <exception cref="Refusal">428: nothing was said. 412: somebody else was faster.</exception>
    public void Check(string etag)
    {
        if (header.Length == 0)
            throw new Refusal(428, "Say which state the change is meant for.", "Send the header If-Match with the ETag you were shown, or with * to change it whatever it is.");
        // A weak one says "about the same", which is not enough to overwrite (RFC 9110, 13.1.1).
        if (header != "*" && !header.Split(',', StringSplitOptions.TrimEntries).Contains(etag))
            throw new Refusal(412, "Somebody else has changed it.", $"If-Match: found {header}; it is now {etag}. Read it again, then decide anew.");
    }
}
