using System.Text.Json;
using Guiyi.Hub.Sources.Encodings;

namespace Guiyi.Hub.Sources.Json;

/// <summary>Tells JSON and JSONL from other text, and finds the array that holds the records.</summary>
static class JsonDetection
{
    const int LinesLookedAt = 50;

    /// <summary>The file's form, or null where it is no JSON.</summary>
    /// <exception cref="SourceException">It is JSON, but holds no one array of objects.</exception>
    public static JsonForm? Detect(string path, DetectedEncoding encoding, SourceOptions options)
    {
        using ByteWindow window = JsonForm.OpenUtf8(path, encoding);
        long start = SkipBlanks(window);
        if (window.Bytes.IsEmpty)
            return null;
        if (window.Bytes[0] == '{')
            return OfObjects(path, encoding, window, options);
        return window.Bytes[0] == '[' ? OfArray(path, window, start) : null;
    }

    static JsonForm? OfObjects(string path, DetectedEncoding encoding, ByteWindow window, SourceOptions options)
    {
        string extension = Path.GetExtension(path).ToLowerInvariant();
        bool namedLines = extension is ".jsonl" or ".ndjson";
        if (AfterBracket(window) is not ((byte)'"' or (byte)'}') && !namedLines && extension != ".json")
            return null;
        (int whole, int lines) = CountWholeLines(window, options);
        if (lines > 1 && whole * 2 > lines || namedLines && (lines <= 1 || whole > 0))
            return JsonForm.Lines;
        JsonForm? form = JsonArrayLocation.Find(path, encoding, options, out string? problem);
        if (form is not null)
            return form;
        if (whole > 0 || namedLines)
            return JsonForm.Lines;
        throw new SourceException(path, problem ?? "JSON without an array of objects", "one object per line, or one array of objects");
    }

    static JsonForm? OfArray(string path, ByteWindow window, long start)
    {
        if (AfterBracket(window) is (byte)'{' or (byte)']' or 0)
            return new JsonForm("JSON", start + 1, IsWholeFile: true);
        // Text that begins with a bracket may be anything; with JSON's end at its end it is JSON.
        while (window.More())
            window.Skip(Math.Max(0, window.Bytes.Length - 64));
        if (window.Bytes.TrimEnd(" \t\r\n"u8) is [.., (byte)']'])
            throw new SourceException(path, "a JSON array that does not begin with an object", "one array of objects");
        return null;
    }

    static long SkipBlanks(ByteWindow window)
    {
        long skipped = 0;
        while (!window.Bytes.IsEmpty || window.More())
        {
            int blank = window.Bytes.IndexOfAnyExcept(" \t\r\n"u8);
            int length = blank < 0 ? window.Bytes.Length : blank;
            window.Skip(length);
            skipped += length;
            if (blank >= 0)
                break;
        }
        return skipped;
    }

    /// <summary>The first byte behind the opening bracket that is no blank; 0 where none is near.</summary>
    static byte AfterBracket(ByteWindow window)
    {
        int at;
        while ((at = window.Bytes[1..].IndexOfAnyExcept(" \t\r\n"u8)) < 0 && window.Bytes.Length < 1 << 16 && window.More())
            continue;
        return at < 0 ? (byte)0 : window.Bytes[at + 1];
    }

    /// <summary>How many of the first lines are whole objects, and how many lines that are not blank were looked at.</summary>
    static (int Whole, int Lines) CountWholeLines(ByteWindow window, SourceOptions options)
    {
        int whole = 0, lines = 0, at = 0;
        while (lines < LinesLookedAt)
        {
            int end = at < window.Bytes.Length ? window.Bytes[at..].IndexOfAny((byte)'\n', (byte)'\r') : -1;
            if (end < 0 && window.Bytes.Length - at <= options.MaxRecordLength && window.More())
                continue;
            ReadOnlySpan<byte> line = end < 0 ? window.Bytes[at..] : window.Bytes.Slice(at, end);
            if (!line.Trim(" \t"u8).IsEmpty)
            {
                lines++;
                whole += IsObject(line) ? 1 : 0;
            }
            if (end < 0)
                break;
            at += end + 1;
        }
        return (whole, lines);
    }

    static bool IsObject(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            // Not an object: that is the answer, not a fault.
            return false;
        }
    }
}
