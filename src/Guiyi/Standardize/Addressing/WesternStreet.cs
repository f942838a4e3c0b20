namespace Guiyi.Standardize.Addressing;

/// <summary>The street line of a Western address: number, street, unit.</summary>
sealed class WesternStreet
{
    internal string? Number { get; set; }

    internal string? Road { get; set; }

    internal string? Building { get; set; }

    internal string? Unit { get; set; }

    internal string? Floor { get; set; }

    internal string? Room { get; set; }

    internal string? Community { get; private set; }

    /// <summary>Takes unit designators, a post box, the number and the street out of a segment; what is left stays in <paramref name="words"/>.</summary>
    /// <param name="words">The segment's words; on return those that are no part of the street line.</param>
    /// <param name="whole">True where the segment holds nothing but a street line, so that everything behind the number is the street.</param>
    /// <param name="numberedOnly">True to leave a street without a number alone, since another segment may have one.</param>
    internal void Take(List<string> words, bool whole, bool numberedOnly = false)
    {
        TakeUnits(words);
        if (TakeBox(words) || Road is not null || (numberedOnly && Number is null && !words.Exists(IsNumber)))
            return;
        TakeSlash(words);
        TakeNameBeforeNumber(words);
        bool numbered = TakeNumber(words);
        int end = RoadEnd(words);
        if (end == 0 && numbered && whole)
            end = words.Count;
        if (end == 0 && words.Count > 1 && IsNumber(words[^1]) && (StreetWords.IsJoinedStreet(words[^2]) || StreetWords.Type(words[^2]) is not null))
            end = words.Count - 1;
        if (end == 0)
        {
            PutNumberBack(words, numbered);
            return;
        }
        Road = StreetName(words, end);
        words.RemoveRange(0, end);
        if (Number is null && words.Count > 0 && IsNumber(words[0]))
        {
            Number = words[0];
            words.RemoveAt(0);
        }
        if (words.Count == 2 && words[0] == "hn" && Number is null)
            (Number, _) = (words[1], words.Remove(words[1]));
    }

    internal void AddCommunity(string name) => Community = Community is null ? name : $"{Community}, {name}";

    // A number that no street follows belongs to the name: 3 towers.
    void PutNumberBack(List<string> words, bool numbered)
    {
        if (!numbered || words.Count == 0)
            return;
        words.Insert(0, Number!);
        Number = null;
    }

    // skyline apartments 705 sheppard avenue
    void TakeNameBeforeNumber(List<string> words)
    {
        int at = words.FindIndex(IsNumber);
        if (at < 1 || words[at - 1] is "no" or "nr" || StreetWords.Type(words[at - 1]) is not null || StreetWords.IsJoinedStreet(words[at - 1]) || words.Take(at).Any(w => StreetWords.IsLeadingType(w)) || RoadEnd(words[(at + 1)..]) == 0)
            return;
        AddCommunity(string.Join(' ', words.Take(at)));
        words.RemoveRange(0, at);
    }

    void TakeUnits(List<string> words)
    {
        for (int i = 0; i < words.Count;)
        {
            UnitKind kind = StreetWords.Unit(words[i]);
            bool named = kind == UnitKind.Building && i == words.Count - 1;
            if (kind == UnitKind.None || named || i + 1 >= words.Count || !IsUnitValue(words[i + 1], kind, words[i]))
            {
                // 3rd floor, 12 f
                if (kind == UnitKind.Floor && i > 0 && Ordinal(words[i - 1]) is { } storey && (words[i] != "f"))
                {
                    Floor ??= storey;
                    words.RemoveRange(i - 1, 2);
                    i--;
                    continue;
                }
                i++;
                continue;
            }
            // #321 at the very start, before the street, is the house number.
            bool houseNumber = words[i] == "#" && i == 0 && Number is null && Road is null && (words.Count == 2 || StreetWords.Unit(words[2]) == UnitKind.None) && !words[1].Contains('-', StringComparison.Ordinal);
            string value = words[i + 1];
            if (houseNumber)
                Number = value;
            else
                Put(kind, value);
            words.RemoveRange(i, 2);
        }
    }

    void Put(UnitKind kind, string value)
    {
        switch (kind)
        {
            case UnitKind.Floor:
                Floor ??= Ordinal(value) ?? value;
                break;
            case UnitKind.Room:
                Room ??= value;
                break;
            case UnitKind.Building:
                Building ??= value;
                break;
            default:
                Unit ??= value;
                break;
        }
    }

    static bool IsUnitValue(string word, UnitKind kind, string unit)
    {
        if (unit == "f" || (unit is "lot" or "site" or "tower" or "block" && !char.IsAsciiDigit(word[0]) && word.Length > 1))
            return false;
        if (word.Any(char.IsAsciiDigit))
            return kind != UnitKind.Floor || Ordinal(word) is not null || word.Length <= 3;
        return word.Length == 1 && char.IsAsciiLetter(word[0]);
    }

    // 3 for 3, 3rd; null where it is no ordinal.
    static string? Ordinal(string word)
    {
        int digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        return digits > 0 && word[digits..] is "" or "st" or "nd" or "rd" or "th" ? word[..digits] : null;
    }

    bool TakeBox(List<string> words)
    {
        for (int i = 0; i + 1 < words.Count; i++)
        {
            int length = words[i] is "po" or "pob" or "gpo" && words[i + 1] == "box" ? 2 : words[i] is "pobox" or "box" && i == 0 ? 1
                : words[i] == "post" && words[i + 1] == "office" && i + 2 < words.Count && words[i + 2] == "box" ? 3
                : words[i] == "p" && words[i + 1] == "o" && i + 2 < words.Count && words[i + 2] == "box" ? 3 : 0;
            if (length == 0 || i + length >= words.Count || !words[i + length].Any(char.IsAsciiDigit))
                continue;
            Road = "po box";
            Number = words[i + length];
            words.RemoveRange(i, length + 1);
            return true;
        }
        return false;
    }

    // 4/12 smith street: unit 4 of number 12.
    void TakeSlash(List<string> words)
    {
        if (words.Count > 1 && words[0].IndexOf('/', StringComparison.Ordinal) is > 0 and int slash && char.IsAsciiDigit(words[0][0]) && char.IsAsciiDigit(words[0][slash + 1]))
        {
            Unit ??= words[0][..slash];
            words[0] = words[0][(slash + 1)..];
        }
    }

    bool TakeNumber(List<string> words)
    {
        if (Number is not null || words.Count == 0)
            return Number is not null;
        int at = words[0] is "no" or "nr" or "number" or "num" && words.Count > 1 && IsNumber(words[1]) ? 1 : 0;
        if (!IsNumber(words[at]) || at + 1 > words.Count)
            return false;
        Number = words[at];
        words.RemoveRange(0, at + 1);
        return true;
    }

    // 12, 12a, 12-14; but 15th is a street's name.
    internal static bool IsNumber(string word) =>
        char.IsAsciiDigit(word[0]) && word.Length <= 8 && (Ordinal(word) is null || char.IsAsciiDigit(word[^1])) && word.Count(char.IsAsciiLetter) <= 1;

    // How many words from the start are the street: up to its type and the direction behind.
    static int RoadEnd(List<string> words)
    {
        if (words.Count > 1 && StreetWords.IsFullType(words[0]) && IsNumber(words[1]))
            return 2;
        if (words.Count > 1 && StreetWords.IsLeadingType(words[0]))
            return words.FindIndex(1, IsNumber) is > 0 and int number ? number : words.Count;
        if (words.Count > 1 && words[0] is "highway" or "hwy" or "route" or "rte" && IsNumber(words[1]))
            return 2;
        for (int i = 0; i < words.Count; i++)
        {
            if (StreetWords.IsJoinedStreet(words[i]))
                return i + 1;
            if (i == 0 || StreetWords.Type(words[i]) is null)
                continue;
            int end = i + 1;
            // park road, hill street: the last of several types closes the name.
            while (end < words.Count && StreetWords.Type(words[end]) is not null && words[end] is not ("la" or "st" or "ft" or "pt" or "park" or "glen" or "end" or "point" or "green" or "hill" or "grove" or "gardens" or "heights"))
                end++;
            if (end < words.Count && StreetWords.Direction(words[end]) is not null && (words[end].Length <= 2 || end + 1 == words.Count))
                end++;
            return end;
        }
        return 0;
    }

    /// <summary>The first <paramref name="count"/> words as a street's name in canonical words.</summary>
    internal static string StreetName(List<string> words, int count)
    {
        var name = new List<string>(count);
        for (int i = 0; i < count; i++)
        {
            bool last = i == count - 1 || (i == count - 2 && StreetWords.Direction(words[^1]) is not null) || (i + 1 < count && StreetWords.Type(words[i + 1]) is null && StreetWords.Direction(words[i + 1]) is not null && i + 2 == count);
            string word = words[i];
            if (StreetWords.IsJoinedStreet(word) && word.EndsWith("str", StringComparison.Ordinal))
                word += "asse";
            else if (i > 0 && last && StreetWords.Type(word) is { } type)
                word = type;
            else if (i == 0 && word == "st" && count > 1)
                word = "saint";
            else if (count > 1 && (i == 0 || i == count - 1) && StreetWords.Direction(word) is { } direction && !(i == 0 && count == 2 && word.Length > 2 && StreetWords.Type(words[1]) is null))
                word = direction;
            name.Add(StreetWords.Ordinal(words, i) ?? word);
        }
        return string.Join(' ', name);
    }
}
