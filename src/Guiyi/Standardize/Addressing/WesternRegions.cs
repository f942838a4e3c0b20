using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize.Addressing;

/// <summary>A state or province of a country written in Latin letters.</summary>
sealed record WesternState(string Country, string Code, string Name);

/// <summary>Countries, states and the forms of postcodes.</summary>
static class WesternRegions
{
    static readonly FrozenDictionary<string, string> CountryByName;
    static readonly FrozenDictionary<string, string> NameByCountry;
    static readonly FrozenDictionary<string, string> CountryByChineseName;
    static readonly FrozenDictionary<string, WesternState[]> States = ReadStates();

    static WesternRegions()
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var chinese = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("address/countries.csv"))
        {
            string[] cells = line.Split(',');
            string[] english = cells[1].Split('|');
            names[cells[0]] = english[0];
            foreach (string name in english)
                byName.TryAdd(name, cells[0]);
            foreach (string name in cells[2].Split('|'))
                chinese.TryAdd(name, cells[0]);
        }
        CountryByName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        NameByCountry = names.ToFrozenDictionary(StringComparer.Ordinal);
        CountryByChineseName = chinese.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The ISO code of a country's folded name, or null.</summary>
    internal static string? Country(string name) => CountryByName.GetValueOrDefault(name);

    internal static string? ChineseCountry(string name) => CountryByChineseName.GetValueOrDefault(name);

    /// <summary>The ISO code that a hint means: a code or a name.</summary>
    internal static string? CountryHint(string? hint)
    {
        if (string.IsNullOrWhiteSpace(hint))
            return null;
        string plain = string.Join(' ', WesternText.Words(WesternText.Plain(hint)));
        return plain.Length == 2 && NameByCountry.ContainsKey(plain.ToUpperInvariant()) ? plain.ToUpperInvariant()
            : Country(plain) ?? ChineseCountry(hint.Trim());
    }

    internal static string? CountryName(string code) => NameByCountry.GetValueOrDefault(code);

    /// <summary>True for countries whose name is as often a state, a person's name or a part of a road's.</summary>
    internal static bool IsDoubtfulCountry(string name) => name is "georgia" or "jersey" or "chad" or "jordan" or "mali" or "cuba" or "peru" or "guinea" or "lebanon" or "poland" or "norway" or "mexico" or "can" or "gabon" or "niger" or "monaco" or "malta";

    /// <summary>The states a folded code or name may mean; empty where none.</summary>
    internal static WesternState[] StatesOf(string codeOrName) => States.GetValueOrDefault(codeOrName) ?? [];

    /// <summary>The country of a postcode in that form, or null where several countries have the form.</summary>
    internal static bool IsPostcode(string word, out string canonical, out string? country)
    {
        canonical = word;
        country = null;
        int digits = word.Count(char.IsAsciiDigit);
        if (digits == word.Length)
        {
            // ZIP+4 written together.
            if (digits == 9)
                (canonical, country) = (word[..5], "US");
            return digits is >= 4 and <= 6 or 9;
        }
        if (word.Length == 10 && word[5] == '-' && digits == 9)
        {
            (canonical, country) = (word[..5], "US");
            return true;
        }
        if (word.Length == 6 && IsForm(word, "A9A9A9"))
        {
            (canonical, country) = ($"{word[..3]} {word[3..]}", "CA");
            return true;
        }
        if (word.Length is >= 5 and <= 7 && IsForm(word[^3..], "9AA") && IsOutwardCode(word[..^3]))
        {
            (canonical, country) = ($"{word[..^3]} {word[^3..]}", "GB");
            return true;
        }
        return false;
    }

    // A9, A99, A9A, AA9, AA99, AA9A.
    static bool IsOutwardCode(string word) =>
        IsForm(word, "A9") || IsForm(word, "A99") || IsForm(word, "A9A") || IsForm(word, "AA9") || IsForm(word, "AA99") || IsForm(word, "AA9A");

    static bool IsForm(string word, string form)
    {
        if (word.Length != form.Length)
            return false;
        for (int i = 0; i < word.Length; i++)
            if (form[i] == '9' ? !char.IsAsciiDigit(word[i]) : !char.IsAsciiLetterLower(word[i]))
                return false;
        return true;
    }

    static FrozenDictionary<string, WesternState[]> ReadStates()
    {
        var states = new List<WesternState>();
        foreach (string line in ReferenceData.Lines("address/states.csv"))
        {
            string[] cells = line.Split(',');
            states.Add(new WesternState(cells[0], cells[1], cells[2]));
        }
        return states.Select(s => (Key: s.Code, State: s)).Concat(states.Select(s => (Key: s.Name, State: s)))
            .GroupBy(p => p.Key, p => p.State).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }
}
