using System.Text;

namespace Guiyi.Standardize.Names;

/// <summary>Takes names in Latin letters apart: Western in either order, Chinese in pinyin and other romanizations.</summary>
static class LatinNames
{
    const int MostWords = 12;

    // Rzhszcz is no name; Hirschsprung with its five consonants is.
    const int MostConsonants = 7;

    /// <summary>What stands around the name proper.</summary>
    readonly record struct Frame(Title? Title, string? Suffix);

    /// <summary>Parses cleaned text of Latin letters, digits, blanks and the signs . , ' - /.</summary>
    public static Standardized<PersonName> Parse(string text)
    {
        if (Handle(text) is { } handle)
            return Standardized<PersonName>.Bad(handle);
        string[] sections = text.Split([',', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<LatinWord> words = Words(sections[0]);
        if (sections.Length > 1)
        {
            List<LatinWord> given = Words(string.Join(' ', sections[1..]));
            if (words.Count > 0 && given.Count > 0 && !given.TrueForAll(IsDegree))
                return SurnameGiven(words, given);
            words.AddRange(given);
        }
        Frame frame = TakeFrame(words);
        return words.Count switch
        {
            0 => HanNames.Placeholder(text),
            1 => OneWord(words[0], frame),
            > MostWords => Standardized<PersonName>.Bad($"{words.Count} words; expected a name of at most {MostWords}."),
            _ => Compose(words, LatinOrder.Of(words), frame),
        };
    }

    /// <summary>Title case: words all in one case get a capital at the start, behind hyphen, apostrophe and Mc; words in mixed case stay as typed.</summary>
    public static string TitleCase(string word)
    {
        bool upper = word.Any(char.IsUpper), lower = word.Any(char.IsLower);
        if (upper && lower)
            return char.ToUpperInvariant(word[0]) + word[1..];
        var result = new StringBuilder(word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            bool start = i == 0 || word[i - 1] is '-' or ' ' || i == 2 && word[1] == '\'' || i == 2 && word.Length > 4 && word.StartsWith("mc", StringComparison.OrdinalIgnoreCase);
            result.Append(start ? char.ToUpperInvariant(word[i]) : char.ToLowerInvariant(word[i]));
        }
        return result.ToString();
    }

    static string? Handle(string text)
    {
        foreach (string word in text.Split(' '))
            if (word.AsSpan().Count('0', '9') is > 0 and int count && count < word.Length && (count > 1 || !char.IsAsciiDigit(word[^1]) && !char.IsAsciiDigit(word[0])))
                return $"'{word}' mixes letters and digits; expected a person's name.";
        return LongestConsonants(text) >= MostConsonants ? $"'{text}' cannot be spoken; expected a person's name." : null;
    }

    static int LongestConsonants(string text)
    {
        int run = 0, longest = 0;
        foreach (char letter in text)
        {
            run = char.IsAsciiLetter(letter) && !"aeiouyAEIOUY".Contains(letter, StringComparison.Ordinal) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    /// <summary>Words with at least one letter; full stops separate, digits are left out.</summary>
    static List<LatinWord> Words(string section)
    {
        var words = new List<LatinWord>();
        foreach (string piece in section.Split([' ', '.', '*', '&', '·'], StringSplitOptions.RemoveEmptyEntries))
        {
            string word = piece.Trim('-', '\'', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (word.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
                word = string.Concat(word.Where(character => !char.IsAsciiDigit(character)));
            if (LatinLetters.Key(word).Length > 0)
                words.Add(new LatinWord(WithoutSortPrefix(word)));
        }
        return words;
    }

    // ALucky, AALily: contact lists are sorted by such prefixes.
    static string WithoutSortPrefix(string word)
    {
        int prefix = 0;
        while (prefix < word.Length && word[prefix] == 'A')
            prefix++;
        bool sorted = prefix > 0 && prefix + 1 < word.Length && char.IsAsciiLetterUpper(word[prefix]) && char.IsAsciiLetterLower(word[prefix + 1]);
        return sorted ? word[prefix..] : word;
    }

    static bool IsDegree(LatinWord word) => Titles.Latin(word.Key, TitleKind.Degree) is not null;

    static Frame TakeFrame(List<LatinWord> words)
    {
        Title? title = null;
        while (words.Count > 0 && Titles.Latin(words[0].Key, TitleKind.Before) is { } before)
        {
            title ??= before;
            words.RemoveAt(0);
        }
        while (words.Count > 1 && Titles.Latin(words[^1].Key, TitleKind.Before) is { } behind)
        {
            title ??= behind;
            words.RemoveAt(words.Count - 1);
        }
        string? suffix = null;
        while (words.Count > 1 && Titles.Latin(words[^1].Key, TitleKind.Degree) is { } degree)
        {
            suffix = suffix is null ? degree.Text : degree.Text + " " + suffix;
            words.RemoveAt(words.Count - 1);
        }
        return new Frame(title, suffix);
    }

    static Standardized<PersonName> OneWord(LatinWord word, Frame frame)
    {
        if (word.Key.Length == 1)
            return Standardized<PersonName>.Bad($"one letter '{word.Text}'; expected a person's name.");
        bool framed = frame != default;
        if (!framed && !word.IsWesternGiven && Glued(word) is { } both)
            return Compose(both, new LatinOrder(0, 1, 1, 1, true), frame);
        bool surname = framed || !word.IsWesternGiven && (word.SurnameShare > 0.003 || word.SurnameShare == 0 && word.IsRomanizedSurname);
        return Framed(frame, TitleCase(word.Text), surname ? word.Key : null, surname ? null : word.Key, null, informal: !surname);
    }

    // liujuan and LiuJuan are full names.
    static List<LatinWord>? Glued(LatinWord word)
    {
        if (word.Key.Length != word.Text.Length)
            return null;
        int end = 0;
        for (int i = 2; i < word.Text.Length - 1 && end == 0; i++)
            if (char.IsUpper(word.Text[i]) && char.IsLower(word.Text[i - 1]) && Surnames.ShareOfReading(word.Key.AsSpan(0, i)) > 0 && PinyinSyllables.Count(word.Key.AsSpan(i), 2) > 0)
                end = i;
        end = end > 0 ? end : PinyinSyllables.SurnameEnd(word.Key);
        return end == 0 ? null : [new LatinWord(word.Text[..end].ToLowerInvariant()), new LatinWord(word.Text[end..].ToLowerInvariant())];
    }

    static PersonName Compose(List<LatinWord> words, LatinOrder order, Frame frame)
    {
        string surname = Keys(words, order.SurnameStart, order.SurnameCount, "");
        string given = Keys(words, order.GivenStart, order.GivenCount, "");
        List<LatinWord> middle = [.. words.Where((_, i) => !Within(i, order.SurnameStart, order.SurnameCount) && !Within(i, order.GivenStart, order.GivenCount))];
        string surnameText = order.Chinese && order.SurnameCount > 1 ? TitleCase(surname) : Texts(words.GetRange(order.SurnameStart, order.SurnameCount), "", " ");
        List<LatinWord> givenWords = words.GetRange(order.GivenStart, order.GivenCount);
        string givenText = order.Chinese && givenWords.TrueForAll(word => word.Syllables > 0) && Surnames.ShareOfReading(surname) > 0 && PinyinSyllables.Count(given, 2) > 0
            ? TitleCase(given)
            : Texts(givenWords, "", " ");
        string middleText = Texts(middle, " ", " ");
        string text = order.Chinese ? $"{surnameText} {givenText}{middleText}" : $"{givenText}{middleText} {surnameText}";
        // Vietnamese: Nguyen Van An.
        if (!order.Chinese && order.SurnameStart == 0 && order.GivenStart > 1 && middle.Count > 0 && order.SurnameCount == 1)
            text = $"{surnameText}{middleText} {givenText}";
        return Framed(frame, text, surname, given, middle.Count == 0 ? null : Keys(middle, 0, middle.Count, " "), informal: false);
    }

    static bool Within(int index, int start, int count) => index >= start && index < start + count;

    static string Keys(List<LatinWord> words, int start, int count, string separator) =>
        count == 1 ? words[start].Key : string.Join(separator, words.GetRange(start, count).Select(word => word.Key));

    static string Texts(List<LatinWord> words, string before, string separator) =>
        words.Count == 0 ? "" : before + string.Join(separator, words.Select(word => word.IsParticle && word.Text.All(char.IsLower) ? word.Text : TitleCase(word.Text)));

    static PersonName Framed(Frame frame, string text, string? surname, string? given, string? middle, bool informal) => new()
    {
        Text = (frame.Title is null ? "" : frame.Title.Text + " ") + text + (frame.Suffix is null ? "" : " " + frame.Suffix),
        Surname = surname,
        GivenName = given,
        MiddleName = middle,
        Title = frame.Title?.Text,
        Gender = frame.Title?.Gender,
        Suffix = frame.Suffix,
        Script = NameScript.Latin,
        Informal = informal,
    };

    /// <summary>A surname or given name that stands alone in its column; further words of a given name are middle names.</summary>
    public static Standardized<PersonName> Part(string text, bool isSurname)
    {
        List<LatinWord> words = Words(text.Replace(',', ' '));
        Frame frame = TakeFrame(words);
        if (words.Count is 0 or > MostWords)
            return Standardized<PersonName>.Bad($"'{text}'; expected a part of a person's name.");
        bool joined = isSurname || words.TrueForAll(word => word.Syllables == 1 && !word.IsWesternGiven);
        int count = joined ? words.Count : 1;
        string key = Keys(words, 0, count, "");
        string? middle = count == words.Count ? null : Keys(words, count, words.Count - count, " ");
        PersonName name = Framed(frame with { Suffix = null }, Texts(words, "", " "), isSurname ? key : null, isSurname ? null : key, middle, informal: false);
        return name with { Suffix = frame.Suffix };
    }

    /// <summary>"Last, First Middle": the comma says what is the surname.</summary>
    static Standardized<PersonName> SurnameGiven(List<LatinWord> surname, List<LatinWord> given)
    {
        Frame ofSurname = TakeFrame(surname), ofGiven = TakeFrame(given);
        var frame = new Frame(ofSurname.Title ?? ofGiven.Title, ofSurname.Suffix ?? ofGiven.Suffix);
        if (surname.Count == 0 || given.Count == 0 || surname.Count + given.Count > MostWords)
            return Standardized<PersonName>.Bad("no surname or no given name beside the comma; expected 'Last, First'.");
        // Hong Kong: FUNG LAI YEE, KAREN.
        bool english = surname.Count is 2 or 3 && given.Count == 1 && given[0].IsWesternGiven && surname[0].IsRomanizedSurname && surname.Skip(1).All(word => word.IsChineseGiven);
        if (english)
            return InOrder(surname, given, new LatinOrder(0, 1, 1, surname.Count - 1, true), frame);
        bool chinese = surname.Count == 1 && surname[0].IsRomanizedSurname && given.TrueForAll(word => word.IsChineseGiven && !word.IsWesternGiven || word.Syllables == 1);
        int count = chinese ? given.Count : 1;
        return InOrder(surname, given, new LatinOrder(0, surname.Count, surname.Count, count, chinese), frame);
    }

    static Standardized<PersonName> InOrder(List<LatinWord> surname, List<LatinWord> given, LatinOrder order, Frame frame)
    {
        PersonName name = Compose([.. surname, .. given], order, frame);
        if (Parse(name.Text) is { Value: { } plain } && plain == name)
            return name;
        // Without the comma the name would be read otherwise: it stays.
        string givens = Texts(given, "", " ");
        return name with { Text = Framed(new Frame(frame.Title, null), $"{Texts(surname, "", " ")}, {givens}", null, null, null, false).Text + (frame.Suffix is null ? "" : " " + frame.Suffix) };
    }
}
