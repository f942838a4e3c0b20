using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Api.Platform;

/// <summary>What a person had seen of customers before deciding: their last changes, which their ETags show. The writer compares them in its transaction.</summary>
static class Seen
{
    /// <summary>From the member "seen" of a request: customer id to ETag.</summary>
    /// <exception cref="Refusal">One is no id, or no ETag.</exception>
    public static IReadOnlyDictionary<CustomerNo, long> Of(IReadOnlyDictionary<string, string>? etags) => (etags ?? new Dictionary<string, string>()).ToDictionary(
        seen => CustomerOf(seen.Key),
        seen => Etag.Version(seen.Value) ?? throw new Refusal(400, "That is no ETag of a customer.", $"seen: found '{seen.Value}' for {seen.Key}; expected the ETag that the customer was shown with."));

    /// <summary>From the header If-Match, for a request about one customer.</summary>
    /// <exception cref="Refusal">428: it is needed, and nothing was said. 412: the customer has changed.</exception>
    public static IReadOnlyDictionary<CustomerNo, long> Of(CustomerHub hub, CustomerNo customer, IfMatch state, bool isNeeded = true)
    {
        if (state.IsMissing && !isNeeded)
            return new Dictionary<CustomerNo, long>();
        long last = hub.LastChange(customer);
        state.Check(Etag.Of(last));
        return state.IsAny ? new Dictionary<CustomerNo, long>() : new Dictionary<CustomerNo, long> { [customer] = last };
    }

    /// <summary>A customer that a body or a query names.</summary>
    /// <exception cref="Refusal">It is no id.</exception>
    public static CustomerNo CustomerOf(string id) => CustomerNo.Of(id) ?? throw new Refusal(400, "That is no customer's id.", $"found '{id}'; expected an id of thirteen characters, P or O first.");
}
