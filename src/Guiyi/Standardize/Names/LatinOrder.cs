namespace Guiyi.Standardize.Names;

/// <summary>How the words of a Latin name are its parts: which words are the surname, whether the given name is Chinese (then its words are one), and how many words it takes.</summary>
/// <param name="SurnameStart">First word of the surname.</param>
/// <param name="SurnameCount">Words of the surname.</param>
/// <param name="GivenStart">First word of the given name.</param>
/// <param name="GivenCount">Words of the given name; the words that are in neither are middle names.</param>
/// <param name="Chinese">The name is Chinese: it is written surname first.</param>
readonly record struct LatinOrder(int SurnameStart, int SurnameCount, int GivenStart, int GivenCount, bool Chinese)
{
    // A Western order is assumed for two pinyin surnames only where the second is far more common (Jin Li).
    const double FarMoreCommon = 20;

    // Of three single syllables the second and third together are the given name more often.
    const double MoreCommonOfThree = 5;

    static readonly HashSet<string> Vietnamese = new(StringComparer.Ordinal)
    {
        "nguyen", "tran", "pham", "huynh", "phan", "dang", "bui", "ngo", "duong", "hoang", "trinh", "vuong", "truong", "dinh", "luong",
    };

    /// <summary>Decides the order of two or more words.</summary>
    public static LatinOrder Of(IReadOnlyList<LatinWord> words)
    {
        if (words.Count == 2)
            return OfTwo(words[0], words[1]);
        if (Compound(words) is { } compound)
            return compound;
        if (SurnameFirst(words) is { } chinese)
            return chinese;
        int last = words.Count - 1;
        if (words[last].IsRomanizedSurname && words.Count == 3 && !words[0].IsWesternGiven && words[0].IsChineseGiven && words[1].IsChineseGiven)
            return new LatinOrder(last, 1, 0, last, true);
        if (words[0].IsCapitals && !words.Skip(1).Any(word => word.IsCapitals) || Vietnamese.Contains(words[0].Key))
            return Vietnamese.Contains(words[0].Key) ? new LatinOrder(0, 1, last, 1, false) : new LatinOrder(0, 1, 1, 1, false);
        return Western(words);
    }

    static LatinOrder OfTwo(LatinWord first, LatinWord second)
    {
        bool surnameFirst = FirstIsSurname(first, second);
        (LatinWord surname, LatinWord given) = surnameFirst ? (first, second) : (second, first);
        bool chinese = surname.IsPinyinSurname && given.Syllables > 0 && (surnameFirst || !given.IsWesternGiven) || surname.IsRomanizedSurname && given.IsChineseGiven && !given.IsWesternGiven;
        return surnameFirst ? new LatinOrder(0, 1, 1, 1, chinese) : new LatinOrder(1, 1, 0, 1, chinese);
    }

    static bool FirstIsSurname(LatinWord first, LatinWord second)
    {
        if (first.IsCapitals != second.IsCapitals && MayBeSurname(first.IsCapitals ? first : second))
            return first.IsCapitals;
        if (first.IsCompoundSurname != second.IsCompoundSurname && first.Syllables > 0 && second.Syllables > 0 && (first.IsCompoundSurname ? first : second).SurnameShare > 0.00001)
            return first.IsCompoundSurname;
        bool readFirst = first.IsPinyinSurname && second.Syllables > 0;
        bool readSecond = second.IsPinyinSurname && first.Syllables > 0;
        if (readFirst && readSecond)
        {
            if (first.IsWesternGiven != second.IsWesternGiven)
                return second.IsWesternGiven;
            return first.IsSurnameOnly == second.IsSurnameOnly ? first.SurnameShare * FarMoreCommon >= second.SurnameShare : first.IsSurnameOnly;
        }
        if (readFirst || readSecond)
            return readFirst && !(first.IsWesternGiven && second.IsRomanizedSurname);
        if (first.IsPinyinSurname && !first.IsWesternGiven && second.IsWesternGiven && !second.IsRomanizedSurname)
            return true;
        // Chang Mei-Hwae: a hyphen is usual in given names of Taiwan, in many spellings.
        if (first.IsRomanizedSurname && !first.IsWesternGiven && !second.IsRomanizedSurname && !second.IsWesternGiven && second.Text.Contains('-', StringComparison.Ordinal))
            return true;
        if (first.IsRomanizedSurname && second.IsRomanizedSurname && first.IsChineseGiven && second.IsChineseGiven && !first.IsWesternGiven && !second.IsWesternGiven)
            return first.RomanizedShare * FarMoreCommon >= second.RomanizedShare;
        return first.IsRomanizedSurname && (!first.IsWesternGiven || second.Syllables == 2) && !second.IsRomanizedSurname && second.IsChineseGiven;
    }

    // Two capitals are initials (AJ Lee) unless they are a surname (LI Na).
    static bool MayBeSurname(LatinWord capitals) => capitals.Key.Length > 2 || capitals.IsRomanizedSurname;

    // Ou Yang Fei, Si Ma Xiangru.
    static LatinOrder? Compound(IReadOnlyList<LatinWord> words)
    {
        string joined = words[0].Key + words[1].Key;
        bool compound = words[0].Syllables == 1 && words[1].Syllables == 1 && !PinyinSyllables.IsSyllable(joined) && Surnames.ShareOfReading(joined) > 0.00001;
        return compound && words.Skip(2).All(word => word.Syllables > 0) ? new LatinOrder(0, 2, 2, words.Count - 2, true) : null;
    }

    // Li Zhi Yuan, Yeung Chi Man, Chan Ka Wai David, Wang Xiaoming Tony.
    static LatinOrder? SurnameFirst(IReadOnlyList<LatinWord> words)
    {
        LatinWord surname = words[0];
        if (!surname.IsRomanizedSurname || surname.IsWesternGiven && !words.Skip(1).All(word => word.IsChineseGiven && !word.IsWesternGiven))
            return null;
        int given = 1;
        while (given < words.Count && given <= 3 && words[given].IsChineseGiven && !words[given].IsCapitals == !words[1].IsCapitals && (given == 1 || words[given].Key.Length > 1))
            given++;
        bool foreign = given == 2 && words[1].Syllables == 2 && words.Count > 2;
        if (given < 3 && !foreign)
            return null;
        LatinWord last = words[^1];
        bool western = given == words.Count && surname.IsPinyinSurname
            && (last.SurnameShare > surname.SurnameShare * MoreCommonOfThree || last.IsSurnameOnly && !surname.IsSurnameOnly);
        bool rest = words.Skip(given).All(word => word.IsWesternGiven || word.Key.Length == 1);
        return western || !rest ? null : new LatinOrder(0, 1, 1, given - 1, true);
    }

    static LatinOrder Western(IReadOnlyList<LatinWord> words)
    {
        int surname = words.Count - 1;
        for (int i = words.Count - 2; i > 0; i--)
            if (words[i].IsParticle && words[i].Text.Length > 1)
                surname = i;
            else if (surname < words.Count - 1)
                break;
        return new LatinOrder(surname, words.Count - surname, 0, 1, false);
    }
}
