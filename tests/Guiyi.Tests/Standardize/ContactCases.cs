using System.Text;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

/// <summary>Reads the case tables of this folder: one theory row per line.</summary>
static class ContactCases
{
    public const string BadMark = "bad:";

    public static IEnumerable<TheoryDataRow<string[]>> Rows(string name)
    {
        foreach (string[] row in Records(name).Skip(1))
            yield return new TheoryDataRow<string[]>(row) { TestDisplayName = $"{name}: {row[0]} ({row[^1]})" };
    }

    public static IEnumerable<string[]> Records(string name)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Standardize", "Cases", name), Encoding.UTF8);
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n'))
                field.Append(c);
            else
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == ',')
                    continue;
                yield return [.. fields];
                fields.Clear();
            }
        }
    }

    /// <summary>Compares one outcome with a table's expectation: a text, "bad:part of the problem", or nothing for a blank.</summary>
    public static void AssertOutcome<T>(string expected, Standardized<T> actual, Func<T, string> text)
        where T : class
    {
        if (expected.StartsWith(BadMark, StringComparison.Ordinal))
        {
            Assert.True(actual.Value is null, $"expected a problem, found {actual.Value}");
            Assert.Contains(expected[BadMark.Length..], actual.Problem ?? "");
        }
        else if (expected.Length == 0)
            Assert.Equal(Standardized<T>.Empty, actual);
        else
            Assert.Equal(expected, actual.Value is null ? actual.Problem : text(actual.Value));
    }
}
