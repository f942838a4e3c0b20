namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>Passes over blank lines: they are physical lines, but no records.</summary>
static class BlankLines
{
    /// <summary>Ctrl-Z, which DOS programs write behind the last line.</summary>
    const char EndOfFileMark = '\u001A';

    /// <summary>Skips all blank lines at the start of the window and says how many there were.</summary>
    /// <param name="window">The text.</param>
    /// <param name="separator">Not a blank, even where it is a tab.</param>
    /// <param name="limit">A longer line of blanks is taken for a record.</param>
    public static long Skip(TextWindow window, char separator, int limit)
    {
        long lines = 0;
        while (BlankLength(window, separator, limit) is > 0 and int length)
        {
            window.Skip(length);
            lines++;
        }
        return lines;
    }

    /// <summary>Length of the blank line at the start of the window with its line break; 0 where that line is not blank.</summary>
    static int BlankLength(TextWindow window, char separator, int limit)
    {
        for (int at = 0; at < limit; at++)
        {
            if (at == window.Text.Length && !window.More())
                return at;
            char c = window.Text[at];
            if (c == '\n')
                return at + 1;
            if (c == '\r')
                return (at + 1 < window.Text.Length || window.More()) && window.Text[at + 1] == '\n' ? at + 2 : at + 1;
            if (c == separator || c is not (' ' or '\t' or '\uFEFF' or EndOfFileMark))
                return 0;
        }
        return 0;
    }
}
