using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Judging;
using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Api.Platform;

/// <summary>What a person had seen of customers before deciding: their last changes, which their ETags show. The writer compares them in its transaction.</summary>
static class Seen
{
    /// <summary>From the member "seen" of a request: customer id to ETag. Compared here too, for what has changed may not fit the rest of the request any more.</summary>
    /// <exception cref="Refusal">One is no id, or no ETag.</exception>
    /// <exception cref="JudgmentConflictException">One has changed.</exception>
    public static IReadOnlyDictionary<CustomerNo, long> Of(CustomerHub hub, IReadOnlyDictionary<string, string>? etags)
    {
        var seen = new Dictionary<CustomerNo, long>();
        foreach ((string id, string etag) in etags ?? new Dictionary<string, string>())
        {
            CustomerNo customer = CustomerOf(id);
            long version = seen[customer] = Etag.Version(etag) ?? throw new Refusal(400, "That is no ETag of a customer.", $"seen: found '{etag}' for {id}; expected the ETag that the customer was shown with.");
            if (hub.LastChange(customer) is var last && last != version)
                throw new JudgmentConflictException($"customer {id} has changed since: found {Etag.Of(last)}; expected {Etag.Of(version)}", JudgmentConflict.Changed);
        }
        return seen;
    }

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
