using System.Buffers.Binary;
using Guiyi.Hub.Tests.Sources.Workbooks;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>Workbooks that inflate without end, lie in their headers, or lack what a workbook needs.</summary>
static class BrokenWorkbooks
{
    const string Sheet1 = "xl/worksheets/sheet1.xml";

    public static IEnumerable<BadFile> All() => [.. Bombs(), .. Lies(), .. Parts(), .. Cells()];

    static IEnumerable<BadFile> Bombs()
    {
        string blanks = new(' ', 40_000_000);
        yield return new BadFile("bomb-of-blanks.xlsx", () => Good().Sheet("z", XlsxBuilder.Rows(["a"]) + blanks).Build(), "inflates");
        yield return new BadFile("bomb-in-a-cell.xlsx", () => Good().Sheet("z", $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{blanks}</t></is></c></row>").Build(), "inflates");
        yield return new BadFile("bomb-in-shared-strings.xlsx", () => Good().SharedStrings(blanks).Build(), "inflates");
        yield return new BadFile("bomb-in-another-part.xlsx", () => Good().Part("xl/media/picture.bin", new byte[40_000_000]).Build(), "inflates");
        yield return new BadFile("text-of-forty-megabytes.xlsx", () => Good().Sheet("z", $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{Convert.ToBase64String(ForeignFiles.Noise(1, 30_000_000))}</t></is></c></row>").Build(), "a text of more than");
        yield return new BadFile("entities-in-entities.xlsx", () => Good().Part(Sheet1, $"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet xmlns=\"{XlsxBuilder.Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&c;</t></is></c></row></sheetData></worksheet>").Build(), "broken workbook");
        yield return new BadFile("outer-entity.xlsx", () => Good().Part(Sheet1, $"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet xmlns=\"{XlsxBuilder.Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>").Build(), "broken workbook");
        yield return new BadFile("twelve-thousand-parts.xlsx", () => Enumerable.Range(0, 12_000).Aggregate(Good(), (book, i) => book.Part($"x/{i}", [])).Build(), "an archive of");
        yield return new BadFile("row-two-billion.xlsx", () => new XlsxBuilder().Sheet("s", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2000000000\"><c r=\"A2000000000\"><v>1</v></c></row>").Build(), "rows");
        yield return new BadFile("column-of-six-letters.xlsx", () => new XlsxBuilder().Sheet("s", "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>").Build(), "found");
        yield return new BadFile("column-beyond-numbers.xlsx", () => new XlsxBuilder().Sheet("s", "<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>").Build());
        yield return new BadFile("two-billion-rows.xls", () => Dimensions(lastRow: int.MaxValue, lastColumn: 2), "rows");
        yield return new BadFile("sixty-thousand-columns.xls", () => Dimensions(lastRow: 2, lastColumn: 60_000), "columns");
        yield return new BadFile("wide-dimension.xlsx", () => Good().Part(Sheet1, $"<worksheet xmlns=\"{XlsxBuilder.Main}\"><dimension ref=\"A1:ZZZZZZ9\"/><sheetData>{XlsxBuilder.Rows(["a"], ["1"])}</sheetData></worksheet>").Build());
        yield return new BadFile("wide-columns.xlsx", () => Good().Part(Sheet1, $"<worksheet xmlns=\"{XlsxBuilder.Main}\"><cols><col min=\"1\" max=\"2000000000\" width=\"9\"/></cols><sheetData>{XlsxBuilder.Rows(["a"], ["1"])}</sheetData></worksheet>").Build());
    }

    static IEnumerable<BadFile> Lies()
    {
        yield return Lie("size-too-small.xlsx", archive => ZipLies.SetInflatedSize(archive, Sheet1, 10), "found");
        yield return Lie("size-zero.xlsx", archive => ZipLies.SetInflatedSize(archive, Sheet1, 0), "found");
        yield return Lie("size-of-four-gigabytes.xlsx", archive => ZipLies.SetInflatedSize(archive, Sheet1, 0xFFFFFFF0), "found");
        yield return Lie("size-to-be-looked-up.xlsx", archive => ZipLies.SetInflatedSize(archive, Sheet1, 0xFFFFFFFF));
        yield return Lie("size-of-twenty-megabytes.xlsx", archive => ZipLies.SetInflatedSize(archive, Sheet1, 20_000_000), "found");
        yield return Lie("unknown-method.xlsx", archive => ZipLies.SetMethod(archive, Sheet1, 99), "found");
        yield return Lie("stored-it-says.xlsx", archive => ZipLies.SetMethod(archive, Sheet1, 0), "found");
        yield return Lie("locked.xlsx", archive => ZipLies.SetFlags(archive, Sheet1, 1));
        yield return Lie("workbook-part-too-small.xlsx", archive => ZipLies.SetInflatedSize(archive, "xl/workbook.xml", 20), "found");
        yield return new BadFile("bomb-that-says-it-is-small.xlsx", () =>
        {
            byte[] archive = Good().Sheet("z", XlsxBuilder.Rows(["a"]) + new string(' ', 60_000_000)).Build();
            ZipLies.SetInflatedSize(archive, "xl/worksheets/sheet2.xml", 500);
            return archive;
        }, "found");
        foreach (int seed in Enumerable.Range(1, 12))
            yield return Lie($"damaged-{seed:00}.xlsx", archive => Damage(archive, seed), refused: null);
    }

    static IEnumerable<BadFile> Parts()
    {
        foreach (string part in new[] { "xl/workbook.xml", "xl/_rels/workbook.xml.rels", Sheet1 })
            yield return new BadFile($"without-{Path.GetFileName(part)}.xlsx", () => Good().Without(part).Build(), "found");
        foreach (string part in new[] { "xl/styles.xml", "[Content_Types].xml", "_rels/.rels" })
            yield return new BadFile($"without-{part.Replace('/', '-')}.xlsx", () => Good().Without(part).Build());
        foreach (string part in new[] { "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml", Sheet1 })
        {
            yield return new BadFile($"no-xml-in-{Path.GetFileName(part)}.xlsx", () => Good().Part(part, "not xml at all").Build(), "found");
            yield return new BadFile($"empty-{Path.GetFileName(part)}.xlsx", () => Good().Part(part, "").Build(), "found");
            yield return new BadFile($"other-root-in-{Path.GetFileName(part)}.xlsx", () => Good().Part(part, "<html><body>1</body></html>").Build());
            yield return new BadFile($"open-tag-in-{Path.GetFileName(part)}.xlsx", () => Good().Part(part, $"<worksheet xmlns=\"{XlsxBuilder.Main}\"><sheetData><row r=\"1\">").Build());
        }
        yield return new BadFile("no-sheets.xlsx", () => new XlsxBuilder().Build(), "found");
        yield return new BadFile("empty-sheets.xlsx", () => new XlsxBuilder().Texts("a").Texts("b").Build(), "sheets are all empty");
        yield return new BadFile("blank-cells-only.xlsx", () => new XlsxBuilder().Texts("a", [" ", "\u3000"], ["  "]).Build(), "sheets are all empty");
        yield return new BadFile("header-only.xlsx", () => new XlsxBuilder().Texts("a", ["姓名"]).Build(), Counts: "0+0");
        yield return new BadFile("path-that-climbs.xlsx", () => Good().Part("../../../../tmp/x", "x").Build(), Counts: "1+0");
        yield return new BadFile("sheet-elsewhere.xlsx", () => Good().Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"http://example.com/sheet.xml\" TargetMode=\"External\"/></Relationships>").Build(), "found");
    }

    static IEnumerable<BadFile> Cells()
    {
        yield return Cell("shared-string-out-of-range", "<c r=\"A2\" t=\"s\"><v>99</v></c>");
        yield return Cell("shared-string-negative", "<c r=\"A2\" t=\"s\"><v>-1</v></c>");
        yield return Cell("shared-string-no-number", "<c r=\"A2\" t=\"s\"><v>x</v></c>");
        yield return Cell("number-no-number", "<c r=\"A2\"><v>abc</v></c>");
        yield return Cell("number-without-end", $"<c r=\"A2\"><v>{new string('9', 400)}</v></c>");
        yield return Cell("date-out-of-range", "<c r=\"A2\" s=\"1\"><v>99999999999</v></c>");
        yield return Cell("date-negative", "<c r=\"A2\" s=\"1\"><v>-5</v></c>");
        yield return Cell("date-at-the-end-of-time", "<c r=\"A2\" s=\"2\"><v>2958465.99999999</v></c>");
        yield return Cell("style-out-of-range", "<c r=\"A2\" s=\"999\"><v>1</v></c>");
        yield return Cell("style-no-number", "<c r=\"A2\" s=\"x\"><v>1</v></c>");
        yield return Cell("unknown-type", "<c r=\"A2\" t=\"zz\"><v>1</v></c>");
        yield return Cell("error-value", "<c r=\"A2\" t=\"e\"><v>#N/A</v></c>");
        yield return Cell("reference-of-nonsense", "<c r=\"!!\"><v>1</v></c>");
        yield return Cell("reference-missing", "<c><v>1</v></c>");
        yield return Cell("cells-in-wrong-order", "<c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>");
        yield return Cell("boolean-of-nonsense", "<c r=\"A2\" t=\"b\"><v>maybe</v></c>");
        yield return Cell("control-character", "<c r=\"A2\" t=\"str\"><v>x_x0001_y</v></c>");
        yield return Cell("control-character-raw", "<c r=\"A2\" t=\"str\"><v>x\u0001y</v></c>");
        yield return Cell("formula-without-value", "<c r=\"A2\"><f>1+1</f></c>");
        yield return new BadFile("rows-in-wrong-order.xlsx", () => new XlsxBuilder().Sheet("s", "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>").Build());
        yield return new BadFile("row-of-nonsense.xlsx", () => new XlsxBuilder().Sheet("s", "<row r=\"x\"><c r=\"A1\"><v>1</v></c></row>").Build());
        yield return new BadFile("row-negative.xlsx", () => new XlsxBuilder().Sheet("s", "<row r=\"-5\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>").Build());
        yield return new BadFile("cell-of-ten-megabytes.xlsx", () => new XlsxBuilder().Texts("s", ["a", "b"], ["1", new string('x', 10_000_000)], ["2", "3"]).Build(), Counts: "1+1");
        yield return new BadFile("many-columns.xlsx", () => new XlsxBuilder().Texts("s", [.. Enumerable.Range(0, 20_000).Select(i => "c")]).Build(), "columns");
    }

    /// <summary>A legacy workbook that claims to be larger than it is.</summary>
    static byte[] Dimensions(int lastRow, ushort lastColumn)
    {
        byte[] book = XlsBuilder.Build(["a", "b"], ["1", "2"]);
        int at = book.AsSpan().IndexOf<byte>([0x00, 0x02, 0x0E, 0x00]);
        BinaryPrimitives.WriteInt32LittleEndian(book.AsSpan(at + 8), lastRow);
        BinaryPrimitives.WriteUInt16LittleEndian(book.AsSpan(at + 14), lastColumn);
        return book;
    }

    static XlsxBuilder Good() => new XlsxBuilder().SharedStrings("共享").Texts("会员", ["姓名"], ["张三"]);

    static BadFile Cell(string name, string cell) =>
        new(name + ".xlsx", () => new XlsxBuilder().SharedStrings("x").Sheet("s", $"{XlsxBuilder.Rows(["a", "b"])}<row r=\"2\">{cell}</row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>").Build());

    static BadFile Lie(string name, Func<byte[], int> change, string? refused = null) => new(name, () =>
    {
        byte[] archive = Good().Build();
        if (change(archive) == 0)
            throw new InvalidOperationException("Nothing was changed.");
        return archive;
    }, refused);

    static int Damage(byte[] archive, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < seed; i++)
            archive[random.Next(archive.Length)] ^= (byte)(1 << random.Next(8));
        return seed;
    }
}
