using Guiyi.Number;

namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>codes.csv</c>: the history of codes, for the next run; <c>retired_ids.csv</c>: customer ids that merges retired, and where they lead.</summary>
static class CodesCsv
{
    public const string Name = "codes.csv";

    public const string RetiredName = "retired_ids.csv";

    public static void Write(CsvWriter writer, UnifyResult result)
    {
        string[] columns = [.. NumberState.Columns];
        writer.Header(columns, columns);
        IReadOnlyList<IssuedCode> codes = result.Codes.State.Codes;
        ParallelRows.Write(writer, codes.Count, (from, to, row) =>
        {
            for (int i = from; i < to; i++)
                Write(row, codes[i]);
        });
    }

    static void Write(CsvWriter row, IssuedCode code)
    {
        row.Field(code.Code);
        row.Field(code.CustomerId);
        row.Field(code.Issued);
        row.Field(code.Retired);
        row.Field(code.Reason);
        row.Field(code.ReplacedBy);
        row.Field(code.Prefix);
        row.EndRow();
    }

    public static void WriteRetired(CsvWriter writer, UnifyResult result)
    {
        writer.Header(["customer_id", "replaced_by"], "customer_id", "replaced_by");
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
            foreach ((string id, string survivor) in kind.Merged.RetiredIds.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                writer.Field(id);
                writer.Field(survivor);
                writer.EndRow();
            }
    }
}
