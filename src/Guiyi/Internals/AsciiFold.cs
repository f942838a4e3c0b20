using System.Globalization;

namespace Guiyi.Internals;

/// <summary>
/// Folds the forms that Chinese input methods and spreadsheets give to ASCII characters: full-width letters, digits and
/// punctuation, other scripts' digits, wide and narrow blanks. Only for values whose alphabet is ASCII (numbers, codes, e-mails, dates).
/// </summary>
static class AsciiFold
{
    /// <summary>Stands for a character that is invisible and means nothing: byte-order mark, zero-width blank, direction mark.</summary>
    public const char Nothing = '\0';

    /// <summary>The ASCII form of a character; the character itself where it has none.</summary>
    public static char Of(char c)
    {
        if (c < '\u007F')
            return c < ' ' ? ControlOf(c) : c;
        if (c is >= '\uFF01' and <= '\uFF5E')
            return (char)(c - 0xFEE0);
        return c switch
        {
            '\u3000' or '\u00A0' or '\u202F' or '\u205F' or '\u0085' => ' ',
            >= '\u2000' and <= '\u200A' => ' ',
            >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' => Nothing,
            '\uFEFF' or '\u00AD' or '\u007F' => Nothing,
            >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63' => '-',
            '\u2018' or '\u2019' or '\u02BC' => '\'',
            '\u201C' or '\u201D' => '"',
            '\u3002' => '.',
            _ => DigitOf(c),
        };
    }

    /// <summary>The whole text folded, invisible characters left out and blanks at both ends cut. The same instance where nothing changed.</summary>
    public static string Of(string text)
    {
        int unchanged = 0;
        while (unchanged < text.Length && Of(text[unchanged]) == text[unchanged])
            unchanged++;
        if (unchanged == text.Length)
            return text.Trim(' ');
        return string.Create(text.Length, text, static (target, source) =>
        {
            int length = 0;
            foreach (char c in source)
                if (Of(c) is var folded and not Nothing)
                    target[length++] = folded;
            target[length..].Fill(' ');
        }).Trim(' ');
    }

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    public static bool IsLetter(char c) => (uint)((c | 0x20) - 'a') <= 25;

    /// <summary>A raw text made short and printable for a problem's message.</summary>
    public static string Shown(string raw) => raw.Length <= 40 ? raw : raw[..40] + "…";

    static char ControlOf(char c) => c is '\t' or '\n' or '\r' or '\v' or '\f' ? ' ' : Nothing;

    static char DigitOf(char c)
    {
        if (c < '\u0660' || !char.IsDigit(c))
            return c;
        return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
    }
}
