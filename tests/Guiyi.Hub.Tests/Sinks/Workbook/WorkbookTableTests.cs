using ExcelDataReader;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Hub.Sinks.Workbook;
using Xunit;

namespace Guiyi.Hub.Tests.Sinks.Workbook;

public sealed class WorkbookTableTests
{
    [Fact]
    public void Texts_are_read_back_as_they_were_and_none_is_a_formula()
    {
        string[] texts =
        [
            "王小明", "=HYPERLINK(\"http://x\")", "+86 138", "@cmd", " blanks ", "a\tb\nc\r\nd", "<&>\"'", "_x0041_", "_x_", "a\u0001b\u001F", "\uFFFE\uFFFF", "😀𠮷", "1234567890123456789", "00123", "1e5",
        ];
        List<object?[]> rows = Read(Written([new("id", CellKind.Id), new("text")], table =>
        {
            foreach (string text in texts)
            {
                table.Field("P1");
                table.Field(text);
                table.EndRow();
            }
        }))[0];
        Assert.Equal(["id", "text"], rows[0]);
        Assert.Equal(texts, rows.Skip(1).Select(r => r[1]));
    }

    [Fact]
    public void Numbers_and_dates_are_such_and_what_would_lose_digits_stays_text()
    {
        object?[] row = Read(Written([new("n", CellKind.Number), new("n2", CellKind.Number), new("n3", CellKind.Number), new("empty"), new("d", CellKind.Day), new("m", CellKind.Moment), new("old", CellKind.Day), new("half", CellKind.Day)], table =>
        {
            table.Field(-12.5m);
            table.Field(1234567890123456789);
            table.Field("007");
            table.Field("");
            table.Field("2026-02-28");
            table.Field("2026-02-28 13:14:15");
            table.Field("1899-05-06");
            table.Field("2026-02");
            table.EndRow();
        }))[0][1];
        Assert.Equal([-12.5, "1234567890123456789", "007", null, new DateTime(2026, 2, 28), new DateTime(2026, 2, 28, 13, 14, 15), "1899-05-06", "2026-02"], row);
    }

    [Fact]
    public void Long_texts_are_cut_where_a_cell_ends_and_no_character_is_torn()
    {
        string text = new string('长', CellXml.LongestText - 1) + "😀😀";
        object?[] row = Read(Written([new("t"), new("u")], table =>
        {
            table.Field(text);
            table.Field("a\uD800b");
            table.EndRow();
        }))[0][1];
        Assert.Equal(new string('长', CellXml.LongestText - 1), row[0]);
        Assert.Equal("a\uFFFDb", row[1]);
    }

    [Fact]
    public void What_a_sheet_does_not_hold_goes_on_in_the_next()
    {
        List<List<object?[]>> sheets = Read(Written([new("n", CellKind.Number)], table =>
        {
            for (int i = 0; i < 9; i++)
            {
                table.Field(i);
                table.EndRow();
            }
        }, rowsPerSheet: 4));
        Assert.Equal([["n", 0.0, 1.0, 2.0], ["n", 3.0, 4.0, 5.0], ["n", 6.0, 7.0, 8.0]], sheets.Select(s => s.Select(r => r[0])));
        Assert.Throws<ArgumentException>(() => Written([.. Enumerable.Range(0, WorkbookTable.MostColumns + 1).Select(i => new TableColumn($"c{i}"))], _ => { }));
    }

    static byte[] Written(IReadOnlyList<TableColumn> columns, Action<WorkbookTable> write, int rowsPerSheet = WorkbookTable.MostRows)
    {
        var stream = new MemoryStream();
        using (var table = new WorkbookTable(stream, "table", rowsPerSheet))
        {
            table.Header(columns);
            write(table);
        }
        return stream.ToArray();
    }

    static List<List<object?[]>> Read(byte[] file)
    {
        // The reader's own, for older workbooks.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using IExcelDataReader reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        List<List<object?[]>> sheets = [];
        do
        {
            List<object?[]> rows = [];
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            sheets.Add(rows);
        }
        while (reader.NextResult());
        return sheets;
    }
}
