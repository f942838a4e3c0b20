using System.Text;
using Guiyi.Internals;
using Guiyi.Standardize;
using Guiyi.Standardize.Names;

namespace Guiyi.Hub.Find;

/// <summary>A name or another text in words, as it is compared: half-width, lower case, simplified, without accents, Cyrillic and Greek in Latin letters.</summary>
sealed class NameForm
{
    const int LongestText = 256, MostLatinSyllables = 4;

    string[]? readings, surnameReadings, latinSyllables;
    string? joined;

    NameForm(string folded, string simplified)
    {
        Folded = folded;
        var han = new StringBuilder();
        var word = new StringBuilder();
        List<string> words = [];
        List<int> behind = [];
        foreach (char c in simplified)
            if (MixedNames.IsHan(c))
            {
                End(word, words);
                han.Append(c);
            }
            else if (char.IsLetterOrDigit(c))
            {
                if (behind.Count == words.Count)
                    behind.Add(han.Length);
                if (LatinLetters.IsLatin(c))
                    LatinLetters.AppendKey(word, c);
                else
                    word.Append(char.ToLowerInvariant(c));
            }
            else if (c != '\'')
                End(word, words);
        End(word, words);
        (Han, Words, Behind) = (han.ToString(), [.. words], [.. behind]);
    }

    /// <summary>Half-width and lower case only.</summary>
    public string Folded { get; }

    /// <summary>All Chinese characters, simplified, without what stands between them.</summary>
    public string Han { get; }

    /// <summary>All other words: letters without accents, digits.</summary>
    public string[] Words { get; }

    /// <summary>How many Chinese characters stand before each word.</summary>
    public int[] Behind { get; }

    /// <summary>All words without blanks.</summary>
    public string Joined => joined ??= string.Concat(Words);

    /// <summary>A reading for each Chinese character; the character itself where it has none.</summary>
    public string[] Readings => readings ??= [.. Han.Select(c => Pinyin.Of(c) is { Length: > 0 } reading ? reading : c.ToString())];

    /// <summary>The readings where the name begins with a surname that is read otherwise than the character usually is; otherwise <see cref="Readings"/>.</summary>
    public string[] SurnameReadings => surnameReadings ??= ReadSurname();

    /// <summary>The syllables of a name in Latin letters that may be a Chinese one, or none.</summary>
    public string[] LatinSyllables => latinSyllables ??= ReadLatin();

    public static NameForm Of(string text)
    {
        if (text.Length > LongestText)
            text = text[..LongestText];
        string folded = LatinLetters.Compose(Widths.Fold(text)).Trim();
        string simplified = Traditional.ToSimplified(Transliteration.ToLatin(folded));
        return new NameForm(folded.ToLowerInvariant(), simplified);
    }

    string[] ReadSurname()
    {
        if (Han.Length is < 1 or > 4)
            return Readings;
        int length = Surnames.StartsWithCompound(Han) ? 2 : 1;
        if (Surnames.Reading(Han[..length]) is not { } surname || surname == string.Concat(Readings[..length]))
            return Readings;
        string[] cut = length == 1 ? [surname] : SoundClasses.Cuts(surname, 1)[0].Syllables;
        return cut.Length == length ? [.. cut, .. Readings[length..]] : Readings;
    }

    string[] ReadLatin()
    {
        if (Han.Length > 0 || Words.Length is < 1 or > 3 || Joined.Length > 24)
            return [];
        List<string> syllables = [];
        foreach (string word in Words)
        {
            if (PinyinSyllables.Count(word, MostLatinSyllables) == 0)
                return [];
            syllables.AddRange(SoundClasses.Cuts(word, 1)[0].Syllables);
        }
        return syllables.Count is >= 2 and <= MostLatinSyllables ? [.. syllables] : [];
    }

    static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }
}
