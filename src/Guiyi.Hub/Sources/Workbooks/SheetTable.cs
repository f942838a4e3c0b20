using Guiyi.Ingest;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>One sheet of a workbook. Its first row that is not blank names the columns.</summary>
sealed class SheetTable : IRawTable
{
    readonly string path;
    readonly int sheet;
    readonly int headerRow;
    readonly SourceOptions options;
    readonly string[] columns;

    SheetTable(string path, string source, string format, int sheet, int headerRow, string[] columns, SourceOptions options)
    {
        (this.path, this.sheet, this.headerRow, this.columns, this.options) = (path, sheet, headerRow, columns, options);
        (Source, Format) = (source, format);
    }

    public string Source { get; }

    public string Format { get; }

    public IReadOnlyList<string> Columns => columns;

    /// <summary>The sheet at which the cursor stands; null where it is blank.</summary>
    public static SheetTable? Of(SheetCursor cursor, string path, string source, string format, int sheet, SourceOptions options)
    {
        string[]? header = NextRow(cursor);
        if (header is null)
            return null;
        string shown = $"{format}, sheet '{cursor.SheetName}'";
        int row = cursor.SheetRow;
        bool hasHeader = options.Header ?? true;
        int width = UsedWidth(cursor, header);
        string[] columns = ColumnNames.From(hasHeader ? header[..width] : [.. Enumerable.Repeat("", width)]);
        return new SheetTable(path, source, hasHeader ? shown : shown + ", no header", sheet, hasHeader ? row : row - 1, columns, options);
    }

    public IRawRows Open()
    {
        SheetCursor cursor = SheetCursor.Open(path, options, out _);
        for (int i = 0; i < sheet; i++)
            cursor.NextSheet();
        while (cursor.SheetRow < headerRow && cursor.Read())
            continue;
        return new SheetRows(Source, cursor, columns, options);
    }

    /// <summary>The cells of the next row that is not blank, or null at the end of the sheet.</summary>
    static string[]? NextRow(SheetCursor cursor)
    {
        var cells = new string[cursor.Width];
        while (cursor.Read())
        {
            for (int i = 0; i < cells.Length; i++)
                cells[i] = cursor.Text(i);
            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                return cells;
        }
        return null;
    }

    /// <summary>Formatting alone makes sheets look wide. Columns without a name count where some row has something in them.</summary>
    static int UsedWidth(SheetCursor cursor, string[] header)
    {
        int width = Array.FindLastIndex(header, cell => !string.IsNullOrWhiteSpace(cell)) + 1;
        while (width < header.Length && cursor.Read())
            for (int i = header.Length - 1; i >= width; i--)
                if (!string.IsNullOrWhiteSpace(cursor.Text(i)))
                    width = i + 1;
        return width;
    }
}
