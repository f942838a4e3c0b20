using Guiyi.Hub.Sources;
using Guiyi.Ingest;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Sources.DelimitedText;

public sealed class DelimitedTextTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Separators =>
        CaseTable.Rows("Sources/Cases/separators.csv").Select(row => new TheoryDataRow<string, string, string, string>(row[0], row[1], row[2], row[3]));

    public static IEnumerable<TheoryDataRow<string, string, string>> Recoveries =>
        CaseTable.Rows("Sources/Cases/recovery.csv").Select(row => new TheoryDataRow<string, string, string>(row[0], row[1], row[2]));

    [Theory]
    [MemberData(nameof(Separators))]
    public void Separator_and_column_names_are_detected(string text, string separator, string columns, string note)
    {
        IRawTable table = Open(text);
        string shown = separator switch { "tab" => "tab", "bar" => "'|'", _ => $"'{separator}'" };
        Assert.Contains($"separator {shown}", table.Format, StringComparison.Ordinal);
        Assert.True(columns == string.Join('|', table.Columns), $"{note}: {string.Join('|', table.Columns)}");
    }

    [Theory]
    [MemberData(nameof(Recoveries))]
    public void A_malformed_record_costs_its_own_line_and_no_other(string text, string outline, string note)
    {
        string found = Reading.Of(Open(text)).Outline;
        Assert.True(outline == found, $"{note}: {found}");
    }

    [Fact]
    public void Cells_are_delivered_as_received()
    {
        Reading reading = Reading.Of(Open("a,b,c\n 1 ,\"say \"\"hi\"\"\",\"x,\r\ny\"\n"));
        Assert.Equal([" 1 ", "say \"hi\"", "x,\r\ny"], Assert.Single(reading.Cells));
    }

    [Fact]
    public void A_reject_tells_what_was_found_what_was_expected_and_the_raw_line()
    {
        Reading reading = Reading.Of(Open("编号,姓名,手机\n1,张三\n2;李四;138\n3,\"王五,139\n4,赵六,137,,x\n5,钱七,136\n"));
        Assert.Equal(
            [
                new Reject("t", 1, 2, "", "found 2 columns; expected 3, separated by ','", "1,张三"),
                new Reject("t", 2, 3, "", "found 3 columns, separated by ';'; expected 3, separated by ','", "2;李四;138"),
                new Reject("t", 3, 4, "姓名", "found a '\"' that is never closed; expected a closing one", "3,\"王五,139"),
                new Reject("t", 4, 5, "", "found 5 columns; expected 3, separated by ','", "4,赵六,137,,x"),
            ],
            reading.Rejects);
        Assert.Equal(["5", "钱七", "136"], Assert.Single(reading.Cells));
    }

    [Fact]
    public void A_field_over_the_limit_is_a_reject_and_the_next_line_is_read()
    {
        string text = $"a,b\n1,{new string('x', 300)}\n2,{new string('y', 100)}\n3,\"{new string('z', 300)}\"\n4,5\n";
        Reading reading = Reading.Of(Open(text, new SourceOptions { MaxFieldLength = 200, MaxRawLength = 20 }));
        Assert.Equal("1@2 reject, 2@3 ok, 3@4 reject, 4@5 ok", reading.Outline);
        Assert.All(reading.Rejects, reject => Assert.Equal(21, reject.Raw.Length));
        Assert.All(reading.Rejects, reject => Assert.Equal("b", reject.Column));
    }

    [Fact]
    public void A_table_can_be_read_several_times_and_by_two_readers_at_once()
    {
        IRawTable table = Open("a,b\n1,2\n3,4\n");
        using IRawRows first = table.Open();
        using IRawRows second = table.Open();
        Assert.True(first.Read());
        Assert.True(first.Read());
        Assert.True(second.Read());
        Assert.Equal("3", first[0]);
        Assert.Equal("1", second[0]);
        Assert.False(first.Read());
        Assert.Equal(2, Reading.Of(table).Rows.Count);
    }

    [Fact]
    public void Trusted_quotes_may_enclose_what_looks_like_records()
    {
        const string Text = "a,b,c\n1,\"\n1,2,3\n4,5,6\n,\",3\n";
        Assert.Equal("1@2 reject, 2@3 ok, 3@4 ok, 4@5 reject", Reading.Of(Open(Text)).Outline);
        Reading trusted = Reading.Of(Open(Text, new SourceOptions { TrustQuotes = true }));
        Assert.Equal(["1", "\n1,2,3\n4,5,6\n,", "3"], Assert.Single(trusted.Cells));
    }

    [Fact]
    public void Known_separator_quote_and_header_are_not_detected_again()
    {
        var options = new SourceOptions { Separator = '^', Quote = '\0', Header = false };
        Reading reading = Reading.Of(Open("姓名^\"电话\n张三^1\n", options));
        Assert.Equal(["列1", "列2"], reading.Columns);
        Assert.Equal([["姓名", "\"电话"], ["张三", "1"]], reading.Cells);
    }

    [Fact]
    public void A_record_may_cross_the_blocks_in_which_the_file_is_read()
    {
        string cell = string.Concat(Enumerable.Range(0, 60_000).Select(i => (char)('一' + i % 5000)));
        string text = string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},\"{cell}\n{i}\",end\r\n"));
        Reading reading = Reading.Of(Open("n,text,last\r\n" + text));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"{i}|{cell}\n{i}|end"), reading.Cells.Select(cells => string.Join('|', cells)));
        Assert.Equal(2 + 2 * 19, reading.Rows[^1].Line);
    }

    [Fact]
    public void A_file_full_of_open_quotes_is_read_in_linear_time()
    {
        string text = "a,b\n" + string.Concat(Enumerable.Repeat("1,\"\"\"x\n", 200_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Reading reading = Reading.Of(Open(text, new SourceOptions { Quote = '"' }));
        Assert.Equal(200_000, reading.Rejects.Count());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    IRawTable Open(string text, SourceOptions? options = null) => Assert.Single(SourceFile.Open(folder.Write("t.csv", text), options));

    public void Dispose() => folder.Dispose();
}
