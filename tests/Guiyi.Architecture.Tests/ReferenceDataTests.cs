using System.Text.RegularExpressions;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Architecture.Tests;

public sealed partial class ReferenceDataTests
{
    public static TheoryData<string> Tables =>
    [
        .. Directory.EnumerateFiles(Repository.At("data", "reference"), "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".md", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Repository.At("data", "reference"), f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A table in a README tells of each file: what it is, where it comes from, and under which licence.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void A_reference_table_has_its_origin_and_licence_written_down(string table)
    {
        string[] rows = [.. Pages().SelectMany(File.ReadAllLines).Where(l => l.StartsWith('|') && Mentions(l, Path.GetFileName(table)))];
        Assert.True(rows.Length > 0, $"{table} stands in no table of data/README.md or data/reference/*.md");
        Assert.True(rows.Any(r => Licence().IsMatch(r)), $"no licence in: {rows[0]}");
    }

    static IEnumerable<string> Pages() => [Repository.At("data", "README.md"), .. Directory.EnumerateFiles(Repository.At("data", "reference"), "*.md")];

    static bool Mentions(string row, string file) => Regex.IsMatch(row, $@"(?<![\w-]){Regex.Escape(file)}(?![\w-])");

    [GeneratedRegex(@"\b(Apache|MIT|BSD|Unicode License|own tables?|as above)\b")]
    private static partial Regex Licence();
}
