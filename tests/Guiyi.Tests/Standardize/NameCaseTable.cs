using System.Text;

namespace Guiyi.Tests.Standardize;

/// <summary>Reads a case table: UTF-8, a header line, commas, quotes where needed.</summary>
static class NameCaseTable
{
    public static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Standardize", "Cases", file);
        string[] lines = File.ReadAllLines(path, Encoding.UTF8);
        List<string> header = Fields(lines[0]);
        foreach (string line in lines.Skip(1).Where(line => line.Length > 0))
        {
            List<string> fields = Fields(line);
            if (fields.Count != header.Count)
                throw new FormatException($"{file}: {fields.Count} fields, expected {header.Count}: {line}");
            yield return header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    static List<string> Fields(string line)
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
        return fields;
    }
}
