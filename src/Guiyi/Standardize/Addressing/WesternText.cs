using System.Text;

namespace Guiyi.Standardize.Addressing;

/// <summary>Folds text in Latin letters: lower case, no accents, single blanks.</summary>
static class WesternText
{
    // Letters of Latin-1 and Latin Extended-A without their marks, from U+00C0 on; digraphs are handled apart.
    const string PlainFrom00C0 =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg" +
        "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>The plain lower-case form of a character, or the character itself where it is no Latin letter.</summary>
    internal static char Fold(char c)
    {
        if (c < 0x80)
            return char.ToLowerInvariant(c);
        if (c is >= '\u00c0' and <= '\u017f')
            return PlainFrom00C0[c - 0xC0];
        return char.ToLowerInvariant(c);
    }

    /// <summary>The text in plain lower case; ß and æ as two letters; every other sign as given.</summary>
    internal static string Plain(string text)
    {
        var folded = new StringBuilder(text.Length + 4);
        foreach (char c in text)
        {
            if (c is 'ß' or '\u1e9e')
                folded.Append("ss");
            else if (c is 'æ' or 'Æ')
                folded.Append("ae");
            else if (c is 'ø' or 'Ø')
                folded.Append('o');
            else
                folded.Append(Fold(c));
        }
        return folded.ToString();
    }

    /// <summary>The words of a text: letters, digits, and the signs - / # &amp; inside them; dots and apostrophes are dropped.</summary>
    internal static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(c) || c is '#' or '&' || (c is '-' or '/' && word.Length > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                // #12 is two words; 12#3 is one that nobody means, so split as well.
                if (c == '#' && word.Length > 0)
                    Flush();
                word.Append(c);
                if (c == '#')
                    Flush();
            }
            else if (c is '\'' or '’' or '`' || (c == '.' && IsInitial(text, i)))
                continue;
            else
                Flush();
        }
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    // p.o. and n.y. are one word; st.georges are two.
    static bool IsInitial(ReadOnlySpan<char> text, int dot) =>
        (dot == 1 || (dot > 1 && !char.IsLetterOrDigit(text[dot - 2]))) && dot > 0 && char.IsLetter(text[dot - 1])
        && dot + 1 < text.Length && char.IsLetter(text[dot + 1]) && (dot + 2 >= text.Length || !char.IsLetterOrDigit(text[dot + 2]));
}
