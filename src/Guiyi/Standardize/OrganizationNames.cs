using Guiyi.Internals;
using Guiyi.Standardize.Names;

namespace Guiyi.Standardize;

/// <summary>Names of companies, shops, schools and other organizations: Chinese, or in Latin letters.</summary>
public static class OrganizationNames
{
    const int LongestText = 200;
    const int MostReadings = 4;

    // 师傅, 掌柜 and 大叔 are in brands; these are not.
    static readonly string[] PersonalTitles = ["先生", "女士", "小姐", "太太", "总", "经理", "Mr", "Mrs", "Ms", "Miss", "Dr"];

    /// <summary>
    /// Parses an organization's name. Empty text gives neither value nor problem; a placeholder (个人, 暂无), a number, an e-mail address or a person's name
    /// gives a problem.
    /// </summary>
    public static Standardized<OrganizationName> Parse(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        Standardized<OrganizationName> result = ParseOnce(raw);
        // As with persons' names, the canonical text decides, so that standardizing twice equals once.
        for (int reading = 0; reading < MostReadings; reading++)
        {
            if (result.Value is not { } name || string.Equals(name.Text, raw, StringComparison.Ordinal))
                return result;
            raw = name.Text;
            Standardized<OrganizationName> again = ParseOnce(raw);
            if (again.Value == name)
                return result;
            result = again;
        }
        return Standardized<OrganizationName>.Bad("no stable reading; expected an organization's name.");
    }

    /// <summary>True where the text has the ending of an organization's name: a legal form, a kind of shop or house, a line of business, a branch.</summary>
    public static bool LooksLikeOrganization(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        if (raw.Length > LongestText)
            return false;
        string folded = Folded(raw);
        if (!folded.AsSpan().ContainsHan())
            return LatinOrganizations.LooksLikeOrganization(folded);
        return HanOrganizations.Parse(folded).Value is { } name && HanLooksLike(name);
    }

    static bool HanLooksLike(OrganizationName name)
    {
        int length = name.ParentText?.Length ?? name.Text.Length;
        if (name.Branch.Length > 0 && length >= 2 || name.LegalForm is not null && length >= 4)
            return true;
        return name.Industry is { } industry && length >= industry.Length + 2 && length >= 4;
    }

    static string Folded(string raw) => Traditional.ToSimplified(LatinLetters.Compose(Widths.Fold(raw)).Trim());

    static Standardized<OrganizationName> ParseOnce(string raw)
    {
        if (raw.Length > LongestText)
            return Standardized<OrganizationName>.Bad($"{raw.Length} characters; expected an organization's name of at most {LongestText}.");
        string folded = Folded(raw);
        if (folded.Length == 0)
            return Standardized<OrganizationName>.Empty;
        if (Problem(folded) is { } problem)
            return Standardized<OrganizationName>.Bad(problem);
        bool han = folded.AsSpan().ContainsHan() || !folded.Any(LatinLetters.IsLatin);
        Standardized<OrganizationName> parsed = han ? HanOrganizations.Parse(folded) : LatinOrganizations.Parse(folded);
        return parsed.Value is { } name && IsPerson(name, folded)
            ? Standardized<OrganizationName>.Bad($"'{folded}' reads like a person's name; expected an organization.")
            : parsed;
    }

    static string? Problem(string folded)
    {
        string key = folded.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (OrganizationTables.Placeholders.Contains(key))
            return $"placeholder '{folded}'; expected an organization's name.";
        int at = key.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && key.IndexOf('.', at) > 0)
            return $"e-mail address '{folded}'; expected an organization's name.";
        int letters = 0;
        foreach (char character in key)
            if (char.IsLetter(character) || char.IsSurrogate(character))
                letters++;
        return letters < 2 ? $"'{folded}' has not two letters; expected an organization's name." : null;
    }

    /// <summary>A name with nothing of an organization in it that reads like a person's.</summary>
    static bool IsPerson(OrganizationName name, string folded)
    {
        bool plain = name.LegalForm is null && name.City is null && name.Branch.Length == 0 && name.Industry is null;
        if (!plain || folded.Length > 30 || PersonNames.Parse(folded).Value is not { Informal: false } person)
            return false;
        if (person.Title is not null)
            return PersonalTitles.Contains(person.Title);
        // Western companies are named after people (Morgan Stanley): in Latin letters only a title tells.
        return person is { Script: NameScript.Han, Surname: not null, GivenName: not null }
            && (Surnames.Share(person.Surname) > 0.001 || person.Surname.Length == 2)
            && person.GivenName.All(NameTables.GivenCharacters.Contains);
    }
}
