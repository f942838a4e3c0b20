using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Sources.Workbooks;

/// <summary>Reads the rows of a sheet; blank ones are no records.</summary>
sealed class SheetRows(string source, SheetCursor cursor, string[] columns, SourceOptions options) : IRawRows
{
    readonly string[] cells = new string[columns.Length];

    public int Row { get; private set; }

    public long Line { get; private set; }

    public Reject? Reject { get; private set; }

    public ReadOnlySpan<char> this[int column] => Reject is null ? cells[column] : default;

    public bool Read()
    {
        Reject = null;
        do
        {
            if (!cursor.Read())
            {
                Array.Fill(cells, "");
                return false;
            }
            for (int i = 0; i < cells.Length; i++)
                cells[i] = cursor.Text(i);
        }
        while (Array.TrueForAll(cells, string.IsNullOrWhiteSpace));
        Row++;
        Line = cursor.SheetRow;
        int tooLong = Array.FindIndex(cells, cell => cell.Length > options.MaxFieldLength);
        if (tooLong >= 0)
            Reject = new Reject(source, Row, Line, columns[tooLong], $"found a cell of {cells[tooLong].Length} characters; expected at most {options.MaxFieldLength}", RawText.Cut(cells[tooLong], options.MaxRawLength));
        return true;
    }

    public void Dispose() => cursor.Dispose();
}
