using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Number;

/// <summary>Every code ever issued. Unchanging: a run makes a new state from the earlier one.</summary>
public sealed class NumberState
{
    /// <summary>Names of the columns of <see cref="ToRows"/>.</summary>
    public static IReadOnlyList<string> Columns => Header;

    static readonly string[] Header = ["code", "customer_id", "issued", "retired", "reason", "replaced_by", "prefix"];

    readonly Dictionary<string, IssuedCode> _byCode;
    readonly Lazy<IssuedCode[]> _sorted;

    /// <summary>Takes over a table of codes; nobody else may change it.</summary>
    internal NumberState(Dictionary<string, IssuedCode> byCode)
    {
        _byCode = byCode;
        _sorted = new(() =>
        {
            IssuedCode[] codes = [.. byCode.Values];
            OrdinalSort.Sort(Array.ConvertAll(codes, c => c.Code), codes);
            return codes;
        });
    }

    /// <summary>Nothing issued yet.</summary>
    public static NumberState Empty { get; } = new(new Dictionary<string, IssuedCode>(StringComparer.Ordinal));

    /// <summary>All codes, ordered by code.</summary>
    public IReadOnlyList<IssuedCode> Codes => _sorted.Value;

    /// <summary>All codes, in no particular order.</summary>
    internal IReadOnlyDictionary<string, IssuedCode> ByCode => _byCode;

    /// <summary>What is known of a code, or null where it was never issued.</summary>
    public IssuedCode? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The customer a code leads to, merges followed; null where the code was never issued.</summary>
    public string? Resolve(string code) => Find(code)?.Resolved;

    /// <summary>The state as rows of a table, header first.</summary>
    public IEnumerable<string[]> ToRows() =>
        Codes
            .Select(one => (string[])[one.Code, one.CustomerId, one.Issued, one.Retired, one.Reason, one.ReplacedBy, .. one.Prefix is { } prefix ? [prefix] : Array.Empty<string>()])
            .Prepend([.. Header]);

    /// <summary>Reads rows that <see cref="ToRows"/> wrote. Only code and customer_id are needed; a header row may be there.</summary>
    /// <exception cref="FormatException">A row is wrong. A damaged history must stop the run: without it codes would be given twice.</exception>
    public static NumberState FromRows(IEnumerable<string[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var codes = new Dictionary<string, IssuedCode>(StringComparer.Ordinal);
        int number = 0;
        foreach (string[] row in rows)
        {
            number++;
            if (number == 1 && row is ["code", ..])
                continue;
            IssuedCode code = ReadRow(row, number);
            if (!codes.TryAdd(code.Code, code))
                throw Error(number, $"code {code.Code} a second time", "each code once");
        }
        return new(codes);
    }

    /// <summary>A state from the codes of an earlier result, where the history file is gone. Codes retired before that are not known.</summary>
    /// <param name="current">Code and customer id of each customer.</param>
    /// <param name="run">Label to note as the run that issued them.</param>
    /// <exception cref="FormatException">A code or an id is missing, or a code stands there twice.</exception>
    public static NumberState FromCurrent(IEnumerable<(string Code, string CustomerId)> current, string run) =>
        FromRows(current.Select(one => (string[])[one.Code, one.CustomerId, run]));

    static IssuedCode ReadRow(string[] row, int number)
    {
        if (row.Length < 2 || row[0].Length == 0 || row[1].Length == 0)
            throw Error(number, row.Length < 2 ? $"{row.Length.ToString(CultureInfo.InvariantCulture)} columns" : "an empty code or customer id", string.Join(',', Header));
        string? prefix = row.Length > 6 ? row[6] : null;
        var code = new IssuedCode(row[0], row[1], prefix, Cell(row, 2), Cell(row, 3), Cell(row, 4), Cell(row, 5));
        if (prefix is not null && code.SerialUnder(prefix) is null)
            throw Error(number, $"code {code.Code} with prefix '{prefix}'", "a code that is its prefix and a serial number");
        return code;
    }

    static string Cell(string[] row, int column) => row.Length > column ? row[column] : "";

    static FormatException Error(int row, string found, string expected) =>
        new($"History of codes, row {row.ToString(CultureInfo.InvariantCulture)}: found {found}; expected {expected}.");
}
