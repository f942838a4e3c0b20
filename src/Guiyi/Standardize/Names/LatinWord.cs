namespace Guiyi.Standardize.Names;

/// <summary>One word of a Latin name with all that its place in the name depends on.</summary>
sealed class LatinWord
{
    // More syllables than this is no Chinese given name.
    const int LongestGiven = 2;

    // Li, Lin and Lu are familiar forms in the West, but far more often surnames.
    const double CommonSurname = 0.002;

    // Syllables that are common surnames and hardly ever given names.
    static readonly HashSet<string> SurnameOnly = new(StringComparer.Ordinal)
    {
        "zhang", "wang", "liu", "zhao", "huang", "wu", "zhou", "sun", "ma", "zhu", "luo", "xie", "cao", "deng", "tang", "cai", "du", "pan", "ren", "fan", "yao", "liao", "zou", "qiu",
        "hou", "shao", "duan", "qian", "lai", "pang", "jiang", "zheng", "guo", "xu",
    };

    public LatinWord(string text)
    {
        Text = text;
        Key = LatinLetters.Key(text);
        SurnameShare = Surnames.ShareOfReading(Key);
        IsWesternGiven = SurnameShare < CommonSurname && NameTables.IsWesternGiven(Key);
        Syllables = CountSyllables();
    }

    /// <summary>As typed.</summary>
    public string Text { get; }

    public string Key { get; }

    /// <summary>Share of the population whose surname is read like this in pinyin.</summary>
    public double SurnameShare { get; }

    public bool IsWesternGiven { get; }

    /// <summary>Number of pinyin syllables, 1 or 2 (a hyphenated name counts each); 0 where it is no pinyin.</summary>
    public int Syllables { get; }

    public bool IsPinyinSurname => SurnameShare > 0;

    public bool IsSurnameOnly => SurnameOnly.Contains(Key);

    public bool IsCompoundSurname => IsPinyinSurname && Syllables == 2;

    /// <summary>Share of the population whose surname may be written like this in any romanization.</summary>
    public double RomanizedShare => Romanizations.SurnamePinyins(Key).Sum(pinyin => Surnames.ShareOfReading(pinyin));

    public bool IsRomanizedSurname => Romanizations.IsSurname(Key);

    /// <summary>A syllable or hyphenated syllables of a Chinese given name in any romanization.</summary>
    public bool IsChineseGiven => Syllables > 0 || EveryPart(part => Romanizations.IsGivenSyllable(part));

    /// <summary>Two letters or more, all in upper case.</summary>
    public bool IsCapitals => Text.Length > 1 && Text.Any(char.IsUpper) && !Text.Any(char.IsLower);

    public bool IsParticle => Particles.Contains(Key);

    public static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "der", "den", "de", "da", "del", "della", "di", "du", "la", "le", "los", "las", "dos", "das", "do", "bin", "ibn", "binti", "bint", "al", "el", "abu", "ter", "ten",
        "st", "saint", "san", "santa", "af", "av", "zu", "zur", "y",
    };

    int CountSyllables()
    {
        int hyphen = Text.IndexOf('-', StringComparison.Ordinal);
        if (hyphen < 0)
            return PinyinSyllables.Count(Key, LongestGiven);
        return EveryPart(part => PinyinSyllables.IsSyllable(part)) ? Text.AsSpan().Count('-') + 1 : 0;
    }

    bool EveryPart(Func<string, bool> test)
    {
        foreach (string part in Text.Split('-', '\''))
            if (!test(LatinLetters.Key(part)))
                return false;
        return true;
    }
}
