using System.IO.Compression;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.Sources.Workbooks;

public sealed class WorkbookTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("<c r=\"A2\"><v>13812345678</v></c>", "13812345678")]
    [InlineData("<c r=\"A2\"><v>1.3812345678E10</v></c>", "13812345678")]
    [InlineData("<c r=\"A2\"><v>330106199001011234</v></c>", "330106199001011260")]
    [InlineData("<c r=\"A2\"><v>1.5E-7</v></c>", "0.00000015")]
    [InlineData("<c r=\"A2\"><v>-2.5E20</v></c>", "-250000000000000000000")]
    [InlineData("<c r=\"A2\"><v>113.53</v></c>", "113.53")]
    [InlineData("<c r=\"A2\"><v>113.53000000000001</v></c>", "113.53")]
    [InlineData("<c r=\"A2\"><v>0</v></c>", "0")]
    [InlineData("<c r=\"A2\" t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>45474</v></c>", "2024-07-01")]
    [InlineData("<c r=\"A2\" s=\"2\"><v>45474.6912616</v></c>", "2024-07-01 16:35:25")]
    [InlineData("<c r=\"A2\" s=\"2\"><v>45474.99999999</v></c>", "2024-07-02")]
    [InlineData("<c r=\"A2\" s=\"3\"><v>0.5</v></c>", "12:00:00")]
    [InlineData("<c r=\"A2\" s=\"5\"><v>1.5</v></c>", "36:00:00")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>0</v></c>", "共享")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t> 张三 </t></is></c>", " 张三 ")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><r><t>张</t></r><r><t>三</t></r></is></c>", "张三")]
    [InlineData("<c r=\"A2\" t=\"str\"><f>1+1</f><v>结果</v></c>", "结果")]
    [InlineData("<c r=\"A2\" s=\"4\"><v>7</v></c>", "7")]
    public void A_cell_gives_its_value_and_not_its_looks(string cell, string text)
    {
        byte[] bytes = new XlsxBuilder().SharedStrings("共享").Sheet("s", $"{XlsxBuilder.Rows(["值", "末"])}<row r=\"2\">{cell}<c r=\"B2\"><v>1</v></c></row>").Build();
        Assert.Equal([text, "1"], Assert.Single(Reading.Of(Open(bytes)[0]).Cells));
    }

    [Fact]
    public void Lines_are_sheet_rows_and_blank_rows_are_no_records()
    {
        byte[] bytes = new XlsxBuilder().Texts("s", [], ["", ""], ["姓名", "手机"], ["张三", "138"], [], ["", " "], ["李四", ""]).Build();
        Reading reading = Reading.Of(Assert.Single(Open(bytes)));
        Assert.Equal(["姓名", "手机"], reading.Columns);
        Assert.Equal("1@4 ok, 2@7 ok", reading.Outline);
    }

    [Fact]
    public void Every_sheet_that_is_not_empty_is_a_table()
    {
        byte[] bytes = new XlsxBuilder().Texts("空").Texts("会员", ["姓名"], ["张三"]).Texts("订单", ["订单号"], ["A1"], ["A2"]).Build();
        IReadOnlyList<IRawTable> tables = Open(bytes);
        Assert.Equal(["t", "t.订单"], tables.Select(table => table.Source));
        Assert.Equal(["XLSX, sheet '会员'", "XLSX, sheet '订单'"], tables.Select(table => table.Format));
        Assert.Equal([["A1"], ["A2"]], Reading.Of(tables[1]).Cells);
        Assert.Equal([["张三"]], Reading.Of(tables[0]).Cells);
    }

    [Fact]
    public void Columns_without_a_name_count_where_a_row_fills_them()
    {
        byte[] bytes = new XlsxBuilder().Texts("s", ["姓名", "", "姓名"], ["张三", "x", "y"], ["李四", "", "", "", "远"]).Build();
        Reading reading = Reading.Of(Open(bytes)[0]);
        Assert.Equal(["姓名", "列2", "姓名[2]", "列4", "列5"], reading.Columns);
        Assert.Equal(["李四", "", "", "", "远"], reading.Cells.Last());
    }

    [Fact]
    public void A_sheet_without_header_has_numbered_columns()
    {
        byte[] bytes = new XlsxBuilder().Texts("s", [], ["张三", "138"], ["李四", "139"]).Build();
        Reading reading = Reading.Of(SourceFile.Open(folder.Write("t.xlsx", bytes), new SourceOptions { Header = false })[0]);
        Assert.Equal(["列1", "列2"], reading.Columns);
        Assert.Equal("1@2 ok, 2@3 ok", reading.Outline);
    }

    [Fact]
    public void A_cell_over_the_limit_is_a_reject()
    {
        byte[] bytes = new XlsxBuilder().Texts("s", ["姓名", "备注"], ["张三", new string('x', 300)], ["李四", "y"]).Build();
        Reading reading = Reading.Of(SourceFile.Open(folder.Write("t.xlsx", bytes), new SourceOptions { MaxFieldLength = 200 })[0]);
        Assert.Equal("1@2 reject, 2@3 ok", reading.Outline);
        Assert.Equal("备注", Assert.Single(reading.Rejects).Column);
    }

    [Fact]
    public void A_legacy_workbook_is_read_like_a_new_one()
    {
        byte[] bytes = XlsBuilder.Build(["姓名", "手机"], ["张三", 13812345678], [], ["李四", 0.5]);
        IRawTable table = Assert.Single(SourceFile.Open(folder.Write("t.xls", bytes)));
        Assert.Equal("XLS, sheet '会员'", table.Format);
        Reading reading = Reading.Of(table);
        Assert.Equal(["姓名", "手机"], reading.Columns);
        Assert.Equal([["张三", "13812345678"], ["李四", "0.5"]], reading.Cells);
        Assert.Equal("1@2 ok, 2@4 ok", reading.Outline);
    }

    [Fact]
    public void A_header_that_lies_about_a_size_inflates_no_further_than_it_says()
    {
        string rows = XlsxBuilder.Rows(["a"], ["1"]) + new string(' ', 50_000_000);
        byte[] bytes = new XlsxBuilder().Sheet("s", rows).Build();
        int changed = ZipLies.SetInflatedSize(bytes, "xl/worksheets/sheet1.xml", 1_000);
        Assert.Equal(2, changed);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SourceException fault = Assert.Throws<SourceException>(() => Open(bytes));
        Assert.Contains("broken workbook", fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    IReadOnlyList<IRawTable> Open(byte[] bytes) => SourceFile.Open(folder.Write("t.xlsx", bytes));

    public void Dispose() => folder.Dispose();
}
