using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Guiyi.Hub.Sources.Json;

/// <summary>A value of a flattened record.</summary>
struct JsonValue
{
    /// <summary>Number of its path in <see cref="JsonColumns"/>.</summary>
    public int Path;

    /// <summary>Its ordinal among the values of that path in the record, from 1.</summary>
    public int Occurrence;

    /// <summary>Number of the array element that it belongs to; 1 is the record itself.</summary>
    public int Element;

    /// <summary>Place of its text.</summary>
    public int Start;

    public int Length;
}

/// <summary>
/// Flattens one JSON object. Nested objects give <c>a.b</c>; an array of scalars gives one text, joined with a bar; every object in
/// an array gives its values an occurrence, for all of them the same, the first that is free for each: what belongs together keeps a
/// common number (<c>NAME_ORG[2]</c>, <c>NAME_TYPE[2]</c>). A key that is repeated in one object occurs again. An array inside an
/// array stays JSON. Numbers and booleans stay as written; null is empty.
/// </summary>
sealed class JsonFlattening(JsonColumns columns, SourceOptions options)
{
    const int DeepestNesting = 64;

    readonly List<JsonValue> values = [];
    char[] path = new char[256];
    char[] text = new char[4096];
    int textLength;
    int elements;
    int mostOccurrences;
    int[] last = [];

    /// <summary>The values of the newest record.</summary>
    public ReadOnlySpan<JsonValue> Values => CollectionsMarshal.AsSpan(values);

    public ReadOnlySpan<char> Text(in JsonValue value) => text.AsSpan(value.Start, value.Length);

    /// <summary>Flattens a record; null where that worked, else what was found and what was expected.</summary>
    public string? Flatten(ReadOnlySpan<byte> json)
    {
        values.Clear();
        textLength = 0;
        elements = 1;
        mostOccurrences = 0;
        // No value is longer than its JSON, and a bar between two takes the place of their comma.
        if (text.Length <= json.Length)
            text = new char[Math.Max(json.Length + 1, 2 * text.Length)];
        var cursor = new Cursor(json);
        Array.Clear(last);
        try
        {
            cursor.Reader.Read();
            if (cursor.Reader.TokenType != JsonTokenType.StartObject)
                return $"found {NameOf(cursor.Reader.TokenType)}; expected an object";
            ReadObject(ref cursor, pathLength: 0, element: 1);
            cursor.Reader.Read();
        }
        catch (JsonException fault)
        {
            return $"found broken JSON ({Reason(fault)}); expected one whole object";
        }
        NumberOccurrences(first: 0, element: 1);
        return mostOccurrences > options.MaxOccurrences
            ? $"found {mostOccurrences} values of one kind; expected at most {options.MaxOccurrences}"
            : null;
    }

    void ReadObject(ref Cursor cursor, int pathLength, int element)
    {
        while (cursor.Reader.Read() && cursor.Reader.TokenType == JsonTokenType.PropertyName)
        {
            int length = AppendName(pathLength, cursor.Reader.ValueSpan);
            cursor.Reader.Read();
            if (cursor.Reader.TokenType == JsonTokenType.StartObject)
                ReadObject(ref cursor, length, element);
            else if (cursor.Reader.TokenType == JsonTokenType.StartArray)
                ReadArray(ref cursor, length, element);
            else
                AddScalar(ref cursor, length, element);
        }
    }

    void ReadArray(ref Cursor cursor, int pathLength, int element)
    {
        int before = values.Count;
        bool joining = false;
        while (cursor.Reader.Read() && cursor.Reader.TokenType != JsonTokenType.EndArray)
        {
            if (cursor.Reader.TokenType == JsonTokenType.StartObject)
            {
                int first = values.Count;
                int inner = ++elements;
                path[pathLength] = JsonColumns.ArrayMark;
                ReadObject(ref cursor, pathLength + 1, inner);
                NumberOccurrences(first, inner);
            }
            else if (joining)
            {
                JoinScalar(ref cursor);
                continue;
            }
            else
            {
                AddScalar(ref cursor, pathLength, element);
            }
            joining = cursor.Reader.TokenType != JsonTokenType.EndObject;
        }
        if (values.Count == before)
            Add(pathLength, element, textLength);
    }

    void JoinScalar(ref Cursor cursor)
    {
        text[textLength++] = '|';
        AppendScalar(ref cursor);
        ref JsonValue value = ref CollectionsMarshal.AsSpan(values)[^1];
        value.Length = textLength - value.Start;
    }

    void AddScalar(ref Cursor cursor, int pathLength, int element)
    {
        int start = textLength;
        AppendScalar(ref cursor);
        Add(pathLength, element, start);
    }

    void Add(int pathLength, int element, int start) => values.Add(new JsonValue
    {
        Path = columns.PathOf(path.AsSpan(0, pathLength)),
        Element = element,
        Start = start,
        Length = textLength - start,
    });

    void AppendScalar(ref Cursor cursor)
    {
        JsonTokenType type = cursor.Reader.TokenType;
        if (type == JsonTokenType.Null)
            return;
        ReadOnlySpan<byte> raw = type == JsonTokenType.StartArray ? cursor.TakeArray() : cursor.Reader.ValueSpan;
        textLength += type == JsonTokenType.String
            ? JsonText.Unescape(raw, text.AsSpan(textLength))
            : Encoding.UTF8.GetChars(raw, text.AsSpan(textLength));
    }

    int AppendName(int pathLength, ReadOnlySpan<byte> name)
    {
        if (path.Length < pathLength + name.Length + 2)
            Array.Resize(ref path, Math.Max(2 * path.Length, pathLength + name.Length + 2));
        if (pathLength > 0)
            path[pathLength++] = '.';
        return pathLength + JsonText.Unescape(name, path.AsSpan(pathLength));
    }

    /// <summary>Numbers the values of one element, which are among those from the first on.</summary>
    void NumberOccurrences(int first, int element)
    {
        if (last.Length < columns.Paths)
            Array.Resize(ref last, 2 * columns.Paths);
        Span<JsonValue> candidates = CollectionsMarshal.AsSpan(values)[first..];
        int taken = 0;
        foreach (ref readonly JsonValue value in candidates)
            if (value.Element == element)
                taken = Math.Max(taken, last[value.Path]);
        foreach (ref JsonValue value in candidates)
        {
            if (value.Element != element)
                continue;
            value.Occurrence = last[value.Path] = Math.Max(taken, last[value.Path]) + 1;
            mostOccurrences = Math.Max(mostOccurrences, value.Occurrence);
        }
    }

    static string NameOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    /// <summary>What the JSON reader has against a text, without its own count of lines and bytes.</summary>
    public static string Reason(JsonException fault)
    {
        int end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? fault.Message : fault.Message[..end].TrimEnd('.');
    }

    /// <summary>A reader and what it reads.</summary>
    ref struct Cursor(ReadOnlySpan<byte> json)
    {
        readonly ReadOnlySpan<byte> json = json;

        public Utf8JsonReader Reader = new(json, new JsonReaderOptions { MaxDepth = DeepestNesting });

        /// <summary>The JSON of the array that the reader has just entered; the reader moves to its end.</summary>
        public ReadOnlySpan<byte> TakeArray()
        {
            int start = (int)Reader.TokenStartIndex;
            Reader.Skip();
            return json[start..(int)Reader.BytesConsumed];
        }
    }
}
