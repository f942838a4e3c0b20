using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize.Names;

/// <summary>What a legal form or kind of house says.</summary>
enum FormKind
{
    /// <summary>It makes a business of any name.</summary>
    Strong,
    /// <summary>It does so too, and belongs to the name: 北京大学.</summary>
    House,
    /// <summary>One character that needs a name of some length before it: 店, 厂.</summary>
    Weak,
}

/// <param name="Text">The canonical form.</param>
/// <param name="Kind">What it says.</param>
sealed record LegalForm(string Text, FormKind Kind);

/// <summary>Legal forms, lines of business, and texts that are no organization.</summary>
static class OrganizationTables
{
    public static readonly FrozenSet<string> Placeholders =
        ReferenceData.Lines("names/organization-placeholders.csv").SelectMany(line => line.Split(',')).ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, LegalForm>.AlternateLookup<ReadOnlySpan<char>> HanForms;
    static readonly FrozenDictionary<string, string> LatinForms;
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Industries;
    static readonly CharSet FormEnds, IndustryEnds;
    static readonly int LongestForm, LongestIndustry, MostLatinWords;

    static OrganizationTables()
    {
        var han = new Dictionary<string, LegalForm>(StringComparer.Ordinal);
        var latin = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/legal-forms.csv"))
        {
            string[] fields = line.Split(',');
            if (fields[2] == "latin")
                latin[fields[0]] = fields[1];
            else
                han[fields[0]] = new LegalForm(fields[1], Enum.Parse<FormKind>(fields[2], ignoreCase: true));
        }
        string[] industries = [.. ReferenceData.Lines("names/industries.csv").SelectMany(line => line.Split(','))];
        HanForms = han.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        LatinForms = latin.ToFrozenDictionary(StringComparer.Ordinal);
        Industries = industries.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        FormEnds = new CharSet(han.Keys.Select(form => form[^1]));
        IndustryEnds = new CharSet(industries.Select(industry => industry[^1]));
        LongestForm = han.Keys.Max(form => form.Length);
        LongestIndustry = industries.Max(industry => industry.Length);
        MostLatinWords = latin.Keys.Max(form => form.Count(character => character == ' ')) + 1;
    }

    /// <summary>The longest legal form a Chinese name ends with, and its length.</summary>
    public static (LegalForm Form, int Length)? FormAtEnd(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !FormEnds.Contains(name[^1]))
            return null;
        for (int length = Math.Min(LongestForm, name.Length); length > 0; length--)
            if (HanForms.TryGetValue(name[^length..], out LegalForm? form))
                return (form, length);
        return null;
    }

    /// <summary>Length of the longest line of business a Chinese name ends with, or 0.</summary>
    public static int IndustryAtEnd(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !IndustryEnds.Contains(name[^1]))
            return 0;
        for (int length = Math.Min(LongestIndustry, name.Length); length > 1; length--)
            if (Industries.Contains(name[^length..]))
                return length;
        return 0;
    }

    public static bool IsIndustry(ReadOnlySpan<char> word) => Industries.Contains(word);

    /// <summary>The legal form that the Latin words before <paramref name="end"/> make up, and how many words it takes; the longest.</summary>
    public static (string Form, int Words)? LatinForm(IReadOnlyList<string> keys, int end)
    {
        for (int words = Math.Min(MostLatinWords, end); words > 0; words--)
            if (LatinForms.TryGetValue(string.Join(' ', keys.Skip(end - words).Take(words)), out string? form))
                return (form, words);
        return null;
    }
}
