using Guiyi.Standardize.Addressing;

namespace Guiyi.Standardize;

/// <summary>Folds a column that holds the street line only.</summary>
public static class Streets
{
    /// <summary>The street in lower case, without accents and dots, with full words for street types and directions: "12 St Georges Tce." gives "12 saint georges terrace".</summary>
    /// <returns>The canonical text; empty where the text holds no letter or digit.</returns>
    public static string Fold(string raw)
    {
        string text = AddressText.Normalize(raw);
        if (text.AsSpan().IndexOfAnyInRange('\u4e00', '\u9fff') >= 0)
            return text.Replace(" ", "", StringComparison.Ordinal);
        List<string> words = WesternText.Words(WesternText.Plain(text));
        int start = words.Count > 1 && WesternStreet.IsNumber(words[0]) ? 1 : 0;
        for (int i = start; i < words.Count; i++)
            words[i] = StreetWords.Ordinal(words, i) ?? FoldWord(words, i, i == start);
        return string.Join(' ', words);
    }

    static string FoldWord(List<string> words, int i, bool first)
    {
        string word = words[i];
        bool last = i == words.Count - 1 || StreetWords.Unit(words[i + 1]) != UnitKind.None || (i == words.Count - 2 && StreetWords.Direction(words[i + 1]) is not null);
        if (StreetWords.IsJoinedStreet(word) && word.EndsWith("str", StringComparison.Ordinal))
            return word + "asse";
        if (first)
            return word == "st" && !last ? "saint" : !last && word.Length <= 2 && StreetWords.Direction(word) is { } leading && word != "no" ? leading : word;
        if (StreetWords.Type(word) is { } type && (last || word.Length > 2))
            return type;
        if (word == "st")
            return "saint";
        if (last && word != "no" && StreetWords.Direction(word) is { } direction)
            return direction;
        return StreetWords.Unit(word) switch
        {
            UnitKind.Unit when i + 1 < words.Count => "unit",
            UnitKind.Building when word is "bldg" or "bld" => "building",
            UnitKind.Building when word is "blk" => "block",
            UnitKind.Floor when word is "fl" or "lvl" && i + 1 < words.Count => "floor",
            _ => word,
        };
    }
}
