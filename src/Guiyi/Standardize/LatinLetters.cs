using System.Globalization;
using System.Text;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Latin letters with and without accents.</summary>
public static class LatinLetters
{
    const int TableSize = 0x1F00;

    static readonly char[] Base = new char[TableSize];
    static readonly Dictionary<(char Letter, char Mark), char> Composed = [];

    static LatinLetters()
    {
        var steps = new List<(char Letter, char Below)>();
        foreach (string line in ReferenceData.Lines("names/latin-letters.csv"))
        {
            (char letter, char below, char mark) = (line[0], line[2], (char)int.Parse(line.AsSpan(4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            Composed[(below, mark)] = letter;
            steps.Add((letter, below));
        }
        for (int code = 0; code < TableSize; code++)
            Base[code] = (char)code;
        foreach ((char letter, char below) in steps)
            Base[letter] = below;
        // Letters with two marks stand on letters with one, which may come later in the table.
        foreach ((char letter, _) in steps)
            while (Base[letter] != Base[Base[letter]])
                Base[letter] = Base[Base[letter]];
    }

    /// <summary>True for A-Z, a-z and every other letter of the Latin script below U+1F00.</summary>
    public static bool IsLatin(char character) =>
        char.IsAsciiLetter(character)
        || (character is >= '\u00AA' and < '\u0250' or >= '\u1E00' and < '\u1F00' && char.IsLetter(character));

    /// <summary>Joins letters with the combining marks behind them where one character exists for both; marks without such a letter are removed. Same instance where there are none.</summary>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAnyInRange('\u0300', '\u036F') < 0)
            return text;
        var result = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (character is < '\u0300' or > '\u036F')
                result.Append(character);
            else if (result.Length > 0 && Composed.TryGetValue((result[^1], character), out char composed))
                result[^1] = composed;
        }
        return result.ToString();
    }

    /// <summary>The matching form of a word: its Latin letters in lower case without accents (Müller is muller, Großmann grossmann, O'Brien obrien); everything else is left out.</summary>
    public static string Key(ReadOnlySpan<char> word)
    {
        Span<char> buffer = word.Length <= 64 ? stackalloc char[128] : new char[word.Length * 2];
        int length = 0;
        foreach (char character in word)
            length += WriteKey(character, buffer[length..]);
        return new string(buffer[..length]);
    }

    /// <summary>The text with its Latin letters as <see cref="Key"/> gives them, and every other character as it is.</summary>
    internal static string WithoutAccents(string text)
    {
        var result = new StringBuilder(text.Length + 2);
        foreach (char character in text)
            if (character > '\u007F' && IsLatin(character))
                AppendKey(result, character);
            else
                result.Append(character);
        return result.ToString();
    }

    internal static void AppendKey(StringBuilder target, char character)
    {
        Span<char> buffer = stackalloc char[2];
        target.Append(buffer[..WriteKey(character, buffer)]);
    }

    static int WriteKey(char character, Span<char> target)
    {
        if (character is >= 'a' and <= 'z')
        {
            target[0] = character;
            return 1;
        }
        if (!IsLatin(character))
            return 0;
        string letters = Unaccented(Base[char.ToLowerInvariant(character)]);
        letters.CopyTo(target);
        return letters.Length;
    }

    // Letters whose stroke or ligature is part of the letter, so that Unicode does not take it off.
    static string Unaccented(char letter) => letter switch
    {
        >= 'a' and <= 'z' => Ascii[letter - 'a'],
        'ß' => "ss",
        'æ' or 'ǣ' or 'ǽ' => "ae",
        'œ' => "oe",
        'ø' or 'ǿ' or 'ɔ' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        'ħ' => "h",
        'ŋ' => "n",
        'ŧ' => "t",
        'ĸ' => "k",
        'ə' => "e",
        'ſ' => "s",
        'ĳ' => "ij",
        _ => "",
    };

    static readonly string[] Ascii = [.. Enumerable.Range('a', 26).Select(code => ((char)code).ToString())];
}
