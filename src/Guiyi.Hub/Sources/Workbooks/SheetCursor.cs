using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Guiyi.Hub.Sources.Encodings;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>
/// Reads sheets row by row. The library underneath meets a broken workbook with whatever exception happens to come up;
/// here all of them become a <see cref="SourceException"/>.
/// </summary>
sealed class SheetCursor : IDisposable
{
    readonly string path;
    readonly IExcelDataReader reader;

    /// <summary>What a legacy workbook says beyond its format's limits is damage, and would be read as endless blank rows.</summary>
    readonly (int Rows, int Columns) limits;

    SheetCursor(string path, string format, SourceOptions options, IExcelDataReader reader)
    {
        (this.path, this.reader) = (path, reader);
        limits = format == "XLS" ? (65_536, Math.Min(256, options.MaxColumns)) : (1_048_576, options.MaxColumns);
    }

    /// <summary>Number of sheets.</summary>
    public int Sheets => reader.ResultsCount;

    public string SheetName => reader.Name ?? "";

    /// <summary>Row in the sheet, from 1.</summary>
    public int SheetRow { get; private set; }

    /// <summary>Columns up to the last one that has a cell.</summary>
    public int Width { get; private set; }

    /// <param name="path">The file.</param>
    /// <param name="options">Limits.</param>
    /// <param name="format">XLSX, XLSB or XLS.</param>
    /// <exception cref="SourceException">It is no workbook, or broken, encrypted or over the limits.</exception>
    public static SheetCursor Open(string path, SourceOptions options, out string format)
    {
        KnownEncodings.Register();
        FileStream stream = SourceStream.Open(path);
        try
        {
            format = WorkbookArchive.Check(path, stream, options);
            stream.Position = 0;
            var cursor = new SheetCursor(path, format, options, ExcelReaderFactory.CreateReader(new BufferedStream(stream, 1 << 16)));
            cursor.CheckSize();
            return cursor;
        }
        catch (Exception fault) when (IsBadData(fault))
        {
            using (stream)
                throw Refusal(path, stream, fault);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next sheet, before its first row.</summary>
    public void NextSheet()
    {
        Guarded(reader.NextResult);
        SheetRow = 0;
        CheckSize();
    }

    /// <summary>Moves to the next row; false at the end of the sheet.</summary>
    public bool Read()
    {
        if (!Guarded(reader.Read))
            return false;
        SheetRow++;
        return true;
    }

    /// <summary>The text of a cell in the current row.</summary>
    public string Text(int column) => column < reader.FieldCount ? CellText.Of(reader.GetValue(column)) : "";

    void CheckSize()
    {
        Width = reader.FieldCount;
        if ((uint)reader.RowCount > limits.Rows)
            throw new SourceException(path, $"a sheet of {(uint)reader.RowCount} rows", $"at most {limits.Rows}");
        if ((uint)Width > limits.Columns)
            throw new SourceException(path, $"a sheet of {(uint)Width} columns", $"at most {limits.Columns}");
    }

    bool Guarded(Func<bool> step)
    {
        try
        {
            return step();
        }
        catch (Exception fault) when (IsBadData(fault))
        {
            throw Broken(path, fault);
        }
    }

    static bool IsBadData(Exception fault) => fault is not (SourceException or OutOfMemoryException or OperationCanceledException);

    static SourceException Refusal(string path, FileStream stream, Exception fault)
    {
        stream.Position = 0;
        return CompoundFile.Foreigner(stream) is { } found ? new SourceException(path, found, "a workbook without a password", fault) : Broken(path, fault);
    }

    static SourceException Broken(string path, Exception fault) => fault is InvalidPasswordException
        ? new SourceException(path, "an encrypted workbook", "one without a password", fault)
        : new SourceException(path, $"a broken workbook ({fault.Message.TrimEnd('.')})", "a whole XLSX, XLSB or XLS file", fault);

    public void Dispose() => reader.Dispose();
}
