using System.Collections.Frozen;
using Guiyi.Standardize.Addressing;

namespace Guiyi.Standardize;

/// <summary>Folds a column that holds one city, region or country.</summary>
public static class Places
{
    static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["nyc"] = "new york",
        ["new york city"] = "new york",
        ["sf"] = "san francisco",
        ["greater london"] = "london",
        ["city of london"] = "london",
        ["wien"] = "vienna",
        ["munchen"] = "munich",
        ["muenchen"] = "munich",
        ["koln"] = "cologne",
        ["koeln"] = "cologne",
        ["firenze"] = "florence",
        ["roma"] = "rome",
        ["milano"] = "milan",
        ["praha"] = "prague",
        ["bombay"] = "mumbai",
        ["calcutta"] = "kolkata",
        ["saigon"] = "ho chi minh city",
        ["peking"] = "北京",
        ["canton"] = "广州",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["st"] = "saint",
        ["ste"] = "sainte",
        ["mt"] = "mount",
        ["ft"] = "fort",
        ["n"] = "north",
        ["s"] = "south",
        ["e"] = "east",
        ["w"] = "west",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A form to compare places by: 浙江省, 浙江 and Zhejiang give 浙江; OH and Ohio give ohio; USA and United States give united states.</summary>
    /// <returns>The canonical text; empty where the text holds no letter or digit.</returns>
    public static string Fold(string raw)
    {
        string text = FoldOnce(raw);
        if (text == raw)
            return text;
        // What one step leaves may be a name itself: City 省 leaves city.
        for (int i = 0; i < 8 && FoldOnce(text) is var next && next != text; i++)
            text = next;
        return text;
    }

    static string FoldOnce(string raw)
    {
        string text = AddressText.Normalize(raw);
        return text.AsSpan().IndexOfAnyInRange('\u4e00', '\u9fff') >= 0 ? FoldChinese(text) : FoldWestern(text);
    }

    static string FoldChinese(string text)
    {
        string compact = string.Concat(text.Where(c => AddressText.IsChinese(c) || char.IsLetterOrDigit(c)));
        if (WesternRegions.ChineseCountry(compact) is { } country && country is not ("HK" or "MO" or "TW"))
            return country == "CN" ? "中国" : WesternRegions.CountryName(country)!;
        foreach (DivisionName name in Divisions.NamesFrom(compact))
            if (name.Name == compact)
                return name.Meaning[0].ShortName.Length > 0 ? name.Meaning[0].ShortName : name.Meaning[0].Name;
        return compact.Length > 2 && compact[^1] is '省' or '市' ? compact[..^1] : compact;
    }

    static string FoldWestern(string text)
    {
        List<string> words = WesternText.Words(WesternText.Plain(text));
        string plain = string.Join(' ', words);
        if (WesternRegions.Country(plain) is { } country && !WesternRegions.IsDoubtfulCountry(plain) && country is not ("HK" or "MO" or "TW"))
            return country == "CN" ? "中国" : WesternRegions.CountryName(country)!;
        if (WesternRegions.StatesOf(plain) is [{ } state])
            return state.Name;
        if (PinyinDivisions.Resolve([plain], false) is { Level: < 3, ShortName.Length: > 0 } division)
            return division.ShortName;
        for (int i = 0; i < words.Count - 1; i++)
            words[i] = Words.GetValueOrDefault(words[i]) ?? words[i];
        plain = string.Join(' ', words);
        return Aliases.GetValueOrDefault(plain) ?? plain;
    }
}
