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
        var missing = new Dictionary<string, List<NumberRequest>>(StringComparer.Ordinal);
        foreach (NumberRequest request in requests)
            if (ledger.Keep(request) is { } code)
                codes.Add(request.CustomerId, code);
            else
                Add(missing, request);
        ledger.RetireAbsent(wanted);
        ledger.Expect(wanted.Count - codes.Count);
        foreach (List<NumberRequest> same in missing.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value))
        {
            // Often the customers of a prefix are in order already.
            if (!IsSorted(same))
                same.Sort(Compare);
            foreach (NumberRequest request in same)
                codes.Add(request.CustomerId, ledger.Issue(request));
        }
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

    /// <summary>Puts a request to those of its prefix, of which there are few; all share one string.</summary>
    static void Add(Dictionary<string, List<NumberRequest>> byPrefix, NumberRequest request)
    {
        if (!byPrefix.TryGetValue(request.Prefix, out List<NumberRequest>? same))
            byPrefix.Add(request.Prefix, same = []);
        same.Add(same.Count > 0 ? request with { Prefix = same[0].Prefix } : request);
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
