using System.Globalization;
using System.Text;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Surnames and given names that come in columns of their own.</summary>
public static class NameParts
{
    /// <summary>Simplified, half-width, lower case, accents and dots removed, Cyrillic and Greek in Latin letters, words parted by one blank; "" where nothing remains.</summary>
    public static string Fold(string raw)
    {
        string text = Traditional.ToSimplified(Widths.Fold(raw)).Trim();
        bool plain = true;
        foreach (char c in text)
            plain &= c is >= 'a' and <= 'z';
        if (plain)
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (char c in WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '.' or '\'' or '’')
                continue;
            if (char.IsLetter(c) || c == '-')
                folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return Transliteration.ToLatin(folded.ToString().Trim(' ', '-').Normalize(NormalizationForm.FormC));
    }

    static string WithoutLoneSurrogates(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar)) : text;
}
