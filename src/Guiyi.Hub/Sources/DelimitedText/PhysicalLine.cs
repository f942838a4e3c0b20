using System.Text;

namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>Takes single physical lines off a window, whatever their quotes say.</summary>
static class PhysicalLine
{
    /// <summary>Skips the line at the start of the window, however long, and gives its beginning and its number of separators.</summary>
    public static (string Raw, int Separators) Take(TextWindow window, Dialect dialect, int rawLength)
    {
        var raw = new StringBuilder();
        int separators = 0;
        while (!window.Text.IsEmpty || window.More())
        {
            ReadOnlySpan<char> text = window.Text;
            int end = text.IndexOfAny('\r', '\n');
            ReadOnlySpan<char> part = end < 0 ? text : text[..end];
            separators += part.Count(dialect.Separator);
            raw.Append(part[..Math.Min(part.Length, rawLength + 1 - raw.Length)]);
            window.Skip(part.Length);
            if (end >= 0)
            {
                SkipLineBreak(window);
                break;
            }
        }
        return (RawText.Cut(raw.ToString(), rawLength), separators);
    }

    /// <summary>
    /// Whether the line at the start of the window, without any quote, has exactly the separators that the line before it lacked:
    /// then both are one record that a line break cut in two.
    /// </summary>
    public static bool Completes(TextWindow window, Dialect dialect, int separatorsBefore, int columns, int limit)
    {
        int missing = columns - 1 - separatorsBefore;
        if (missing <= 0 || separatorsBefore == 0)
            return false;
        int end;
        while ((end = window.Text.IndexOfAny('\r', '\n')) < 0 && window.Text.Length < limit && window.More())
            continue;
        ReadOnlySpan<char> line = end < 0 ? window.Text : window.Text[..end];
        return line.Length < limit && line.Count(dialect.Separator) == missing && !(dialect.Quote != '\0' && line.Contains(dialect.Quote));
    }

    static void SkipLineBreak(TextWindow window)
    {
        bool pair = window.Text[0] == '\r' && (window.Text.Length > 1 || window.More()) && window.Text[1] == '\n';
        window.Skip(pair ? 2 : 1);
    }
}
