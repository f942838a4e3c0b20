using System.Text.Json;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Api.Sources;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Ingest;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Api.Records;

/// <summary>Source records: one by one, or by the million as a stream.</summary>
static class RecordsApi
{
    public static RouteGroupBuilder MapRecords(this RouteGroupBuilder api)
    {
        RouteGroupBuilder records = api.MapGroup("/sources/{source}/records").WithTags("Records");
        records.MapGet("", List).WithSummary("The current records of a source, in the order they were received");
        records.MapRecordStream();
        records.MapGet("/{key}", Show).WithSummary("One record as it is now, with its ETag").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound);
        records.MapPut("/{key}", Put).WithSummary("Brings a record, or replaces it: kept, and resolved, when the answer comes").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        records.MapDelete("/{key}", Remove).WithSummary("Takes a record out; what people said about it sleeps until it comes back").ProducesProblem(StatusCodes.Status404NotFound);
        records.MapGet("/{key}/versions", Versions).WithSummary("Every version that a record had, the first one first").ProducesProblem(StatusCodes.Status404NotFound);
        return api;
    }

    static Ok<Paged<SourceRecordView>> List(string source, [AsParameters] Paging paging, CustomerHub hub)
    {
        StoredSource known = SourcesApi.Known(source, hub);
        return TypedResults.Ok(Paged.Of(hub.Store.Records.Page(known.Id, paging.AfterKey(), paging.Take()), record => SourceRecordView.Of(record, known, hub)));
    }

    static Results<Ok<SourceRecordView>, StatusCodeHttpResult> Show(string source, string key, HttpContext http, CustomerHub hub)
    {
        StoredSource known = SourcesApi.Known(source, hub);
        StoredRecord record = hub.Records.Find(new RecordAnchor(known.Id, Key(key))) ?? throw NotThere(source, key);
        return Etag.IsKnown(http, Etag.Of(record.Id.Value)) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(SourceRecordView.Of(record, known, hub));
    }

    static Ok<IReadOnlyList<SourceRecordView>> Versions(string source, string key, CustomerHub hub)
    {
        StoredSource known = SourcesApi.Known(source, hub);
        IReadOnlyList<StoredRecord> versions = hub.Store.Records.Versions(new RecordAnchor(known.Id, Key(key)));
        return versions.Count > 0 ? TypedResults.Ok<IReadOnlyList<SourceRecordView>>([.. versions.Select(v => SourceRecordView.Of(v, known, hub))]) : throw NotThere(source, key);
    }

    static async Task<Ok<Receipt>> Put(string source, string key, RecordBody body, Caller caller, CustomerHub hub, CancellationToken cancellation)
    {
        Dictionary<string, string> texts = Texts(body);
        if (HubSources.Wrong(source, [.. texts.Keys]) is { } wrong)
            throw new Refusal(422, "The record cannot be kept.", $"{wrong}.");
        IReadOnlyList<RecordReceipt> receipts = await hub.Records.Put(source, [new SentRecord(Key(key), texts)], caller.Name, cancellation);
        return TypedResults.Ok(Receipt.Of(receipts[0]));
    }

    static Dictionary<string, string> Texts(RecordBody body)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, JsonElement value) in body.Fields)
            if (RecordJson.Add(texts, name, value) is { } wrong)
                throw new Refusal(422, "The record cannot be kept.", $"field '{name}': {wrong}.");
        return texts.Count > 0 ? texts : throw new Refusal(422, "The record cannot be kept.", "fields: found none; expected at least one.");
    }

    static async Task<Ok<Receipt>> Remove(string source, string key, Caller caller, CustomerHub hub, CancellationToken cancellation)
    {
        IReadOnlyList<RecordReceipt> receipts = await hub.Records.Remove(SourcesApi.Known(source, hub), [Key(key)], caller.Name, cancellation);
        return receipts[0].Fate == RecordFate.Missing ? throw NotThere(source, key) : TypedResults.Ok(Receipt.Of(receipts[0]));
    }

    /// <summary>As it is kept. A slash in an address stays encoded, so that it parts nothing.</summary>
    static string Key(string key) => RecordKey.Of(key.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))
        ?? throw new Refusal(400, "A record needs a key.", "key: found a blank one; expected the channel's own id.");

    static Refusal NotThere(string source, string key) => Refusal.NotThere($"Source {source} has no record '{key}'.");
}
