namespace Guiyi.Hub.Sinks.Results;

/// <summary><c>codes.csv</c>: the history of codes, for the next run; <c>retired_ids.csv</c>: customer ids that merges retired, and where they lead.</summary>
static class CodesCsv
{
    public const string Name = "codes.csv";

    public const string RetiredName = "retired_ids.csv";

    public static void Write(CsvWriter writer, UnifyResult result)
    {
        int columns = 0;
        foreach (string[] row in result.Codes.State.ToRows())
        {
            if (columns == 0)
            {
                columns = row.Length;
                writer.Header(row, row);
            }
            else
            {
                foreach (string cell in row)
                    writer.Field(cell);
                // The prefix may be unknown; every row has as many cells as the header all the same.
                for (int cell = row.Length; cell < columns; cell++)
                    writer.Field("");
                writer.EndRow();
            }
        }
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
