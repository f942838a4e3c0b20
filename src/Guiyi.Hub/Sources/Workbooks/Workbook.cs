using ExcelDataReader;
using Guiyi.Ingest;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>An XLSX, XLSB or XLS file: a table per sheet that is not empty.</summary>
static class Workbook
{
    public static IReadOnlyList<IRawTable> Open(string path, string source, SourceOptions options)
    {
        var tables = new List<IRawTable>();
        string format;
        using (SheetCursor cursor = SheetCursor.Open(path, options, out format))
        {
            for (int sheet = 0; sheet < cursor.Sheets; sheet++)
            {
                if (sheet > 0)
                    cursor.NextSheet();
                if (SheetTable.Of(cursor, path, tables.Count == 0 ? source : $"{source}.{cursor.SheetName}", format, sheet, options) is { } table)
                    tables.Add(table);
            }
        }
        return tables.Count > 0 ? tables : throw new SourceException(path, $"a {format} workbook whose sheets are all empty", "a sheet with a header row");
    }
}
