using System.Buffers;
using System.Text.Json;
using Guiyi.Api.Platform;
using Guiyi.Hub.Base.Ingest;
using Microsoft.AspNetCore.Mvc;

namespace Guiyi.Api.Records;

/// <summary>What becomes of the records of a stream, one line of JSON for each; or one for each portion, where nobody reads while sending.</summary>
sealed class RecordAnswers(HttpResponse response, bool byPortion)
{
    public async Task Tell(IReadOnlyList<SentLine> lines, IReadOnlyList<RecordReceipt> receipts, CancellationToken cancellation)
    {
        int next = 0;
        foreach (SentLine line in lines)
            if (line.Record is null)
                Write(new RecordAnswer(line.Line) { Column = line.Column.Length > 0 ? line.Column : null, Reason = line.Reason });
            else if (receipts[next++] is var receipt && !byPortion)
                Write(new RecordAnswer(line.Line) { Key = receipt.Key, Fate = receipt.Fate, IsResolved = receipt.IsResolved, Person = receipt.Person, Organization = receipt.Organization });
        if (byPortion)
            Write(new RecordAnswer(lines[^1].Line) { Kept = receipts.Count });
        await response.BodyWriter.FlushAsync(cancellation);
    }

    /// <summary>The stream ends before its end: what was not told of is to be sent again.</summary>
    public async Task Tell(ProblemDetails problem, CancellationToken cancellation)
    {
        Write(new { problem });
        await response.BodyWriter.FlushAsync(cancellation);
    }

    void Write<T>(T line)
    {
        using (var json = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder }))
            JsonSerializer.Serialize(json, line, ApiJson.Options);
        response.BodyWriter.Write("\n"u8);
    }
}

/// <summary>What became of a record of a stream.</summary>
/// <param name="Line">Its line; its ordinal in an array.</param>
sealed record RecordAnswer(long Line)
{
    /// <summary>Its key within the source.</summary>
    public string? Key { get; init; }

    /// <summary>What became of it; left out where it was rejected.</summary>
    public RecordFate? Fate { get; init; }

    /// <summary>False where it waits for the next fit.</summary>
    public bool? IsResolved { get; init; }

    /// <summary>The person it belongs to.</summary>
    public string? Person { get; init; }

    /// <summary>The organization it belongs to.</summary>
    public string? Organization { get; init; }

    /// <summary>The field that is wrong.</summary>
    public string? Column { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; init; }

    /// <summary>With answers=portions: records up to this line that are kept, since the line before.</summary>
    public int? Kept { get; init; }
}
