using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Api.Sources;

/// <summary>Channels, and what their columns mean.</summary>
static class SourcesApi
{
    public static RouteGroupBuilder MapSources(this RouteGroupBuilder api)
    {
        RouteGroupBuilder sources = api.MapGroup("/sources").WithTags("Sources");
        sources.MapGet("", List).WithSummary("All sources");
        sources.MapGet("/{source}", Show).WithSummary("One source: its columns, what they mean, how many records it has, and the last run that fed it").ProducesProblem(StatusCodes.Status404NotFound);
        RouteGroupBuilder mapping = sources.MapGroup("/{source}/mapping");
        mapping.MapGet("", ShowMapping).WithSummary("What the columns mean now, given by people or inferred by the last fit").ProducesProblem(StatusCodes.Status404NotFound);
        mapping.MapPut("", Map).WithSummary("Says what the columns mean; holds from the next fit on, which is due then").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        mapping.MapDelete("", Infer).WithSummary("Lets the next fit infer what the columns mean");
        return api;
    }

    static Ok<Paged<SourceView>> List([AsParameters] Paging paging, CustomerHub hub) =>
        TypedResults.Ok(Paged.Of(hub.Sources.All(), paging, source => source.Id, source => SourceView.Of(source, hub)));

    static Ok<SourceView> Show(string source, CustomerHub hub) => TypedResults.Ok(SourceView.Of(Known(source, hub), hub));

    static Ok<MappingView> ShowMapping(string source, CustomerHub hub) => TypedResults.Ok(MappingView.Of(Known(source, hub), hub)
        ?? throw Refusal.NotThere($"Nobody has said what the columns of {source} mean, and no fit has inferred it yet."));

    static async Task<Ok<MappingView>> Map(string source, Mapping mapping, Caller caller, CustomerHub hub, CancellationToken cancellation)
    {
        StoredSource known = Known(source, hub);
        await hub.Sources.Map(known, mapping.For(known), caller.Name, mapping.Why ?? "", cancellation);
        return TypedResults.Ok(MappingView.Of(known, hub)!);
    }

    static async Task<NoContent> Infer(string source, string? why, Caller caller, CustomerHub hub, CancellationToken cancellation)
    {
        await hub.Sources.Map(Known(source, hub), null, caller.Name, why ?? "", cancellation);
        return TypedResults.NoContent();
    }

    /// <exception cref="Refusal">There is no such source.</exception>
    internal static StoredSource Known(string source, CustomerHub hub) => hub.Store.Sources.Find(source) ?? throw Refusal.NotThere($"There is no source '{source}'. GET /api/v1/sources lists them.");
}
