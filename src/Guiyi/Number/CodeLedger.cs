using Guiyi.Internals;

namespace Guiyi.Number;

/// <summary>The codes of a run while it is being numbered.</summary>
sealed class CodeLedger
{
    readonly NumberOptions _options;
    readonly CodeRequests _requests;
    readonly CodeTable _codes;
    readonly int _earlier;
    readonly int[] _stems;
    readonly long[] _lastSerials;
    readonly ContestedCodes _contested;
    int _kept;
    int _issued;
    int _restored;
    int _reclassified;
    int _merged;
    int _absent;

    public CodeLedger(NumberState previous, CodeRequests requests, NumberOptions options)
    {
        (_requests, _options) = (requests, options);
        _earlier = previous.Table.Count;
        _codes = new CodeTable(previous.Table, requests.Count, requests.Store);
        _lastSerials = new long[requests.Prefixes.Count];
        NoteSerials();
        _stems = [.. requests.Prefixes.Select(_codes.Stem)];
        _contested = new ContestedCodes(_codes, _stems);
    }

    /// <summary>
    /// Follows what became of the codes there are: customers keep theirs, which lead to the survivors of merges, and those of customers that are gone
    /// are retired.
    /// </summary>
    /// <param name="codes">For each request its code, which is set where the customer keeps one or gets one back.</param>
    public void Keep(int[] codes)
    {
        if (_earlier == 0)
            return;
        (ulong[] wanted, int[] requests) = Wanted();
        ulong[] customers = new ulong[_earlier];
        int[] own = new int[_earlier];
        for (int code = 0; code < _earlier; code++)
            (customers[code], own[code]) = (_codes.Customer(code), code);
        RadixSort.Sort(ref customers, ref own, _earlier);
        int at = 0;
        for (int from = 0, to; from < _earlier; from = to)
        {
            for (to = from + 1; to < _earlier && customers[to] == customers[from];)
                to++;
            while (at < wanted.Length && wanted[at] < customers[from])
                at++;
            ReadOnlySpan<int> codesOfOne = own.AsSpan(from, to - from);
            if (at < wanted.Length && wanted[at] == customers[from])
                codes[requests[at]] = Keep(codesOfOne, requests[at]);
            else
                RetireAbsent(codesOfOne, customers[from]);
        }
    }

    /// <summary>The numbers in the table's book of all customers that are asked for, rising; and their requests.</summary>
    (ulong[] Customers, int[] Requests) Wanted()
    {
        ulong[] customers = Array.ConvertAll(_requests.Customers, c => _codes.Book.Add(_requests.Book, c));
        int[] requests = [.. Enumerable.Range(0, customers.Length)];
        RadixSort.Sort(ref customers, ref requests, requests.Length);
        return (customers, requests);
    }

    /// <summary>The code the customer keeps or gets back, or -1 where a new one must be issued. Its codes lead to itself, and its other ones are retired.</summary>
    int Keep(ReadOnlySpan<int> own, int request)
    {
        string prefix = _requests.Prefixes[_requests.PrefixOf[request]];
        int kept = Fitting(own, prefix);
        foreach (int code in own)
        {
            CodeFate fate = _codes.Fate(code) with { ReplacedBy = CodeFate.Nobody };
            if (code != kept && fate.Retired.Length == 0)
            {
                fate = fate with { Retired = _options.Run, Reason = RetireReason.Reclassified };
                _reclassified++;
            }
            else if (code == kept && fate.Retired.Length > 0)
            {
                fate = fate with { Retired = "", Reason = RetireReason.Restored };
                _restored++;
            }
            else if (code == kept)
                _kept++;
            _codes.SetFate(code, fate);
        }
        if (kept >= 0)
            _codes.SetPrefix(kept, prefix);
        return kept;
    }

    /// <summary>The customer's code under a prefix: the current one, else the earliest.</summary>
    int Fitting(ReadOnlySpan<int> own, string prefix)
    {
        int best = -1;
        foreach (int code in own)
        {
            if (_codes.SerialUnder(code, prefix) is null)
                continue;
            bool current = _codes.IsCurrent(code);
            bool better = best < 0 || (current != _codes.IsCurrent(best) ? current : IsEarlier(_codes.Text(code), _codes.Text(best)));
            best = better ? code : best;
        }
        return best;
    }

    static bool IsEarlier(string code, string other) => code.Length != other.Length ? code.Length < other.Length : string.CompareOrdinal(code, other) < 0;

    /// <summary>Retires the current codes of a customer that is not asked for: it was merged away, or is gone. All its codes lead to the survivor.</summary>
    void RetireAbsent(ReadOnlySpan<int> own, ulong customer)
    {
        foreach (int code in own)
        {
            CodeFate fate = _codes.Fate(code);
            ulong survivor = Survivor(customer, fate);
            fate = fate with { ReplacedBy = survivor == customer ? CodeFate.Nobody : survivor };
            if (fate.Retired.Length == 0)
            {
                bool merged = survivor != customer;
                fate = fate with { Retired = _options.Run, Reason = merged ? RetireReason.Merged : RetireReason.Absent };
                _merged += merged ? 1 : 0;
                _absent += merged ? 0 : 1;
            }
            _codes.SetFate(code, fate);
        }
    }

    /// <summary>Whom a code leads to after the merges of this run and of those before.</summary>
    ulong Survivor(ulong customer, CodeFate fate)
    {
        ulong led = fate.ReplacedBy == CodeFate.Nobody ? customer : fate.ReplacedBy;
        if (_options.ReplacedBy.Count == 0)
            return led;
        string own = _codes.Book.Text(customer), start = _options.ReplacedBy.ContainsKey(own) ? own : _codes.Book.Text(led), at = start;
        for (int steps = 0; _options.ReplacedBy.TryGetValue(at, out string? next); at = next)
            if (++steps > _options.ReplacedBy.Count)
                throw new ArgumentException($"The merges lead in a circle at customer {at}.");
        return _codes.Book.Add(at);
    }

    /// <summary>Issues the next free code of the request's prefix.</summary>
    public int Issue(int request)
    {
        int prefix = _requests.PrefixOf[request];
        ref long serial = ref _lastSerials[prefix];
        do
            serial++;
        while (!_contested.TryTake(_stems[prefix], serial, _options.SerialWidth));
        _issued++;
        return _codes.Add(_stems[prefix], serial, _options.SerialWidth, _codes.Book.Add(_requests.Book, _requests.Customers[request]), _options.Run);
    }

    public NumberResult Result(int[] codes) =>
        new(new GivenCodes(_codes, Column<int>.Of(_codes.Store, codes)), new NumberState(_codes), _kept, _issued, _restored, _reclassified, _merged, _absent);

    /// <summary>Remembers the highest serial of each prefix that is asked for. Where a code's prefix is not known, it counts for every one that it could have.</summary>
    void NoteSerials()
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int prefix = 0; prefix < _lastSerials.Length; prefix++)
            places.Add(_requests.Prefixes[prefix], prefix);
        int[] prefixOfStem = [.. _codes.Stems.Select(stem => places.GetValueOrDefault(stem, -1))];
        for (int code = 0; code < _earlier; code++)
            if (!_codes.IsPrefixKnown(code))
                for (int prefix = 0; prefix < _lastSerials.Length; prefix++)
                    _lastSerials[prefix] = Math.Max(_lastSerials[prefix], _codes.SerialUnder(code, _requests.Prefixes[prefix]) ?? 0);
            else if (prefixOfStem[_codes.StemOf(code)] is >= 0 and int known)
                _lastSerials[known] = Math.Max(_lastSerials[known], _codes.Serial(code));
    }
}
