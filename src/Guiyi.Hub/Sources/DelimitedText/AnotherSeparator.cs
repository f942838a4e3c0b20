namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>Recognizes a record that is whole but for its separator, as when somebody pasted it from another file.</summary>
static class AnotherSeparator
{
    /// <summary>The record at the start of the window read with another separator, where that gives all columns; else null.</summary>
    public static (char Separator, RecordScanner Record)? Read(TextWindow window, Layout layout, SourceOptions options)
    {
        foreach (char separator in Separators.All)
        {
            if (separator == layout.Dialect.Separator || layout.Columns.Length == 1 || !IsInFirstLine(window.Text, separator))
                continue;
            var record = new RecordScanner(window, layout.Dialect with { Separator = separator }, options);
            if (record.Scan() == RecordEnd.Clean
                && record.Count == layout.Columns.Length
                && !(record.Lines > 1 && SwallowedLines.In(window.Text, record, separator, layout.Columns.Length)))
                return (separator, record);
        }
        return null;
    }

    static bool IsInFirstLine(ReadOnlySpan<char> text, char separator)
    {
        int at = text.IndexOfAny(separator, '\r', '\n');
        return at >= 0 && text[at] == separator;
    }
}
