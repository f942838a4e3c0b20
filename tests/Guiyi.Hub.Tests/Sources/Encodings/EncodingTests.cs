using System.Text;
using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Xunit;

namespace Guiyi.Hub.Tests.Sources.Encodings;

public sealed class EncodingTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Cases =>
        CaseTable.Rows("Sources/Cases/encodings.csv").Select(row => new TheoryDataRow<string, string, string, string>(row[0], row[1], row[2], row[3]));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_encoding_is_detected_and_the_text_arrives_whole(string text, string writtenAs, string detected, string note)
    {
        IRawTable table = Open(Bytes(text, writtenAs));
        Assert.True(table.Format.Contains($", {detected}, ", StringComparison.Ordinal), $"{note}: {table.Format}");
        Reading reading = Reading.Of(table);
        string[][] expected = [.. text.TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
        Assert.Equal(expected[0], reading.Columns);
        Assert.Equal(expected[1..], reading.Cells);
        Assert.Equal(0, ((IHasWarnings)table).WarningCount);
    }

    [Fact]
    public void A_row_with_undecodable_bytes_is_delivered_with_a_warning()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("姓名,手机\n张三,138\n李"), 0xC0, 0xFF, .. Encoding.UTF8.GetBytes("四,139\n王五,137\n")];
        IRawTable table = Open(bytes);
        Reading reading = Reading.Of(table);
        Assert.Equal([["张三", "138"], ["李\uFFFD\uFFFD四", "139"], ["王五", "137"]], reading.Cells);
        var warnings = (IHasWarnings)table;
        Assert.Equal(1, warnings.WarningCount);
        Assert.Equal(("t", 2, 3L, "姓名", "李\uFFFD\uFFFD四"), (warnings.Warnings[0].Source, warnings.Warnings[0].Row, warnings.Warnings[0].Line, warnings.Warnings[0].Column, warnings.Warnings[0].Raw));
        Assert.StartsWith("undecodable bytes", warnings.Warnings[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_counted_but_only_the_first_are_kept()
    {
        byte[] line = [.. Encoding.UTF8.GetBytes("张三丰,"), 0xFF, (byte)'\n'];
        IRawTable table = Open([.. Encoding.UTF8.GetBytes("姓名,备注\n"), .. Enumerable.Repeat(line, 250).SelectMany(bytes => bytes)]);
        Assert.Equal(250, Reading.Of(table).Cells.Count());
        Assert.Equal(250, ((IHasWarnings)table).WarningCount);
        Assert.Equal(100, ((IHasWarnings)table).Warnings.Count);
    }

    [Fact]
    public void Characters_outside_ASCII_may_come_late()
    {
        string filler = string.Concat(Enumerable.Repeat("1,plain text only\n", 100_000));
        IRawTable table = Open(Bytes("a,b\n" + filler + "2,张三\n", "gb18030"));
        Assert.Contains("GB18030", table.Format, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_encoding_is_not_detected_again()
    {
        IRawTable table = Assert.Single(SourceFile.Open(folder.Write("t.csv", Bytes("姓名\n张三\n", "gb18030")), new SourceOptions { Encoding = Encoding.Latin1 }));
        Assert.Contains("iso-8859-1", table.Format, StringComparison.Ordinal);
    }

    static byte[] Bytes(string text, string name)
    {
        bool mark = name.EndsWith("+bom", StringComparison.Ordinal);
        Encoding encoding = Find(mark ? name[..^4] : name);
        return [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    static Encoding Find(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    IRawTable Open(byte[] bytes) => Assert.Single(SourceFile.Open(folder.Write("t.csv", bytes)));

    public void Dispose() => folder.Dispose();
}
