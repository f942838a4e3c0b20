using Guiyi.Internals;
namespace Guiyi.Standardize.Names;

/// <summary>Names whose surname, given and middle name stand in columns of their own.</summary>
static class ColumnNames
{
    public static Standardized<PersonName> Parse(string surname, string given, string middle)
    {
        Standardized<PersonName> first = Part(surname, isSurname: true), second = Part(given, isSurname: false), third = Part(middle, isSurname: false);
        if (first.Value is null && second.Value is null && third.Value is null)
            return first.Problem is null ? second : first;
        PersonName? last = first.Value, given1 = second.Value, mid = third.Value;
        bool han = (last ?? given1 ?? mid)!.Script == NameScript.Han;
        string[] texts = han ? [last?.Text ?? "", given1?.Text ?? "", mid?.Text ?? ""] : [given1?.Text ?? "", mid?.Text ?? "", last?.Text ?? ""];
        return new PersonName
        {
            Text = string.Join(han ? "" : " ", texts.Where(text => text.Length > 0)) + (Suffix(last, given1) is { } suffix ? " " + suffix : ""),
            Surname = last?.Surname,
            GivenName = given1?.GivenName,
            MiddleName = Joined(given1?.MiddleName, mid?.GivenName, mid?.MiddleName),
            Title = given1?.Title ?? last?.Title,
            Gender = given1?.Gender ?? last?.Gender,
            Suffix = Suffix(last, given1),
            Script = (last ?? given1 ?? mid)!.Script,
        };
    }

    static string? Suffix(PersonName? last, PersonName? given) => last?.Suffix ?? given?.Suffix;

    static string? Joined(params string?[] parts) =>
        parts.All(string.IsNullOrEmpty) ? null : string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>One column as a name with only that part set.</summary>
    static Standardized<PersonName> Part(string raw, bool isSurname)
    {
        string cleaned = Traditional.ToSimplified(NameCleaning.Clean(LatinLetters.Compose(Widths.Fold(raw)).Trim()));
        if (cleaned.Length == 0)
            return Standardized<PersonName>.Empty;
        if (cleaned.Length > 100)
            return Standardized<PersonName>.Bad($"{cleaned.Length} characters; expected a part of a name.");
        if (NameTables.Placeholders.Contains(cleaned.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()))
            return HanNames.Placeholder(cleaned);
        if (cleaned.AsSpan().CountLetters() > 0 && !cleaned.AsSpan().ContainsHan())
            return LatinNames.Part(cleaned, isSurname);
        string whole = cleaned.Replace(" ", "", StringComparison.Ordinal);
        if (!whole.Any(char.IsLetter))
            return Standardized<PersonName>.Bad($"no letters in '{raw}'; expected a part of a name.");
        return new PersonName
        {
            Text = whole,
            Surname = isSurname ? whole : null,
            GivenName = isSurname ? null : whole,
            Script = whole.AsSpan().IsHan() ? NameScript.Han : NameScript.Other,
        };
    }
}
