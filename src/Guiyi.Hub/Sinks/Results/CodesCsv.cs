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
        IssuedCodes codes = result.Codes.State.Codes;
        ParallelRows.Write(writer, codes.Count, (from, to, row) =>
        {
            byte[] code = new byte[codes.LongestCode], customer = new byte[codes.LongestCustomerId];
            for (int i = from; i < to; i++)
                if (!codes.IsUntouched(i))
                {
                    Write(row, codes[i]);
                }
                else
                {
                    row.Field(code.AsSpan(0, codes.WriteCode(i, code)));
                    row.Field(customer.AsSpan(0, codes.WriteCustomerId(i, customer)));
                    row.Field(codes.Issued(i));
                    for (int nothing = 0; nothing < 3; nothing++)
                        row.Field("");
                    row.Field(codes.Prefix(i));
                    row.EndRow();
                }
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
