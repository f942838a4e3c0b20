using System.Text;
using Guiyi.Hub.Tests.Sources.Workbooks;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>Files cut off: in a name, a character, a quoted cell, a line break, a bracket, an archive.</summary>
static class TruncatedFiles
{
    const string Csv = "姓名,手机,地址\r\n张三,13812345678,\"杭州市\r\n西湖区 \"\"一号\"\"\"\r\n李四,13912345678,上海市\r\n";
    const string JsonLines = "{\"姓名\":\"张三\",\"f\":[{\"a\":1}]}\n{\"姓名\":\"李\\u56db\",\"n\":-1.5e3}\n{\"姓名\":\"王五\",\"b\":true}\n";
    const string JsonArray = "[\n {\"姓名\":\"张三\",\"o\":{\"x\":[1,2]}},\n {\"姓名\":\"李四\",\"b\":false},\n {\"姓名\":\"王五\",\"z\":null}\n]";
    const string Wrapped = "{\"code\":0,\"data\":{\"list\":[{\"a\":1},{\"a\":2}]},\"n\":2}";

    public static IEnumerable<BadFile> All()
    {
        foreach (int length in new[] { 1, 2, 3, 5, 6, 7, 19, 20, 21, 22, 28, 36, 37, 38, 44, 48, 49, 55, 58, 60, 67, 69, 72, 73, 80, 90, 96, 99 })
            yield return Cut("cut.csv", Encoding.UTF8, Csv, length);
        foreach (int length in new[] { 1, 3, 7, 25, 38, 47, 60 })
            yield return Cut("cut.gbk.csv", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, Csv, length);
        foreach (int length in new[] { 1, 5, 23, 50, 51, 91 })
            yield return Cut("cut.utf16.csv", Encoding.Unicode, Csv, length);
        foreach (int length in new[] { 1, 2, 5, 8, 10, 12, 22, 26, 29, 31, 33, 34, 38, 46, 49, 55, 60, 66, 70, 80, 85, 90, 95 })
            yield return Cut("cut.jsonl", Encoding.UTF8, JsonLines, length);
        foreach (int length in new[] { 1, 2, 3, 4, 8, 14, 16, 24, 28, 31, 34, 36, 40, 50, 60, 68, 72, 80, 95, 100 })
            yield return Cut("cut.json", Encoding.UTF8, JsonArray, length);
        foreach (int length in new[] { 8, 17, 24, 25, 26, 30, 32, 33, 34, 38, 41, 42, 43, 48 })
            yield return Cut("wrapped.json", Encoding.UTF8, Wrapped, length);
        byte[] xlsx = new XlsxBuilder().SharedStrings("a").Texts("s", ["姓名"], ["张三"], ["李四"]).Build();
        foreach (int tenth in Enumerable.Range(1, 9))
            yield return new BadFile($"cut-{tenth}-tenths.xlsx", () => xlsx[..(xlsx.Length * tenth / 10)], Refused: "found");
        foreach (int last in new[] { 1, 10, 21, 22, 60 })
            yield return new BadFile($"cut-last-{last}.xlsx", () => xlsx[..^last], Refused: "found");
        byte[] xls = XlsBuilder.Build(["姓名"], ["张三"]);
        foreach (int length in new[] { 8, 16, 76, 300, 511, 512, 513, 700, 1023, 1024, 1100, 1536, 1600 })
            yield return new BadFile($"cut-{length}.xls", () => xls[..length], Refused: "found");
    }

    static BadFile Cut(string name, Encoding encoding, string text, int length) =>
        new($"{length:000}-{name}", () => encoding.GetBytes(text)[..length]);
}
