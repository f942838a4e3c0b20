using Guiyi.Ingest;

namespace Guiyi.Hub.Base.Ingest;

/// <summary>Finds the column by which a new source knows its rows: its records are replaced where it says the same again.</summary>
static class KeyColumn
{
    /// <summary>What may be a row's own id, the likeliest first. A member's number or an order's is one where no two rows have the same.</summary>
    static readonly FieldTarget[] Candidates = [FieldTarget.RecordId, FieldTarget.InteractionId, FieldTarget.AccountId, FieldTarget.Identifier, FieldTarget.CreditCode];

    /// <summary>The column; null where rows are known by what they say only.</summary>
    /// <param name="head">The first rows.</param>
    public static string? Of(IRawTable head)
    {
        SourceTable rows = Ingestor.Read(head).Table;
        SourceMapping mapping = Ingestor.InferMappings([rows], [])[0];
        return Candidates.SelectMany(target => mapping.Fields.Where(f => f.Target == target && f.Columns.Count == 1).Select(f => f.Columns[0])).FirstOrDefault(column => IsOfOneRow(rows, column));
    }

    static bool IsOfOneRow(SourceTable rows, string column)
    {
        int place = rows.ColumnIndex(column);
        var seen = new HashSet<int>();
        for (int row = 0; row < rows.Count; row++)
            if (rows.Raw(place, row).IsWhiteSpace() || !seen.Add(rows.Code(place, row)))
                return false;
        return rows.Count > 0;
    }
}
