using System.Threading.Channels;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Guiyi.Api.Records;

/// <summary>Records as a stream of any length, answered while it comes.</summary>
static class RecordStreamApi
{
    const string Lines = "application/x-ndjson";

    public static void MapRecordStream(this RouteGroupBuilder records) => records.MapPost("", PutMany).Streams().WithMetadata(new UploadLimit(null))
        .WithSummary("Brings records: a line of JSON each (application/x-ndjson) or one array; answered line by line: what is told of is kept. answers=portions tells it once for a thousand")
        .Produces<RecordAnswer>(StatusCodes.Status200OK, Lines).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task PutMany(string source, string? keyColumn, string? answers, Caller caller, HttpContext http, CustomerHub hub, CancellationToken cancellation)
    {
        Check(source, keyColumn, answers, http.Request);
        // Who has nothing to send for a while stays connected.
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } pace)
            pace.MinDataRate = null;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = Lines;
        var told = new RecordAnswers(http.Response, answers == "portions");
        var stream = new RecordStream(hub, source, string.IsNullOrEmpty(keyColumn) ? null : keyColumn, caller.Name, told);
        try
        {
            await stream.Take(IsLines(http.Request) ? RecordLines.OfLines(http.Request.BodyReader, cancellation) : RecordLines.OfArray(http.Request.Body, cancellation), cancellation);
        }
        catch (Exception fault) when (http.Response.HasStarted && fault is StoreException or ChannelClosedException or BadHttpRequestException or ArgumentException)
        {
            await told.Tell(ExceptionProblems.Of(fault), cancellation);
        }
    }

    static void Check(string source, string? keyColumn, string? answers, HttpRequest request)
    {
        if (HubSources.Wrong(source, string.IsNullOrEmpty(keyColumn) ? [] : [keyColumn]) is { } wrong)
            throw new Refusal(422, "The records cannot be kept.", $"{wrong}.");
        if (answers is not (null or "" or "lines" or "portions"))
            throw new Refusal(400, "There is no such form.", $"answers: found '{answers}'; expected lines or portions.");
        if (!IsLines(request) && !request.HasJsonContentType())
            throw new Refusal(415, "The body has the wrong format.", $"Content-Type: found '{request.ContentType}'; expected {Lines}, or application/json with an array.");
        if (request.Headers.ContainsKey(IdempotencyKeys.Header))
            throw new Refusal(400, "A stream takes no idempotency key.", "Leave it out: the same record again changes nothing anyway.");
    }

    static bool IsLines(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Value is "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines";
}
