using System.Text.RegularExpressions;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Architecture.Tests;

public sealed partial class SourceStyleTests
{
    const int LongFile = 350;

    /// <summary>Data are as they are: only what people write by hand is looked at.</summary>
    static readonly SourceText[] Files = [.. SourceText.Under(".").Where(f => !f.Path.StartsWith("data/", StringComparison.Ordinal) && !f.Path.Contains("/Cases/", StringComparison.Ordinal) && !f.Path.Contains("/Expected/", StringComparison.Ordinal))];

    [Fact]
    public void A_source_file_over_350_lines_gives_its_reason() =>
        Findings.AreNone(Files.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal) && f.Lines.Length > LongFile && !f.Lines.Any(l => l.Contains("// Long because ", StringComparison.Ordinal)))
            .Select(f => $"{f.Path} has {f.Lines.Length} lines; split it by concern, or say '// Long because …'"));

    // The words are put together here, so that this file does not hold what it looks for.
    [Fact]
    public void Nothing_is_left_to_be_done_later() => Findings.AreNone(Lines(new Regex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b")));

    [Fact]
    public void No_path_of_anybody_s_machine_is_written_down() => Findings.AreNone(Lines(new Regex(@"(?<![\w.])/(home|work|root|Users|tm" + @"p)/\w|\b[C-Z]:\\\\?\w")));

    [Fact]
    public void Sources_hold_no_tabs() => Findings.AreNone(Lines(new Regex("\t")));

    /// <summary>A link to a file of the repository leads somewhere.</summary>
    [Fact]
    public void Documents_link_to_what_is_there()
    {
        var broken = new List<string>();
        foreach (SourceText page in SourceText.Under(".").Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)))
            foreach (System.Text.RegularExpressions.Match link in page.Lines.SelectMany(l => Link().Matches(l)))
            {
                string target = link.Groups[1].Value;
                string path = Path.Combine(Repository.Root, Path.GetDirectoryName(page.Path)!, target);
                if (!target.Contains(':', StringComparison.Ordinal) && !File.Exists(path) && !Directory.Exists(path))
                    broken.Add($"{page.Path} links to {target}");
            }
        Findings.AreNone(broken);
    }

    static IEnumerable<string> Lines(Regex forbidden) =>
        from file in Files
        from line in file.Lines.Select((text, i) => (text, number: i + 1))
        where forbidden.IsMatch(line.text)
        select $"{file.Path}:{line.number}: {line.text.Trim()}";

    [GeneratedRegex(@"\]\(([^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
