namespace Guiyi.Number;

/// <summary>Gives customers codes that stay: same classes, same code; no code ever goes to a second customer.</summary>
public static class CodeNumberer
{
    /// <summary>Numbers all customers of a run. The order of the requests does not matter.</summary>
    /// <param name="requests">All customers of the base; codes of customers that are not among them are retired.</param>
    /// <param name="previous">The state of the run before, or <see cref="NumberState.Empty"/>.</param>
    /// <param name="options">The run's label, and the merges since the run before.</param>
    /// <exception cref="ArgumentException">A customer is asked for twice or was merged away, or merges lead in a circle.</exception>
    public static NumberResult Assign(IReadOnlyList<NumberRequest> requests, NumberState previous, NumberOptions options)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Run);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SerialWidth);
        HashSet<string> wanted = Customers(requests, options.ReplacedBy);
        var ledger = new CodeLedger(previous, options);
        ledger.FollowMerges(wanted);
        var codes = new Dictionary<string, string>(wanted.Count, StringComparer.Ordinal);
        var missing = new List<NumberRequest>();
        foreach (NumberRequest request in requests)
            if (ledger.Keep(request) is { } code)
                codes.Add(request.CustomerId, code);
            else
                missing.Add(request);
        ledger.RetireAbsent(wanted);
        ledger.Expect(missing.Count);
        foreach (NumberRequest request in InOrder(missing))
            codes.Add(request.CustomerId, ledger.Issue(request));
        return ledger.Result(codes);
    }

    static HashSet<string> Customers(IReadOnlyList<NumberRequest> requests, IReadOnlyDictionary<string, string> replacedBy)
    {
        var wanted = new HashSet<string>(requests.Count, StringComparer.Ordinal);
        foreach (NumberRequest request in requests)
        {
            ArgumentException.ThrowIfNullOrEmpty(request.CustomerId, nameof(requests));
            if (!wanted.Add(request.CustomerId))
                throw new ArgumentException($"Customer {request.CustomerId} is asked for twice.", nameof(requests));
            if (replacedBy.TryGetValue(request.CustomerId, out string? survivor))
                throw new ArgumentException($"Customer {request.CustomerId} was merged into {survivor} and cannot have a code.", nameof(requests));
        }
        return wanted;
    }

    /// <summary>By prefix, order key and id. There are few prefixes, and often the customers of one are in order already.</summary>
    static IEnumerable<NumberRequest> InOrder(List<NumberRequest> requests)
    {
        var byPrefix = new Dictionary<string, List<NumberRequest>>(StringComparer.Ordinal);
        foreach (NumberRequest request in requests)
        {
            if (!byPrefix.TryGetValue(request.Prefix, out List<NumberRequest>? same))
                byPrefix.Add(request.Prefix, same = []);
            // One string for all.
            same.Add(same.Count > 0 ? request with { Prefix = same[0].Prefix } : request);
        }
        foreach (List<NumberRequest> same in byPrefix.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value))
        {
            if (!IsSorted(same))
                same.Sort(Compare);
            foreach (NumberRequest request in same)
                yield return request;
        }
    }

    static bool IsSorted(List<NumberRequest> requests)
    {
        for (int i = 1; i < requests.Count; i++)
            if (Compare(requests[i - 1], requests[i]) > 0)
                return false;
        return true;
    }

    static int Compare(NumberRequest a, NumberRequest b)
    {
        int order = string.CompareOrdinal(a.OrderKey, b.OrderKey);
        return order != 0 ? order : string.CompareOrdinal(a.CustomerId, b.CustomerId);
    }
}
