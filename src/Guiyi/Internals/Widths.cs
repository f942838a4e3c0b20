using System.Globalization;

namespace Guiyi.Internals;

/// <summary>Brings characters that only look different to one form: full width to half width, blanks and dashes of every kind to the ASCII ones.</summary>
public static class Widths
{
    const char Removed = '\0';

    static readonly char[] Folded = BuildTable();

    /// <summary>
    /// Full-width forms (U+FF01..FF5E) to ASCII, every blank, tab and line break to one space each, every dash and minus to '-', curly quotes to straight
    /// ones, compatibility ideographs and radicals to the plain ideograph; zero-width, directional and control characters and variation selectors are removed.
    /// Returns the same instance where nothing changes. Folding twice gives the same as folding once.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = 0;
        while (start < text.Length && Folded[text[start]] == text[start] && text[start] != Removed)
            start++;
        if (start == text.Length)
            return text;
        char[] result = new char[text.Length];
        text.CopyTo(0, result, 0, start);
        int length = start;
        for (int i = start; i < text.Length; i++)
            if (Folded[text[i]] is var folded and not Removed)
                result[length++] = folded;
        return new string(result, 0, length);
    }

    static char[] BuildTable()
    {
        char[] table = new char[0x10000];
        for (int code = 0; code < table.Length; code++)
            table[code] = FoldOne((char)code);
        foreach (string line in ReferenceData.Lines("names/compatibility-ideographs.csv"))
            foreach (string pair in line.Split(','))
                table[pair[0]] = pair[1];
        return table;
    }

    static char FoldOne(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' => FoldOne((char)(character - 0xFEE0)),
        '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' => ' ',
        '\u2212' or '\uFE58' or '\uFE63' or (>= '\u2010' and <= '\u2015') => '-',
        '\u2018' or '\u2019' or '\u02BC' or '\u2032' => '\'',
        '\u201C' or '\u201D' => '"',
        '\uFFE5' => '\u00A5',
        >= '\uFE00' and <= '\uFE0F' => Removed,
        _ => char.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Format or UnicodeCategory.Control => Removed,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
            _ => character,
        },
    };
}
