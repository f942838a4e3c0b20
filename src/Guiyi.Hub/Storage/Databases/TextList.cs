using System.Text.Json;
using System.Text.Encodings.Web;

namespace Guiyi.Hub.Storage.Databases;

/// <summary>A few texts in one column, as a JSON array.</summary>
static class TextList
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<string> texts) => JsonSerializer.Serialize(texts, Readable);

    public static IReadOnlyList<string> Read(string text) => JsonSerializer.Deserialize<string[]>(text) ?? [];
}
