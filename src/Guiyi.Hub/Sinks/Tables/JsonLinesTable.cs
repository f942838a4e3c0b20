using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guiyi.Hub.Sinks.Tables;

/// <summary>A table as JSON Lines: an object for each row, numbers as numbers; empty cells are left out.</summary>
sealed class JsonLinesTable : TypedTable
{
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    readonly Stream stream;
    readonly ArrayBufferWriter<byte> bytes = new(1 << 17);
    readonly Utf8JsonWriter json;
    JsonEncodedText[] names = [];
    bool isOpen;

    public JsonLinesTable(Stream stream)
    {
        this.stream = stream;
        json = new Utf8JsonWriter(bytes, Readable);
    }

    protected override void Begin() => names = [.. Columns.Select(c => JsonEncodedText.Encode(c.Name, Readable.Encoder))];

    protected override void Put(int place, ReadOnlySpan<char> value)
    {
        Open();
        if (Columns[place].Kind == CellKind.Number && IsNumber(value))
        {
            json.WritePropertyName(names[place]);
            json.WriteRawValue(value, skipInputValidation: true);
        }
        else
            json.WriteString(names[place], value);
    }

    protected override void End()
    {
        Open();
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        bytes.Write("\n"u8);
        isOpen = false;
        if (bytes.WrittenCount > 1 << 16)
            Drain();
    }

    void Open()
    {
        if (!isOpen)
            json.WriteStartObject();
        isOpen = true;
    }

    void Drain()
    {
        stream.Write(bytes.WrittenSpan);
        bytes.ResetWrittenCount();
    }

    public override void Dispose()
    {
        try
        {
            Drain();
        }
        finally
        {
            json.Dispose();
            stream.Dispose();
        }
    }
}
