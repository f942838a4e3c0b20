using System.Runtime.InteropServices;

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
        Check(requests, options.ReplacedBy);
        string[] codes = new string[requests.Count];
        var ledger = new CodeLedger(previous, options);
        if (previous.ByCode.Count > 0)
            Keep(requests, ledger, codes);
        Issue(requests, ledger, codes);
        return ledger.Result(codes);
    }

    /// <summary>Follows what became of the codes there are: customers keep theirs, and those of customers that are gone are retired.</summary>
    static void Keep(IReadOnlyList<NumberRequest> requests, CodeLedger ledger, string[] codes)
    {
        HashSet<string> wanted = new(requests.Select(r => r.CustomerId), StringComparer.Ordinal);
        ledger.FollowMerges(wanted);
        for (int i = 0; i < codes.Length; i++)
            codes[i] = ledger.Keep(requests[i])!;
        ledger.RetireAbsent(wanted);
    }

    /// <summary>Gives codes to those who have none yet.</summary>
    static void Issue(IReadOnlyList<NumberRequest> requests, CodeLedger ledger, string[] codes)
    {
        // There are few prefixes.
        var missing = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        int count = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] is not null)
                continue;
            ref List<int>? same = ref CollectionsMarshal.GetValueRefOrAddDefault(missing, requests[i].Prefix, out _);
            (same ??= []).Add(i);
            count++;
        }
        ledger.Expect(count);
        foreach ((string prefix, List<int> same) in missing.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // Often the customers of a prefix are in order already.
            if (!IsSorted(requests, same))
                same.Sort((a, b) => Compare(requests[a], requests[b]));
            foreach (int i in same)
                codes[i] = ledger.Issue(requests[i] with { Prefix = prefix });
        }
    }

    static void Check(IReadOnlyList<NumberRequest> requests, IReadOnlyDictionary<string, string> replacedBy)
    {
        // What rises cannot be there twice; only where it does not rise everywhere are all ids remembered.
        HashSet<string>? seen = IsRising(requests) ? null : new(requests.Count, StringComparer.Ordinal);
        for (int i = 0; i < requests.Count; i++)
        {
            string customer = requests[i].CustomerId;
            ArgumentException.ThrowIfNullOrEmpty(customer, nameof(requests));
            if (seen?.Add(customer) == false)
                throw new ArgumentException($"Customer {customer} is asked for twice.", nameof(requests));
            if (replacedBy.Count > 0 && replacedBy.TryGetValue(customer, out string? survivor))
                throw new ArgumentException($"Customer {customer} was merged into {survivor} and cannot have a code.", nameof(requests));
        }
    }

    static bool IsRising(IReadOnlyList<NumberRequest> requests)
    {
        for (int i = 1; i < requests.Count; i++)
            if (string.CompareOrdinal(requests[i - 1].CustomerId, requests[i].CustomerId) >= 0)
                return false;
        return true;
    }

    static bool IsSorted(IReadOnlyList<NumberRequest> requests, List<int> some)
    {
        for (int i = 1; i < some.Count; i++)
            if (Compare(requests[some[i - 1]], requests[some[i]]) > 0)
                return false;
        return true;
    }

    static int Compare(NumberRequest a, NumberRequest b)
    {
        // Mostly it is one and the same text.
        int order = ReferenceEquals(a.OrderKey, b.OrderKey) ? 0 : string.CompareOrdinal(a.OrderKey, b.OrderKey);
        return order != 0 ? order : string.CompareOrdinal(a.CustomerId, b.CustomerId);
    }
}
