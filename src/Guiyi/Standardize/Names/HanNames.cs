namespace Guiyi.Standardize.Names;

/// <summary>Takes Chinese names apart. Input is simplified, without blanks: ideographs, the middle dot, and * for hidden characters.</summary>
static class HanNames
{
    // Above this share of the population a first character is read as a surname even where it is also frequent in given names.
    const double RareSurname = 0.0002;
    const int LongestName = 12;

    static readonly string[] DeliveryWords = ["代收", "亲收", "签收", "亲启", "转交", "收"];

    /// <summary>The parts a text shows, before its title is added.</summary>
    readonly record struct Parts(string? Surname, string? Given, bool Informal);

    public static Standardized<PersonName> Parse(string name)
    {
        if (NameTables.Placeholders.Contains(name))
            return Placeholder(name);
        if (name.Contains('·', StringComparison.Ordinal))
            return Dotted(name);
        // Parcels are addressed 何志明收.
        string addressee = name.Length > 2 ? WithoutDelivery(name) : name;
        if (addressee.Length < name.Length)
            return Parse(addressee);
        if (Titles.AtEnd(name) is (Title title, int length))
            return Titled(name, name[..^length], title);
        if (HiddenFrom(name) >= 0)
            return Hidden(name);
        return Problem(name) is { } problem ? Standardized<PersonName>.Bad(problem) : Compose(name, Untitled(name), null);
    }

    /// <summary>What makes the text no name, or null.</summary>
    static string? Problem(string name)
    {
        if (name.Length < 4)
            return null;
        if (OrganizationWords.EndsLikeOrganization(name))
            return $"'{name}' reads like a business; expected a person's name.";
        if (name.Length > LongestName)
            return $"{name.Length} Chinese characters; expected a name of at most {LongestName}.";
        if (!Surnames.StartsWithCompound(name))
            foreach (char character in name)
                if (NameTables.PhraseCharacters.Contains(character))
                    return $"'{name}' reads like a phrase; expected a person's name.";
        return null;
    }

    public static Standardized<PersonName> Placeholder(string name) =>
        Standardized<PersonName>.Bad($"placeholder name '{name}'; expected a person's name.");

    static PersonName Compose(string text, Parts parts, Title? title) => new()
    {
        Text = text,
        Surname = parts.Surname,
        GivenName = parts.Given,
        Title = title?.Text,
        Gender = title?.Gender,
        Script = NameScript.Han,
        Informal = parts.Informal,
    };

    static Standardized<PersonName> Titled(string name, string rest, Title title)
    {
        if (rest.Length == 0)
            return Placeholder(name);
        string text = rest + title.Text;
        // 小明妈妈 names the child, not the mother.
        if (title.Kind == TitleKind.Child || rest.Length > 1 && title.Text is "奶奶" or "爷爷")
            return Compose(text, new Parts(null, null, true), title);
        if (HiddenFrom(rest) >= 0)
            return HiddenFrom(rest) == 0 ? Placeholder(name) : Compose(text, HiddenParts(rest), title);
        if (rest.Length > 4)
            (rest, text) = (PersonBehind(rest), PersonBehind(rest) + title.Text);
        if (Problem(rest) is { } problem)
            return Standardized<PersonName>.Bad(problem);
        return Compose(text, rest.Length == 1 ? OneBeforeTitle(rest, title) : Untitled(rest), title);
    }

    static string WithoutDelivery(string name)
    {
        foreach (string word in DeliveryWords)
            if (name.EndsWith(word, StringComparison.Ordinal))
                return name[..^word.Length];
        return name;
    }

    /// <summary>The person named behind a business (扬州宏达建材崔: 崔), or the text itself.</summary>
    static string PersonBehind(string name)
    {
        for (int length = 3; length > 0; length--)
            if (name.Length - length >= 4 && OrganizationWords.EndsLikeOrganization(name.AsSpan(0, name.Length - length)) && Surnames.Share(name[^length]) > 0)
                return name[^length..];
        return name;
    }

    static bool IsAmbiguous(char character) => "龙文安云梅白江雷凤花华成海".Contains(character, StringComparison.Ordinal);

    static Standardized<PersonName> Dotted(string name)
    {
        string[] parts = name.Split('·', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return Placeholder(name);
        if (parts.Length == 1)
            return Parse(parts[0]);
        return new PersonName
        {
            Text = string.Join('·', parts),
            Surname = parts[^1],
            GivenName = parts[0],
            MiddleName = parts.Length > 2 ? string.Join('·', parts[1..^1]) : null,
            Script = NameScript.Han,
        };
    }

    /// <summary>Where the hidden characters begin (张**, 李*明, 张某某), or -1.</summary>
    static int HiddenFrom(string name)
    {
        int star = name.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0)
            return star;
        int some = name.IndexOf('某', StringComparison.Ordinal);
        return some > 0 && name.Length <= 4 && name.AsSpan(some).IndexOfAnyExcept('某', '人') < 0 ? some : -1;
    }

    static Standardized<PersonName> Hidden(string name)
    {
        foreach (char character in name)
            if (character is not '*' and not '某' and not '人')
                return Compose(name, HiddenParts(name), null);
        return Placeholder(name);
    }

    static Parts HiddenParts(string name)
    {
        int shown = HiddenFrom(name);
        if (shown == 2 && Surnames.StartsWithCompound(name))
            return new Parts(name[..2], null, true);
        return shown == 1 && Surnames.Share(name[0]) > 0 ? new Parts(name[..1], null, true) : new Parts(null, null, true);
    }

    static Parts Untitled(string name) => name.Length switch
    {
        1 => OneCharacter(name, surnameFrom: 0.003),
        2 => TwoCharacters(name),
        3 => ThreeCharacters(name),
        _ => FourOrMore(name),
    };

    static Parts OneCharacter(string name, double surnameFrom) =>
        Surnames.Share(name[0]) >= surnameFrom ? new Parts(name, null, false) : new Parts(null, name, true);

    // Before a formal title stands a surname, however rare. 勇哥 is called by his given name; 龙哥 may be Mr Long or anybody called 小龙.
    static Parts OneBeforeTitle(string name, Title title)
    {
        if (title.Text is not ("哥" or "姐") || !NameTables.GivenCharacters.Contains(name[0]))
            return new Parts(name, null, false);
        return Surnames.Share(name[0]) is < 0.0025 and > RareSurname ? new Parts(null, null, true) : OneCharacter(name, RareSurname);
    }

    static Parts TwoCharacters(string name)
    {
        if (name[0] == name[1])
            return new Parts(null, name, true);
        if (Familiar(name) is { } familiar)
            return familiar;
        if (Surnames.StartsWithCompound(name) && Surnames.Share(name) >= 0.00001)
            return new Parts(name, null, false);
        double share = Surnames.Share(name[0]);
        bool surname = share > RareSurname ? !NameTables.IsGivenPair(name) : share > 0 && !NameTables.GivenCharacters.Contains(name[0]);
        return surname ? new Parts(name[..1], name[1..], false) : new Parts(null, name, true);
    }

    // 小王 and 老王 show a surname; 小红, 阿强 and 大伟 a given name. Characters usual in both say nothing sure: 小龙.
    static Parts? Familiar(string name)
    {
        double share = Surnames.Share(name[1]);
        return name[0] switch
        {
            '小' when share > 0.0005 && !IsAmbiguous(name[1]) => new Parts(name[1..], null, true),
            '小' => new Parts(null, name, true),
            '老' when share > 0.0003 => new Parts(name[1..], null, true),
            '大' when share > 0.003 => new Parts(name[1..], null, true),
            '阿' or '老' or '大' => new Parts(null, name[1..], true),
            _ => null,
        };
    }

    static Parts ThreeCharacters(string name)
    {
        if (Surnames.StartsWithCompound(name))
            return new Parts(name[..2], name[2..], false);
        if (name[0] is '阿' or '小')
            return new Parts(null, name[0] == '阿' || name[1] == name[2] ? name[1..] : name, true);
        if (Surnames.Share(name[0]) > 0)
            return new Parts(name[..1], name[1..], false);
        // An unknown first character before a usual given name is a rare or misspelt surname.
        bool given = NameTables.GivenCharacters.Contains(name[1]) && NameTables.GivenCharacters.Contains(name[2]);
        return given ? new Parts(name[..1], name[1..], false) : new Parts(null, name, true);
    }

    static Parts FourOrMore(string name)
    {
        if (name.Length == 4 && Surnames.StartsWithCompound(name))
            return new Parts(name[..2], name[2..], false);
        bool given = name.Length == 4 && NameTables.GivenCharacters.Contains(name[2]) && NameTables.GivenCharacters.Contains(name[3]);
        // Two surnames in a row: 陈李美玲.
        bool two = given && Surnames.Share(name[0]) > 0.0005 && Surnames.Share(name[1]) > 0.0005;
        bool three = given && Surnames.Share(name[0]) > 0.003 && NameTables.GivenCharacters.Contains(name[1]);
        return two || three ? new Parts(name[..1], name[1..], false) : new Parts(null, name, true);
    }
}
