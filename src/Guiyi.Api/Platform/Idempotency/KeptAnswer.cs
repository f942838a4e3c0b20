using System.Text;

namespace Guiyi.Api.Platform.Idempotency;

/// <summary>An answer with those of its headers that a client goes on from. Kept as HTTP writes it: a header to a line, an empty line, the body.</summary>
sealed record KeptAnswer(string? ContentType, string? Etag, string? Location, byte[] Body)
{
    public static KeptAnswer Of(HttpResponse response, byte[] body) =>
        new(response.ContentType, Named(response.Headers.ETag.ToString()), Named(response.Headers.Location.ToString()), body);

    public byte[] ToBytes()
    {
        var head = new StringBuilder();
        Add(head, "content-type", ContentType);
        Add(head, "etag", Etag);
        Add(head, "location", Location);
        return [.. Encoding.UTF8.GetBytes(head.Append('\n').ToString()), .. Body];
    }

    public static KeptAnswer Read(byte[] kept)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        int at = 0;
        while (kept[at] != '\n')
        {
            int end = Array.IndexOf(kept, (byte)'\n', at);
            string line = Encoding.UTF8.GetString(kept, at, end - at);
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..];
            at = end + 1;
        }
        return new KeptAnswer(headers.GetValueOrDefault("content-type"), headers.GetValueOrDefault("etag"), headers.GetValueOrDefault("location"), kept[(at + 1)..]);
    }

    static string? Named(string header) => header.Length == 0 ? null : header;

    static void Add(StringBuilder head, string name, string? value)
    {
        if (value is not null)
            head.Append(name).Append(':').Append(value).Append('\n');
    }
}
