using System.Text;
using Guiyi.Hub.Sources.Encodings;

namespace Guiyi.Hub.Sources.Json;

/// <summary>How a JSON file holds its records.</summary>
/// <param name="Description">For people: JSONL, or JSON and where the array stands.</param>
/// <param name="ArrayStart">Bytes of UTF-8 before the array's first element; null for one object per line.</param>
/// <param name="IsWholeFile">Whether the array is all that the file holds.</param>
sealed record JsonForm(string Description, long? ArrayStart, bool IsWholeFile)
{
    public static JsonForm Lines { get; } = new("JSONL", null, false);

    /// <summary>Starts reading the records.</summary>
    public JsonElements Open(string path, DetectedEncoding encoding, SourceOptions options)
    {
        ByteWindow window = OpenUtf8(path, encoding);
        if (ArrayStart is not { } start)
            return new JsonLines(window, options);
        long lines = window.SkipCountingLines(start);
        return new JsonArray(window, lines + 1, IsWholeFile, options);
    }

    /// <summary>The file's text as UTF-8, its byte order mark skipped.</summary>
    public static ByteWindow OpenUtf8(string path, DetectedEncoding encoding)
    {
        Stream stream = SourceStream.Open(path);
        stream.Position = encoding.Preamble;
        bool isUtf8 = encoding.Encoding is UTF8Encoding;
        return new ByteWindow(path, isUtf8 ? stream : Encoding.CreateTranscodingStream(stream, encoding.Encoding, KnownEncodings.Utf8));
    }
}
