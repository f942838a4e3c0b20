using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests;

/// <summary>Reads a table of cases that lies beside the tests. In its cells \n, \r and \t stand for themselves.</summary>
static class CaseTable
{
    public static IEnumerable<string[]> Rows(string path)
    {
        IRawTable table = Assert.Single(SourceFile.Open(Path.Combine(AppContext.BaseDirectory, path), new SourceOptions { TrustQuotes = true, Separator = ',', Header = true }));
        using IRawRows rows = table.Open();
        while (rows.Read())
        {
            Assert.Null(rows.Reject);
            var cells = new string[table.Columns.Count];
            for (int i = 0; i < cells.Length; i++)
                cells[i] = rows[i].ToString().Replace("\\n", "\n").Replace("\\r", "\r").Replace("\\t", "\t");
            yield return cells;
        }
    }
}
