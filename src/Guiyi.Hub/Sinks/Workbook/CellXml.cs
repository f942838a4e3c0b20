using System.Globalization;
using System.Text;

namespace Guiyi.Hub.Sinks.Workbook;

/// <summary>Texts as they stand in a worksheet: ECMA-376 part 1, ST_Xstring. A character that XML cannot hold is written <c>_xHHHH_</c>, and so is the underscore of a text that only looks like that.</summary>
static class CellXml
{
    /// <summary>A cell holds no more; the rest of a longer text is cut off.</summary>
    public const int LongestText = 32_767;

    /// <summary>Bytes that a UTF-16 unit takes at most: as <c>_xHHHH_</c>, or an underscore before such.</summary>
    public const int MostBytes = 7;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text, not longer than a cell holds.</param>
    /// <param name="to">Room for it.</param>
    /// <returns>Number of bytes.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> to)
    {
        int length = 0;
        while (!text.IsEmpty)
        {
            int plain = Plain(text);
            length += Encoding.UTF8.GetBytes(text[..plain], to[length..]);
            text = text[plain..];
            if (text.IsEmpty)
                break;
            length += Special(text, to[length..]);
            text = text[1..];
        }
        return length;
    }

    /// <summary>The text as far as a cell holds it; no pair of surrogates is torn.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];

    /// <summary>Number of characters at the start that stand for themselves.</summary>
    static int Plain(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is < ' ' and not '\t' and not '\n' or '&' or '<' or '>' or '\uFFFE' or '\uFFFF' || (c == '_' && LooksEscaped(text[i..])))
                return i;
            if (!char.IsSurrogate(c))
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return i;
            i++;
        }
        return text.Length;
    }

    static int Special(ReadOnlySpan<char> text, Span<byte> to)
    {
        ReadOnlySpan<byte> entity = text[0] switch
        {
            '&' => "&amp;"u8,
            '<' => "&lt;"u8,
            '>' => "&gt;"u8,
            '_' => "_x005F_"u8,
            >= '\uD800' and <= '\uDFFF' => "\uFFFD"u8,
            _ => [],
        };
        if (entity.IsEmpty)
            return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"_x{(int)text[0]:X4}_"), to);
        entity.CopyTo(to);
        return entity.Length;
    }

    static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
