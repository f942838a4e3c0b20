using System.Globalization;
using System.IO.Compression;
using System.Text;
using Guiyi.Hub.Sinks.Tables;

namespace Guiyi.Hub.Sinks.Workbook;

/// <summary>
/// A table as XLSX (ECMA-376, SpreadsheetML), streamed: memory does not grow with the rows. Texts are inline strings and never formulas, numbers and
/// dates are such. What is more than a sheet holds goes on in the next one, with the header again.
/// </summary>
sealed class WorkbookTable : TypedTable
{
    /// <summary>What a worksheet holds; Excel refuses more.</summary>
    public const int MostRows = 1_048_576, MostColumns = 16_384;

    /// <summary>Bytes of a sheet before it is compressed: under what older readers of ZIP count to.</summary>
    const long MostBytes = 3_500_000_000;

    /// <summary>Excel counts 1900 as a leap year: before March days are off by one.</summary>
    static readonly DateTime FirstDay = new(1900, 3, 1), Zero = new(1899, 12, 30);

    readonly ZipArchive archive;
    readonly string name;
    readonly int rowsPerSheet;
    byte[][] letters = [];
    SheetStream? sheet;
    bool isOpen;
    int sheets;

    /// <param name="stream">The file; closed with the table.</param>
    /// <param name="name">Name of the sheet: at most 28 characters, none of <c>: \ / ? * [ ]</c>.</param>
    /// <param name="rowsPerSheet">Rows of a sheet, its header counted.</param>
    public WorkbookTable(Stream stream, string name, int rowsPerSheet = MostRows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rowsPerSheet, MostRows);
        (this.name, this.rowsPerSheet) = (name, rowsPerSheet);
        archive = new ZipArchive(stream, ZipArchiveMode.Create);
    }

    /// <exception cref="ArgumentException">There are more columns than a sheet holds.</exception>
    protected override void Begin()
    {
        if (Columns.Count > MostColumns)
            throw new ArgumentException($"found {Columns.Count} columns; a sheet of a workbook holds at most {MostColumns}: take CSV or JSONL");
        letters = [.. Columns.Select((_, c) => Encoding.ASCII.GetBytes(Letters(c)))];
        BeginSheet();
    }

    /// <summary>A, B … Z, AA …</summary>
    static string Letters(int column) => (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));

    void BeginSheet()
    {
        sheets++;
        sheet = new SheetStream(Open($"xl/worksheets/sheet{sheets}.xml"), letters);
        sheet.BeginRow();
        for (int column = 0; column < Columns.Count; column++)
            sheet.Text(column, Columns[column].Name, WorkbookParts.HeaderStyle);
        sheet.EndRow();
    }

    Stream Open(string part) => archive.CreateEntry(part, CompressionLevel.Fastest).Open();

    protected override void Put(int place, ReadOnlySpan<char> value)
    {
        OpenRow();
        CellKind kind = Columns[place].Kind;
        if (kind == CellKind.Number && IsNumber(value))
            sheet!.Number(place, value);
        else if (kind is CellKind.Day or CellKind.Moment && IsMoment(value, kind, out double serial))
            sheet!.Number(place, serial, kind == CellKind.Day ? WorkbookParts.DayStyle : WorkbookParts.MomentStyle);
        else
            sheet!.Text(place, value);
    }

    static bool IsMoment(ReadOnlySpan<char> value, CellKind kind, out double serial)
    {
        bool isMoment = DateTime.TryParseExact(value, kind == CellKind.Day ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment);
        serial = isMoment ? (moment - Zero).TotalDays : 0;
        return isMoment && moment >= FirstDay;
    }

    protected override void End()
    {
        OpenRow();
        sheet!.EndRow();
        isOpen = false;
    }

    void OpenRow()
    {
        if (isOpen)
            return;
        if (sheet!.Rows >= rowsPerSheet || sheet.Bytes > MostBytes)
        {
            sheet.Dispose();
            BeginSheet();
        }
        sheet.BeginRow();
        isOpen = true;
    }

    /// <summary>The parts that name the sheets come last: only then their number is known.</summary>
    public override void Dispose()
    {
        try
        {
            sheet?.Dispose();
            foreach ((string part, string text) in WorkbookParts.Of(name, Math.Max(1, sheets)))
                using (Stream stream = Open(part))
                    stream.Write(Encoding.UTF8.GetBytes(text));
        }
        finally
        {
            archive.Dispose();
        }
    }
}
