using System.Text;

namespace Guiyi.Standardize;

/// <summary>
/// Names in Cyrillic and Greek letters as Latin ones, in the simplest of the usual ways (BGN/PCGN without signs): good enough for the comparison of
/// names to see Васильев in Vasiliev, not for writing them.
/// </summary>
static class Transliteration
{
    // From U+0410 and U+0430 on.
    static readonly string[] Russian =
        ["a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"];

    // From U+03B1 on; the final sigma has its own place.
    static readonly string[] Greek =
        ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o"];

    /// <summary>The text with these letters in Latin ones, in lower case where they were; the same instance where there are none.</summary>
    public static string ToLatin(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0370', '\u04FF') < 0)
            return text;
        var latin = new StringBuilder(text.Length + 8);
        foreach (char character in text)
        {
            string? letters = Letters(char.ToLowerInvariant(character));
            if (letters is null)
                latin.Append(character);
            else if (letters.Length > 0 && char.IsUpper(character))
                latin.Append(char.ToUpperInvariant(letters[0])).Append(letters, 1, letters.Length - 1);
            else
                latin.Append(letters);
        }
        return latin.ToString();
    }

    static string? Letters(char letter) => letter switch
    {
        >= 'а' and <= 'я' => Russian[letter - 'а'],
        >= 'α' and <= 'ω' => Greek[letter - 'α'],
        'ё' or 'є' or 'έ' => "e",
        'і' or 'ї' or 'ί' or 'ή' or 'ϊ' => "i",
        'ў' or 'ұ' or 'ү' => "u",
        'ґ' or 'ғ' => "g",
        'ђ' => "dj",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ћ' => "c",
        'ќ' or 'қ' => "k",
        'џ' => "dz",
        'ѕ' => "dz",
        'ә' => "a",
        'ң' => "n",
        'ө' or 'ό' or 'ώ' => "o",
        'һ' => "h",
        'ά' => "a",
        'ύ' or 'ϋ' => "y",
        _ => null,
    };
}
