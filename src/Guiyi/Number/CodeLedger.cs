namespace Guiyi.Number;

/// <summary>The codes of a run while it is being numbered.</summary>
sealed class CodeLedger
{
    readonly NumberOptions _options;
    readonly Dictionary<string, IssuedCode> _codes;
    readonly Dictionary<string, List<string>> _ofCustomer = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> _lastSerial = new(StringComparer.Ordinal);
    int _kept;
    int _issued;
    int _restored;
    int _reclassified;
    int _merged;
    int _absent;

    public CodeLedger(NumberState previous, NumberOptions options)
    {
        _options = options;
        _codes = new(previous.ByCode, StringComparer.Ordinal);
        foreach (IssuedCode code in previous.ByCode.Values)
        {
            if (_ofCustomer.TryGetValue(code.CustomerId, out List<string>? own))
                own.Add(code.Code);
            else
                _ofCustomer.Add(code.CustomerId, [code.Code]);
            NoteSerials(code);
        }
    }

    /// <summary>Lets every code lead to the survivor of the merges. A customer that is asked for again was unmerged: its codes lead to itself.</summary>
    public void FollowMerges(IReadOnlySet<string> wanted)
    {
        foreach ((string customer, List<string> own) in _ofCustomer)
            foreach (string code in own)
            {
                IssuedCode issued = _codes[code];
                string start = _options.ReplacedBy.ContainsKey(customer) ? customer : issued.Resolved;
                string survivor = wanted.Contains(customer) ? customer : Survivor(start);
                string replacedBy = survivor == customer ? "" : survivor;
                if (replacedBy != issued.ReplacedBy)
                    _codes[code] = issued with { ReplacedBy = replacedBy };
            }
    }

    /// <summary>The code the customer keeps or gets back, or null where a new one must be issued. Retires the customer's other codes.</summary>
    public string? Keep(NumberRequest request)
    {
        if (!_ofCustomer.TryGetValue(request.CustomerId, out List<string>? own))
            return null;
        IssuedCode? kept = Fitting(own, request.Prefix);
        foreach (string code in own)
            if (code != kept?.Code && _codes[code].IsCurrent)
            {
                Retire(code, RetireReason.Reclassified);
                _reclassified++;
            }
        if (kept is null)
            return null;
        if (!kept.IsCurrent)
            _codes[kept.Code] = kept with { Prefix = request.Prefix, Retired = "", Reason = RetireReason.Restored };
        else if (kept.Prefix is null)
            _codes[kept.Code] = kept with { Prefix = request.Prefix };
        _kept += kept.IsCurrent ? 1 : 0;
        _restored += kept.IsCurrent ? 0 : 1;
        return kept.Code;
    }

    /// <summary>The customer's code under a prefix: the current one, else the earliest.</summary>
    IssuedCode? Fitting(List<string> own, string prefix)
    {
        IssuedCode? best = null;
        foreach (string code in own)
        {
            IssuedCode issued = _codes[code];
            if (issued.SerialUnder(prefix) is null)
                continue;
            bool better = best is null || (issued.IsCurrent != best.IsCurrent ? issued.IsCurrent : IsEarlier(issued.Code, best.Code));
            best = better ? issued : best;
        }
        return best;
    }

    static bool IsEarlier(string code, string other) => code.Length != other.Length ? code.Length < other.Length : string.CompareOrdinal(code, other) < 0;

    /// <summary>Retires the current codes of customers that are not asked for: they were merged away, or are gone.</summary>
    public void RetireAbsent(IReadOnlySet<string> wanted)
    {
        foreach ((string customer, List<string> own) in _ofCustomer)
        {
            if (wanted.Contains(customer))
                continue;
            foreach (string code in own)
            {
                if (!_codes[code].IsCurrent)
                    continue;
                bool merged = _codes[code].ReplacedBy.Length > 0;
                Retire(code, merged ? RetireReason.Merged : RetireReason.Absent);
                _merged += merged ? 1 : 0;
                _absent += merged ? 0 : 1;
            }
        }
    }

    /// <summary>Makes room for codes to be issued.</summary>
    public void Expect(int codes) => _codes.EnsureCapacity(_codes.Count + codes);

    /// <summary>Issues the next free code of a prefix.</summary>
    public string Issue(NumberRequest request)
    {
        long serial = _lastSerial.GetValueOrDefault(request.Prefix);
        string code;
        // Where class codes differ in length, another prefix may already have made the same text: A1 and 11, A and 111.
        do
            code = CodePattern.Code(request.Prefix, ++serial, _options.SerialWidth);
        while (!_codes.TryAdd(code, new(code, request.CustomerId, request.Prefix, _options.Run)));
        _lastSerial[request.Prefix] = serial;
        _issued++;
        return code;
    }

    public NumberResult Result(IReadOnlyList<string> codes) =>
        new(codes, new NumberState(_codes), _kept, _issued, _restored, _reclassified, _merged, _absent);

    void Retire(string code, string reason) => _codes[code] = _codes[code] with { Retired = _options.Run, Reason = reason };

    /// <summary>Remembers the highest serial of a code's prefix. Where the prefix is not known, of every prefix it could be.</summary>
    void NoteSerials(IssuedCode code)
    {
        if (code.Prefix is { } prefix)
            NoteSerial(prefix, code.SerialUnder(prefix)!.Value);
        else
            for (int cut = code.Code.Length - 1; cut >= 0 && IssuedCode.ReadSerial(code.Code.AsSpan(cut)) is { } serial; cut--)
                NoteSerial(code.Code[..cut], serial);
    }

    void NoteSerial(string prefix, long serial)
    {
        if (serial > _lastSerial.GetValueOrDefault(prefix))
            _lastSerial[prefix] = serial;
    }

    string Survivor(string customer)
    {
        int steps = 0;
        while (_options.ReplacedBy.TryGetValue(customer, out string? next))
        {
            if (++steps > _options.ReplacedBy.Count)
                throw new ArgumentException($"The merges lead in a circle at customer {customer}.");
            customer = next;
        }
        return customer;
    }
}
