using System.Text;

namespace Guiyi.Hub.Sources;

/// <summary>Makes header cells usable as column names: trimmed, never empty, unique.</summary>
static class ColumnNames
{
    /// <summary>Names for the given header cells; a blank one becomes 列 and its position, a repeated one gets <c>[2]</c>, <c>[3]</c> …</summary>
    public static string[] From(IReadOnlyList<string> cells)
    {
        var names = new string[cells.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string name = Clean(cells[i]);
            if (name.Length == 0)
                name = Unnamed(i);
            int occurrence = occurrences.GetValueOrDefault(name);
            string unique = name;
            do
                unique = ++occurrence == 1 ? name : $"{name}[{occurrence}]";
            while (!taken.Add(unique));
            occurrences[name] = occurrence;
            names[i] = unique;
        }
        return names;
    }

    /// <summary>The name of a column that has none.</summary>
    public static string Unnamed(int index) => $"列{index + 1}";

    /// <summary>Blanks and line breaks become one space, invisible characters vanish.</summary>
    static string Clean(string cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (char c in cell)
        {
            if (char.IsWhiteSpace(c))
            {
                if (text.Length > 0 && text[^1] != ' ')
                    text.Append(' ');
            }
            else if (c is not ('\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\0'))
            {
                text.Append(c);
            }
        }
        return text.ToString().TrimEnd(' ');
    }
}
