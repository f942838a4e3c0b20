using System.Text;
using Xunit;

namespace Guiyi.Tests.Standardize;

/// <summary>Reads a case table: a header line, then rows; quoted cells may hold commas; \n in a cell is a line break.</summary>
static class AddressCases
{
    internal static IEnumerable<Dictionary<string, string>> Read(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Standardize", "Cases", name));
        string[] header = Cells(lines[0]);
        foreach (string line in lines.Skip(1).Where(l => l.Length > 0))
        {
            string[] cells = Cells(line);
            Assert.Equal(header.Length, cells.Length);
            yield return header.Zip(cells).ToDictionary(p => p.First, p => p.Second.Replace("\\n", "\n", StringComparison.Ordinal));
        }
    }

    static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
