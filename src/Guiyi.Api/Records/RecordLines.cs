using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Guiyi.Api.Platform;

namespace Guiyi.Api.Records;

/// <summary>Reads records from a body of any length as they come.</summary>
static class RecordLines
{
    /// <summary>Bytes of a record.</summary>
    const int Longest = 1 << 20;

    /// <summary>Who sends for so long nothing wants to hear of what was sent.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>One object on each line.</summary>
    public static async IAsyncEnumerable<SentLine> OfLines(PipeReader body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long line = 0;
        bool isTooLong = false;
        while (true)
        {
            Task<ReadResult> reading = body.ReadAsync(cancellation).AsTask();
            if (!reading.IsCompleted && await Task.WhenAny(reading, Task.Delay(Patience, cancellation)) != reading)
                yield return SentLine.Pause;
            ReadResult read = await reading;
            ReadOnlySequence<byte> buffer = read.Buffer;
            while (Next(ref buffer, read.IsCompleted, out ReadOnlySequence<byte> text))
            {
                line++;
                if (!isTooLong && Read(text, line) is { IsPause: false } record)
                    yield return record;
                isTooLong = false;
            }
            if (buffer.Length > Longest)
            {
                if (!isTooLong)
                    yield return new SentLine(line + 1, null, "", $"found a line of more than {Longest} bytes; expected shorter ones");
                isTooLong = true;
                buffer = buffer.Slice(buffer.End);
            }
            body.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                yield break;
        }
    }

    static bool Next(ref ReadOnlySequence<byte> buffer, bool isEnd, out ReadOnlySequence<byte> line)
    {
        line = buffer;
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return true;
        }
        if (!isEnd || buffer.IsEmpty || buffer.Length > Longest)
            return false;
        buffer = buffer.Slice(buffer.End);
        return true;
    }

    /// <summary>A blank line is none.</summary>
    static SentLine Read(ReadOnlySequence<byte> line, long number)
    {
        byte[] text = line.ToArray();
        ReadOnlyMemory<byte> json = number == 1 && text.AsSpan().StartsWith("\uFEFF"u8) ? text.AsMemory(3) : text;
        return json.Span.Trim(" \t\r"u8).IsEmpty ? SentLine.Pause : RecordJson.Read(json, number);
    }

    /// <summary>One array of objects. Where its brackets do not fit, nothing behind can be read.</summary>
    public static async IAsyncEnumerable<SentLine> OfArray(Stream body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long ordinal = 0;
        await using IAsyncEnumerator<JsonElement> elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(body, ApiJson.Options, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            ordinal++;
            string? broken = null;
            try
            {
                if (!await elements.MoveNextAsync())
                    yield break;
            }
            catch (JsonException fault)
            {
                broken = fault.Message;
            }
            if (broken is null)
                yield return RecordJson.Of(elements.Current, ordinal);
            else
            {
                yield return new SentLine(ordinal, null, "", $"{broken} Nothing behind it was read.");
                yield break;
            }
        }
    }
}
