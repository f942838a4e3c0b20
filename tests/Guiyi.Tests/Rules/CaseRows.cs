using System.Text;

namespace Guiyi.Tests.Rules;

/// <summary>Reads a table of cases that a domain expert can edit: UTF-8, header line, commas, double quotes where needed.</summary>
static class CaseRows
{
    public static IEnumerable<string[]> Read(string path)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, path), Encoding.UTF8);
        return lines.Skip(1).Where(line => line.Length > 0).Select(Split);
    }

    static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(line[i]);
        }
        fields.Add(field.ToString());
        return [.. fields];
    }
}
