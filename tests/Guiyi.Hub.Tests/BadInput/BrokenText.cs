using System.Text;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>Delimited text with broken encodings, quotes, separators, line ends and sizes.</summary>
static class BrokenText
{
    const string Good = "姓名,手机,城市\n张三,13812345678,杭州\n李四,13912345678,上海\n";

    static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
    static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;

    public static IEnumerable<BadFile> All() =>
        [.. Headers(), .. Quotes(), .. Separators(), .. LineEnds(), .. Encodings(), .. Sizes(), .. Formulas(), .. StrayCharacters()];

    static IEnumerable<BadFile> Headers()
    {
        yield return BadFile.Text("header-only.csv", "姓名,手机\n", counts: "0+0");
        yield return BadFile.Text("header-without-line-end.csv", "姓名,手机", counts: "0+0");
        yield return BadFile.Text("header-twice.csv", "姓名,手机\n姓名,手机\n张三,138\n", counts: "2+0");
        yield return BadFile.Text("same-names.csv", "a,a,a,A,a\n1,2,3,4,5\n", counts: "1+0");
        yield return BadFile.Text("blank-names.csv", ",,\n1,2,3\n4,5,6\n", counts: "2+0");
        yield return BadFile.Text("blank-names-2.csv", "\"\",\" \",\t\n1,2,3\n", counts: "1+0");
        yield return BadFile.Text("invisible-names.csv", "\u200B,\u200B,a\n1,2,3\n", counts: "1+0");
        yield return BadFile.Text("header-shorter.csv", "a,b\n1,2,3\n4,5,6\n7,8,9\n", counts: "3+0");
        yield return BadFile.Text("header-longer.csv", "a,b,c,d\n1,2\n4,5\n7,8\n", counts: "3+0");
        yield return BadFile.Text("header-broken-quote.csv", "a,\"b,c\n1,2,3\n4,5,6\n", counts: "2+0");
        yield return BadFile.Text("one-name-no-rows.csv", "a", counts: "0+0");
        yield return BadFile.Text("no-header.csv", "张三,13812345678\n李四,13912345678\n", counts: "2+0");
        yield return BadFile.Text("separator-hint-only.csv", "sep=;\n", "no text");
        yield return BadFile.Text("double-mark.csv", "\uFEFF\uFEFF" + Good, counts: "2+0");
    }

    /// <summary>A quote more, at every place of a good file.</summary>
    static IEnumerable<BadFile> Quotes()
    {
        for (int at = 0; at <= Good.Length; at += 1)
            yield return BadFile.Text($"quote-at-{at:00}.csv", Good.Insert(at, "\""));
        yield return BadFile.Text("one-quote.csv", "\"");
        yield return BadFile.Text("two-quotes.csv", "\"\"", counts: "0+0");
        yield return BadFile.Text("three-quotes.csv", "\"\"\"");
        yield return BadFile.Text("quotes-only.csv", new string('"', 100_001));
        yield return BadFile.Text("quotes-on-every-line.csv", "a,b\n" + string.Concat(Enumerable.Repeat("\"\n", 10_000)));
        yield return BadFile.Text("quotes-and-separators.csv", "a,b\n" + string.Concat(Enumerable.Repeat("\",", 10_000)));
        yield return BadFile.Text("open-quote-on-every-line.csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,\"x\n", 10_000)));
        yield return BadFile.Text("open-quote-in-first-line-of-many.csv", "a,b,c\n1,\"2,3\n" + string.Concat(Enumerable.Repeat("1,2,3\n", 50_000)), counts: "50000+1");
        yield return BadFile.Text("curly-quotes.csv", "a,b\n“1,2”,3\n4,5\n", counts: "1+1");
        yield return BadFile.Text("backslash-quotes.csv", "a,b\n\"x\\\"y\",1\n2,3\n", counts: "1+1");
    }

    static IEnumerable<BadFile> Separators()
    {
        yield return BadFile.Text("separators-only.csv", ",,,\n,,,\n", counts: "1+0");
        yield return BadFile.Text("one-separator.csv", ",");
        yield return BadFile.Text("every-row-another-width.csv", string.Concat(Enumerable.Range(1, 200).Select(i => string.Join(',', Enumerable.Range(0, i % 17 + 1)) + "\n")), counts: "200+0");
        yield return BadFile.Text("another-separator-per-line.csv", "a,b,c\n1;2;3\n1|2|3\n1\t2\t3\n1,2,3\n4,5,6\n7,8,9\n1,1,1\n", counts: "4+3");
        yield return BadFile.Text("full-width-separators.csv", "姓名，手机\n张三，138\n", counts: "1+0");
        yield return BadFile.Text("too-many-columns-in-one-row.csv", Good + "王五,137,北京,x,y\n", counts: "2+1");
        yield return BadFile.Text("too-few-columns-in-one-row.csv", Good + "王五\n", counts: "2+1");
        yield return new BadFile("twenty-thousand-columns.csv", () => Encoding.UTF8.GetBytes(new string(',', 19_999) + "\n1\n"), "a first row");
        yield return new BadFile("twenty-thousand-columns-in-one-row.csv", () => Encoding.UTF8.GetBytes($"a,b\n1,2\n3,4\n{new string(',', 19_999)}\n5,6\n"), Counts: "3+1");
        yield return new BadFile("ten-thousand-columns.csv", () => Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"))}\n{new string(',', 9_999)}\n"), Counts: "1+0");
    }

    static IEnumerable<BadFile> LineEnds()
    {
        yield return BadFile.Text("cr-only.csv", Good.Replace('\n', '\r'), counts: "2+0");
        yield return BadFile.Text("mixed-line-ends.csv", "a,b\r\n1,2\n3,4\r5,6\r\n", counts: "3+0");
        yield return BadFile.Text("cr-cr-lf.csv", "a,b\r\r\n1,2\r\r\n3,4\r\r\n", counts: "2+0");
        yield return BadFile.Text("lf-cr.csv", "a,b\n\r1,2\n\r3,4\n\r", counts: "2+0");
        yield return BadFile.Text("line-separators.csv", "a,b\u2028\n1,2\u2028\n3,4\u0085\n", counts: "2+0");
        yield return BadFile.Text("end-of-file-mark.csv", "a,b\n1,2\n\u001A", counts: "1+0");
        yield return BadFile.Text("cr-at-the-end.csv", "a,b\n1,2\r", counts: "1+0");
        yield return BadFile.Text("no-line-end.csv", "a,b\n1,2", counts: "1+0");
        yield return BadFile.Text("many-blank-lines.csv", "a,b\n" + new string('\n', 300_000) + "1,2\n", counts: "1+0");
    }

    static IEnumerable<BadFile> Encodings()
    {
        byte[] good = Encoding.UTF8.GetBytes(Good);
        yield return BadFile.Bytes("gbk-row-in-utf8.csv", [.. good, .. good, .. Gb18030.GetBytes("王五,13712345678,北京\n")]);
        yield return BadFile.Bytes("utf8-row-in-gbk.csv", [.. Gb18030.GetBytes(Good + Good + Good), .. Encoding.UTF8.GetBytes("王五,13712345678,北京\n")]);
        yield return BadFile.Bytes("big5-row-in-gbk.csv", [.. Gb18030.GetBytes(Good + Good), .. Big5.GetBytes("王五,13712345678,臺北\n")]);
        yield return BadFile.Bytes("utf8-mark-and-gbk.csv", [0xEF, 0xBB, 0xBF, .. Gb18030.GetBytes(Good)], counts: "2+0");
        yield return BadFile.Bytes("utf16-mark-and-utf8.csv", [0xFF, 0xFE, .. good]);
        yield return BadFile.Bytes("utf16-odd-length.csv", Encoding.Unicode.GetBytes(Good)[..^1], counts: "2+0");
        yield return BadFile.Bytes("utf16-swapped-in-the-middle.csv", [.. Encoding.Unicode.GetBytes(Good), .. Encoding.BigEndianUnicode.GetBytes(Good)]);
        yield return BadFile.Bytes("utf16-lone-surrogates.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes(",1\n"), 0x00, 0xDC, .. Encoding.Unicode.GetBytes(",2\n")], counts: "2+0");
        yield return BadFile.Bytes("surrogates-in-utf8.csv", [.. good, 0xED, 0xA0, 0x80, .. ",1,2\n"u8], counts: "3+0");
        yield return BadFile.Bytes("overlong-utf8.csv", [.. good, 0xC0, 0xAF, 0xE0, 0x80, 0xAF, .. ",1,2\n"u8], counts: "3+0");
        yield return BadFile.Bytes("beyond-unicode.csv", [.. good, 0xF4, 0x90, 0x80, 0x80, .. ",1,2\n"u8], counts: "3+0");
        yield return BadFile.Bytes("half-a-character-before-a-separator.csv", [.. good, 0xE5, 0xBC, .. ",1,2\n"u8], counts: "3+0");
        yield return BadFile.Bytes("half-a-character-before-a-line-end.csv", [.. good, .. "x,1,"u8, 0xE5, 0xBC, .. "\ny,1,2\n"u8], counts: "4+0");
        yield return BadFile.Bytes("half-a-gbk-character-at-the-end.csv", [.. Gb18030.GetBytes(Good), 0xD5]);
        yield return BadFile.Bytes("half-a-gbk-character-before-a-separator.csv", [.. Gb18030.GetBytes(Good + Good), 0xD5, .. ",1,2\n"u8]);
        yield return BadFile.Bytes("lone-80.csv", [.. Gb18030.GetBytes(Good + Good), 0x80, .. ",1,2\n"u8]);
        yield return BadFile.Bytes("gbk-twice-encoded.csv", Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(Gb18030.GetBytes(Good))), counts: "2+0");
        yield return BadFile.Bytes("utf32.csv", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Good)], counts: "2+0");
        yield return BadFile.Bytes("utf32-odd-length.csv", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Good)[..^3]], counts: "2+0");
    }

    static IEnumerable<BadFile> Sizes()
    {
        yield return new BadFile("ten-megabyte-cell.csv", () => Encoding.UTF8.GetBytes($"a,b\n1,{new string('x', 10_000_000)}\n2,3\n"), Counts: "1+1");
        yield return new BadFile("ten-megabyte-quoted-cell.csv", () => Encoding.UTF8.GetBytes($"a,b\n1,\"{new string('x', 10_000_000)}\"\n2,3\n"), Counts: "1+1");
        yield return new BadFile("ten-megabyte-chinese-cell.csv", () => Encoding.UTF8.GetBytes($"a,b\n1,{new string('张', 3_300_000)}\n2,3\n"), Counts: "1+1");
        yield return new BadFile("ten-megabyte-name.csv", () => Encoding.UTF8.GetBytes($"{new string('x', 10_000_000)},b\n1,2\n"), "a first row");
        yield return new BadFile("ten-megabyte-record.csv", () => Encoding.UTF8.GetBytes($"a,b\n{string.Join(',', Enumerable.Repeat(new string('x', 100_000), 100))}\n2,3\n"), Counts: "1+1");
        yield return new BadFile("cell-of-many-lines.csv", () => Encoding.UTF8.GetBytes($"a,b\n1,\"{string.Concat(Enumerable.Repeat("x\n", 900))}\"\n2,3\n"), Counts: "2+0");
        yield return new BadFile("cell-of-too-many-lines.csv", () => Encoding.UTF8.GetBytes($"a,b\n1,\"{string.Concat(Enumerable.Repeat("x y\n", 20_000))}\"\n2,3\n"));
        yield return new BadFile("one-endless-line.csv", () => Encoding.UTF8.GetBytes(new string('x', 12_000_000)), "a first row");
        yield return new BadFile("blanks-without-end.csv", () => Encoding.UTF8.GetBytes(new string(' ', 12_000_000)));
    }

    static IEnumerable<BadFile> Formulas()
    {
        yield return BadFile.Text("formulas.csv", "name,note\n=1+1,@x\n+A1,-A1\n\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\"=cmd|' /C calc'!A0\"\n", counts: "3+0");
        yield return BadFile.Text("formula-names.csv", "=1+1,@x\n1,2\n", counts: "1+0");
        yield return BadFile.Text("markup.csv", "name,note\n<script>alert(1)</script>,\"<img src=x onerror=\"\"alert(1)\"\">\"\n", counts: "1+0");
        yield return BadFile.Text("sql.csv", "name\n'; DROP TABLE customers; --\n", counts: "1+0");
    }

    static IEnumerable<BadFile> StrayCharacters()
    {
        for (int at = 3; at < Good.Length; at += 5)
            yield return BadFile.Text($"nul-at-{at:00}.csv", Good.Insert(at, "\0"), counts: "2+0");
        yield return BadFile.Text("escape-codes.csv", "a,b\n\u001B[31mred\u001B[0m,1\n", counts: "1+0");
        yield return BadFile.Text("direction-marks.csv", "姓名,手机\n\u202E三张,\u200F138\u202C\n", counts: "1+0");
        yield return BadFile.Text("combining-marks.csv", "a,b\n" + "e" + new string('\u0301', 10_000) + ",1\n", counts: "1+0");
        yield return BadFile.Text("emoji.csv", "姓名,备注\n😀👨‍👩‍👧‍👦,𠮷\n", counts: "1+0");
        yield return BadFile.Text("mark-in-the-middle.csv", "a,b\n\uFEFF1,2\n3,\uFEFF4\n", counts: "2+0");
        yield return BadFile.Text("replacement-characters.csv", "a,b\n\uFFFD,2\n", counts: "1+0");
    }
}
