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
        return Assign(CodeRequests.Of(requests), previous, options);
    }

    internal static NumberResult Assign(CodeRequests requests, NumberState previous, NumberOptions options)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Run);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SerialWidth);
        int[] order = requests.InOrder();
        Check(requests, order, options.ReplacedBy);
        int[] codes = new int[requests.Count];
        Array.Fill(codes, -1);
        var ledger = new CodeLedger(previous, requests, options);
        ledger.Keep(codes);
        Issue(requests, order, ledger, codes);
        return ledger.Result(codes);
    }

    /// <summary>Gives codes to those who have none yet: prefix by prefix, in order.</summary>
    static void Issue(CodeRequests requests, int[] order, CodeLedger ledger, int[] codes)
    {
        int[] starts = new int[requests.Prefixes.Count + 1];
        foreach (int request in order)
            if (codes[request] < 0)
                starts[requests.PrefixOf[request] + 1]++;
        for (int prefix = 0; prefix < requests.Prefixes.Count; prefix++)
            starts[prefix + 1] += starts[prefix];
        int[] missing = new int[starts[^1]], next = [.. starts];
        foreach (int request in order)
            if (codes[request] < 0)
                missing[next[requests.PrefixOf[request]]++] = request;
        foreach (int prefix in Enumerable.Range(0, requests.Prefixes.Count).OrderBy(p => requests.Prefixes[p], StringComparer.Ordinal))
        {
            Span<int> same = missing.AsSpan(starts[prefix], starts[prefix + 1] - starts[prefix]);
            requests.SortByKey(same);
            foreach (int request in same)
                codes[request] = ledger.Issue(request);
        }
    }

    static void Check(CodeRequests requests, int[] order, IReadOnlyDictionary<string, string> replacedBy)
    {
        for (int i = 1; i < order.Length; i++)
            if (requests.Customers[order[i]] == requests.Customers[order[i - 1]])
                throw new ArgumentException($"Customer {requests.Book.Text(requests.Customers[order[i]])} is asked for twice.", nameof(requests));
        var gone = new HashSet<ulong>();
        foreach (string id in replacedBy.Keys)
            if (requests.Book.TryFind(id, out ulong number))
                gone.Add(number);
        if (gone.Count > 0 && requests.Customers.FirstOrDefault(gone.Contains, ulong.MaxValue) is var wanted and not ulong.MaxValue)
        {
            string customer = requests.Book.Text(wanted);
            throw new ArgumentException($"Customer {customer} was merged into {replacedBy[customer]} and cannot have a code.", nameof(requests));
        }
    }
}
