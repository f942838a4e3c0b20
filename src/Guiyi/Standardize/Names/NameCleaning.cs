using System.Globalization;
using System.Text;

namespace Guiyi.Standardize.Names;

/// <summary>Takes off what stands around a name: emoji and symbols, remarks in brackets, stray punctuation.</summary>
static class NameCleaning
{
    const string Opening = "([{<【〔「『《〈\"";
    const string Closing = ")]}>】〕」』》〉\"";
    const string Edges = " -./,'·&";

    /// <summary>The text (already width-folded) without symbols and brackets, one blank between words; where all of it stood in brackets, what was in them.</summary>
    public static string Clean(string text)
    {
        string cleaned = Outside(text, out string? inside);
        for (int depth = 0; cleaned.Length == 0 && inside is not null && depth < 4; depth++)
            cleaned = Outside(inside, out inside);
        return cleaned;
    }

    static string Outside(string text, out string? inside)
    {
        inside = null;
        if (NeedsNothing(text))
            return text;
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int bracket = Opening.IndexOf(text[i], StringComparison.Ordinal);
            if (bracket < 0)
            {
                i += Append(result, text, i) - 1;
                continue;
            }
            int end = text.IndexOf(Closing[bracket], i + 1);
            if (end < 0 && HasNoLetters(result))
                continue;
            inside ??= text[(i + 1)..(end < 0 ? text.Length : end)];
            Blank(result);
            i = end < 0 ? text.Length : end;
        }
        return Trim(result);
    }

    // Letters with single blanks between: most names.
    static bool NeedsNothing(string text)
    {
        char before = ' ';
        foreach (char character in text)
        {
            if (!(char.IsAsciiLetter(character) || character is >= '\u4E00' and <= '\u9FFF' || character == ' ' && before != ' '))
                return false;
            before = character;
        }
        return before != ' ';
    }

    /// <summary>Appends the character at a position, or a blank in its place; gives the number of code units read.</summary>
    static int Append(StringBuilder result, string text, int position)
    {
        char character = text[position];
        if (char.IsSurrogate(character))
        {
            bool pair = char.IsHighSurrogate(character) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]);
            if (pair && Rune.IsLetter(new Rune(character, text[position + 1])))
                result.Append(character).Append(text[position + 1]);
            else
                Blank(result);
            return pair ? 2 : 1;
        }
        switch (char.GetUnicodeCategory(character))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter:
            case UnicodeCategory.ModifierLetter or UnicodeCategory.DecimalDigitNumber:
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark when result.Length > 0 && result[^1] != ' ':
                result.Append(character);
                break;
            default:
                if (character is '\'' or '-' or '.' or ',' or '/' or '*' or '&' or '〇')
                    result.Append(character);
                else if (IsMiddleDot(character))
                    result.Append('·');
                else
                    Blank(result);
                break;
        }
        return 1;
    }

    static bool IsMiddleDot(char character) => character is '·' or '・' or '•' or '‧' or '･' or '⋅' or '∙' or '●' or '˙' or '᛫';

    static void Blank(StringBuilder result)
    {
        if (result.Length > 0 && result[^1] != ' ')
            result.Append(' ');
    }

    static bool HasNoLetters(StringBuilder result)
    {
        for (int i = 0; i < result.Length; i++)
            if (char.IsLetter(result[i]) || char.IsSurrogate(result[i]))
                return false;
        return true;
    }

    static string Trim(StringBuilder result)
    {
        int start = 0, end = result.Length;
        while (start < end && Edges.Contains(result[start], StringComparison.Ordinal))
            start++;
        while (end > start && Edges.Contains(result[end - 1], StringComparison.Ordinal))
            end--;
        return result.ToString(start, end - start);
    }
}
