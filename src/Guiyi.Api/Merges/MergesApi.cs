using Guiyi.Api.Judgments;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Customers;
using Preview = Guiyi.Api.Judgments.Preview;

namespace Guiyi.Api.Merges;

/// <summary>Customers become one, with all records that they have.</summary>
static class MergesApi
{
    public static RouteGroupBuilder MapMerges(this RouteGroupBuilder api)
    {
        RouteGroupBuilder merges = api.MapGroup("/merges").WithTags("Judgments").NeedsBase();
        merges.MapPost("", Merge).WithSummary("Merges customers, one group or thousands: all of them, or none. Undone by its run").Refuses().Streams();
        merges.MapPost("/preview", Look).ReadsOnly().WithSummary("What merging would do, if it were asked for now").Refuses().Streams();
        return merges;
    }

    static Task<Ok<JudgmentResult>> Merge(MergeRequest request, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation) =>
        JudgmentsApi.Said(hub, request.Request(hub, caller.Name), idempotent, cancellation);

    static Task<Ok<Preview>> Look(MergeRequest request, Caller caller, CustomerHub hub, CancellationToken cancellation) =>
        JudgmentsApi.Previewed(hub, request.Request(hub, caller.Name), cancellation);
}

/// <summary>Customers to merge: a group, or several.</summary>
/// <param name="Customers">Two or more ids; who has most records keeps the id.</param>
/// <param name="Groups">Several such groups, each of which becomes one customer, in one transaction.</param>
/// <param name="Why">Why.</param>
/// <param name="Seen">Customer id to the ETag it was shown with: the request is refused where one has changed since.</param>
sealed record MergeRequest(IReadOnlyList<string>? Customers = null, IReadOnlyList<IReadOnlyList<string>>? Groups = null, string Why = "", IReadOnlyDictionary<string, string>? Seen = null)
{
    /// <exception cref="Refusal">Customers and groups are both given, or neither.</exception>
    public JudgmentRequest Request(CustomerHub hub, string by)
    {
        if (Customers is null == Groups is null)
            throw new Refusal(400, "It is not said what to merge.", $"found {(Customers is null ? "neither" : "both")} of customers and groups; expected one of them.");
        IReadOnlyDictionary<CustomerNo, long> seen = Platform.Seen.Of(hub, Seen);
        IReadOnlyList<CustomerNo>[] groups = [.. (Groups ?? [Customers!]).Select(g => (IReadOnlyList<CustomerNo>)[.. g.Select(Platform.Seen.CustomerOf)])];
        return hub.Judgments.Merging(groups, by, Why) with { Seen = seen };
    }
}
