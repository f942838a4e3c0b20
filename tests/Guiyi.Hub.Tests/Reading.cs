using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Tests;

/// <summary>A whole table read into memory, for tests.</summary>
sealed record Reading(IReadOnlyList<string> Columns, List<(int Row, long Line, string[]? Cells, Reject? Reject)> Rows)
{
    public static Reading Of(IRawTable table)
    {
        var result = new Reading(table.Columns, []);
        using IRawRows rows = table.Open();
        while (rows.Read())
        {
            string[]? cells = rows.Reject is null ? new string[table.Columns.Count] : null;
            for (int i = 0; cells is not null && i < cells.Length; i++)
                cells[i] = rows[i].ToString();
            result.Rows.Add((rows.Row, rows.Line, cells, rows.Reject));
        }
        return result;
    }

    /// <summary>The accepted rows.</summary>
    public IEnumerable<string[]> Cells => Rows.Where(row => row.Cells is not null).Select(row => row.Cells!);

    /// <summary>The rejected rows.</summary>
    public IEnumerable<Reject> Rejects => Rows.Where(row => row.Reject is not null).Select(row => row.Reject!);

    /// <summary>Where every record starts and whether it could be read: "1@2 ok, 2@3 reject".</summary>
    public string Outline => string.Join(", ", Rows.Select(row => $"{row.Row}@{row.Line} {(row.Reject is null ? "ok" : "reject")}"));
}
