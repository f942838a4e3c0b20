namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>
/// Tells a cell with line breaks from an unbalanced quote that swallowed the records after it. RFC 4180 alone cannot:
/// the next quote in the file closes the first one, and the columns may even add up.
/// A swallowing quote is closed by what really opens a later field, so the "cell" ends with a separator, and whole records stand inside it.
/// </summary>
static class SwallowedLines
{
    /// <summary>Whether some field of a cleanly closed record seems to have swallowed other records.</summary>
    /// <param name="text">The window; the record is at its start.</param>
    /// <param name="record">The scanned record.</param>
    /// <param name="separator">Stands between fields.</param>
    /// <param name="columns">The table's number of columns, or 0 where it is not known yet.</param>
    public static bool In(ReadOnlySpan<char> text, RecordScanner record, char separator, int columns)
    {
        bool wrongCount = columns != 0 && record.Count != columns;
        for (int i = record.QuotedField; i < record.Count; i++)
        {
            Field field = record[i];
            ReadOnlySpan<char> cell = text.Slice(field.Start, field.Length);
            if (cell.ContainsAny('\r', '\n') && Swallowed(cell, separator, columns, i, wrongCount))
                return true;
        }
        return false;
    }

    static bool Swallowed(ReadOnlySpan<char> cell, char separator, int columns, int index, bool wrongCount)
    {
        (int inside, int whole, int lastPrefix) = Lines(cell, separator, columns);
        if (columns > 2 && whole >= 2 && whole * 2 >= inside)
            return true;
        bool endsBeforeField = cell[^1] == separator || cell[^1] is '\r' or '\n';
        return endsBeforeField && (wrongCount || whole > 0 || (index > 0 && lastPrefix == index));
    }

    /// <summary>Counts the lines that lie wholly inside the cell, those of them that are whole records, and the separators of the last, open line.</summary>
    static (int Inside, int Whole, int LastPrefix) Lines(ReadOnlySpan<char> cell, char separator, int columns)
    {
        int inside = 0, whole = 0;
        cell = cell[(cell.IndexOfAny('\r', '\n') + 1)..];
        int end;
        while ((end = cell.IndexOfAny('\r', '\n')) >= 0)
        {
            ReadOnlySpan<char> line = cell[..end];
            if (!line.IsWhiteSpace())
            {
                inside++;
                if (columns > 1 && line.Count(separator) == columns - 1)
                    whole++;
            }
            cell = cell[(end + 1)..];
        }
        return (inside, whole, cell.Count(separator));
    }
}
