using Guiyi.Api.Customers;
using Guiyi.Api.Judgments;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Idempotency;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Customers;
using Preview = Guiyi.Api.Judgments.Preview;

namespace Guiyi.Api.Merges;

/// <summary>Records are taken out of a customer.</summary>
static class UnmergeApi
{
    public static void MapUnmerge(this RouteGroupBuilder api)
    {
        RouteGroupBuilder customer = api.MapGroup("/customers/{id}/unmerge").WithTags("Judgments").NeedsBase().LeadsOn();
        customer.MapPost("", Unmerge).WithSummary("Takes records out of a customer: each is another than each that stays. With If-Match, only as it was seen").OfCustomer().Refuses();
        customer.MapPost("/preview", Look).ReadsOnly().WithSummary("What taking records out would do, if it were asked for now").OfCustomer().Refuses();
    }

    static Task<Ok<JudgmentResult>> Unmerge(string id, UnmergeRequest request, IfMatch state, Caller caller, Idempotent idempotent, CustomerHub hub, CancellationToken cancellation) =>
        JudgmentsApi.Said(hub, request.Request(hub, CustomerAddress.Read(id), state, caller.Name), idempotent, cancellation);

    static Task<Ok<Preview>> Look(string id, UnmergeRequest request, IfMatch state, Caller caller, CustomerHub hub, CancellationToken cancellation) =>
        JudgmentsApi.Previewed(hub, request.Request(hub, CustomerAddress.Read(id), state, caller.Name), cancellation);
}

/// <summary>Records to take out.</summary>
/// <param name="Records">Some of the customer's; others must stay.</param>
/// <param name="Why">Why.</param>
sealed record UnmergeRequest(IReadOnlyList<NamedRecord> Records, string Why = "")
{
    public JudgmentRequest Request(CustomerHub hub, CustomerNo customer, IfMatch state, string by)
    {
        IReadOnlyDictionary<CustomerNo, long> seen = Seen.Of(hub, customer, state, isNeeded: false);
        return hub.Judgments.Unmerging(customer, [.. Records.Select(r => r.Anchor(hub)).Distinct()], by, Why) with { Seen = seen };
    }
}
