using System.Text.Json;
using Guiyi.Hub.Base;

namespace Guiyi.Api.Records;

/// <summary>A record of a stream, or why there is none.</summary>
/// <param name="Line">Its line; its ordinal in an array.</param>
/// <param name="Record">The record; null where it cannot be read.</param>
/// <param name="Column">The field that is wrong, or empty.</param>
/// <param name="Reason">What was found and what was expected.</param>
/// <param name="Raw">What came, where it cannot be read.</param>
readonly record struct SentLine(long Line, SentRecord? Record, string Column = "", string Reason = "", string Raw = "")
{
    /// <summary>Nothing comes for the moment.</summary>
    public static SentLine Pause => default;

    public bool IsPause => Line == 0;
}

/// <summary>Reads records in JSON: <c>{"key": "m-1", "fields": {"姓名": "王芳"}}</c>.</summary>
static class RecordJson
{
    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>A record from one line of JSON.</summary>
    public static SentLine Read(ReadOnlyMemory<byte> json, long line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return Of(document.RootElement, line);
        }
        catch (JsonException fault)
        {
            int at = fault.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
            return new SentLine(line, null, "", at > 0 ? fault.Message[..at] : fault.Message, System.Text.Encoding.UTF8.GetString(json.Span));
        }
    }

    public static SentLine Of(JsonElement record, long line)
    {
        SentLine Wrong(string column, string reason) => new(line, null, column, reason, record.GetRawText());
        if (record.ValueKind != JsonValueKind.Object)
            return Wrong("", $"found {Name(record)}; expected an object with fields");
        string? key = null;
        JsonElement fields = default;
        foreach (JsonProperty member in record.EnumerateObject())
            if (member.NameEquals("fields"))
                fields = member.Value;
            else if (!member.NameEquals("key"))
                return Wrong(member.Name, $"found the member '{member.Name}'; expected key and fields");
            else if (Text(member.Value, out key) is { } wrong)
                return Wrong("key", wrong);
        if (fields.ValueKind != JsonValueKind.Object)
            return Wrong("fields", $"found {Name(fields)}; expected an object of fields");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty field in fields.EnumerateObject())
            if (Add(texts, field.Name, field.Value) is { } wrong)
                return Wrong(field.Name, wrong);
        return texts.Count > 0 ? new SentLine(line, new SentRecord(key?.Length > 0 ? key : null, texts)) : Wrong("fields", "found no field; expected at least one");
    }

    /// <summary>Adds a field.</summary>
    /// <returns>What is wrong with it; null where it will do.</returns>
    public static string? Add(Dictionary<string, string> texts, string name, JsonElement value)
    {
        if (!HubSources.IsColumn(name))
            return $"found '{name}' as the name of a field; expected 1 to 200 characters";
        if (Text(value, out string? text) is { } wrong)
            return wrong;
        texts[name] = text!;
        return null;
    }

    /// <summary>A value as its text; null is empty.</summary>
    static string? Text(JsonElement value, out string? text)
    {
        text = "";
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return OfString(value, out text);
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                text = value.GetRawText();
                return null;
            default:
                return $"found {Name(value)}; expected a text, a number, true, false or null";
        }
    }

    static string? OfString(JsonElement value, out string? text)
    {
        try
        {
            text = value.GetString();
            return null;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return "found half a character (a lone surrogate); expected Unicode text";
        }
    }

    static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
