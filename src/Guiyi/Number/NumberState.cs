using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Number;

/// <summary>Every code ever issued. Unchanging: a run makes a new state from the earlier one.</summary>
public sealed class NumberState
{
    /// <summary>Names of the columns of <see cref="ToRows"/>.</summary>
    public static IReadOnlyList<string> Columns => Header;

    static readonly string[] Header = ["code", "customer_id", "issued", "retired", "reason", "replaced_by", "prefix"];

    readonly Lazy<IssuedCodes> _sorted;

    /// <summary>Takes over a table of codes; nobody else may change it.</summary>
    internal NumberState(CodeTable table)
    {
        Table = table;
        _sorted = new(() => new IssuedCodes(table));
    }

    /// <summary>Nothing issued yet.</summary>
    public static NumberState Empty { get; } = new(new CodeTable(ColumnStore.Memory));

    /// <summary>All codes, ordered by code.</summary>
    public IssuedCodes Codes => _sorted.Value;

    /// <summary>All codes, as they were added.</summary>
    internal CodeTable Table { get; }

    /// <summary>What is known of a code, or null where it was never issued.</summary>
    public IssuedCode? Find(string code) => Codes.Find(code) is >= 0 and int place ? Table[place] : null;

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
        var table = new CodeTable(ColumnStore.Memory);
        int number = 0, header = 0;
        FormatException? wrong = null;
        foreach (string[] row in rows)
        {
            number++;
            if (number == 1 && row is ["code", ..])
                header = 1;
            else if ((wrong = Problem(row, number)) is null)
                Add(table, row);
            else
                break;
        }
        var state = new NumberState(table);
        int repeated = state.Codes.FirstRepeated();
        if (repeated >= 0)
            throw Error(repeated + 1 + header, $"code {table.Text(repeated)} a second time", "each code once");
        return wrong is null ? state : throw wrong;
    }

    /// <summary>A state from the codes of an earlier result, where the history file is gone. Codes retired before that are not known.</summary>
    /// <param name="current">Code and customer id of each customer.</param>
    /// <param name="run">Label to note as the run that issued them.</param>
    /// <exception cref="FormatException">A code or an id is missing, or a code stands there twice.</exception>
    public static NumberState FromCurrent(IEnumerable<(string Code, string CustomerId)> current, string run) =>
        FromRows(current.Select(one => (string[])[one.Code, one.CustomerId, run]));

    static FormatException? Problem(string[] row, int number)
    {
        if (row.Length < 2 || row[0].Length == 0 || row[1].Length == 0)
            return Error(number, row.Length < 2 ? $"{row.Length.ToString(CultureInfo.InvariantCulture)} columns" : "an empty code or customer id", string.Join(',', Header));
        if (row.Length > 6 && !(row[0].StartsWith(row[6], StringComparison.Ordinal) && IssuedCode.ReadSerial(row[0].AsSpan(row[6].Length)) is not null))
            return Error(number, $"code {row[0]} with prefix '{row[6]}'", "a code that is its prefix and a serial number");
        return null;
    }

    static void Add(CodeTable table, string[] row)
    {
        int code = table.Add(row[0], row.Length > 6 ? row[6] : null, table.Book.Add(row[1]), Cell(row, 2));
        string replacedBy = Cell(row, 5);
        table.SetFate(code, new CodeFate(Cell(row, 3), Cell(row, 4), replacedBy.Length == 0 ? CodeFate.Nobody : table.Book.Add(replacedBy)));
    }

    static string Cell(string[] row, int column) => row.Length > column ? row[column] : "";

    static FormatException Error(int row, string found, string expected) =>
        new($"History of codes, row {row.ToString(CultureInfo.InvariantCulture)}: found {found}; expected {expected}.");
}
