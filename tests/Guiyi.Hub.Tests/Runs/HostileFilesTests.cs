using System.Text;
using System.Text.Json;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Tests.Cli;
using Xunit;

namespace Guiyi.Hub.Tests.Runs;

/// <summary>Files that nobody would send on purpose, from files to files; and what the report says of what was left out. The library's tests hold the large ones.</summary>
public sealed class HostileFilesTests
{
    static readonly string[] Words = ["amber", "velvet", "thunder", "biscuit", "lantern", "pepper", "willow", "copper", "saffron", "meadow", "granite", "harbour", "cinnamon"];

    [Fact]
    public void Five_thousand_columns_are_read_and_the_report_says_how_many_were_compared()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("wide.csv", Table(["姓名", "手机号", .. Enumerable.Range(2, 4998).Select(c => $"field_{c}")], 60, (row, column) => column switch
        {
            0 => $"王{(char)('丽' + row)}",
            1 => $"139{row:00000000}",
            _ => $"{Words[((row * 7) + column) % Words.Length]} {Words[(row * column) % Words.Length]}",
        }));
        (int code, _, string error) = Terminal.Run(["unify", file, "--out", folder["out"], "--lang", "en"]);
        Assert.True(code == 0, error);
        JsonElement persons = JsonDocument.Parse(File.ReadAllText(folder["out/run.json"])).RootElement.GetProperty("persons");
        Assert.True(persons.GetProperty("attributes_not_compared").GetArrayLength() > 1000);
        string report = Plain(folder["out/report.html"]);
        Assert.Contains("Only the 16 attributes that tell most were compared", report, StringComparison.Ordinal);
        Assert.Equal(60, File.ReadLines(folder["out/records.csv"]).Count() - 1);
    }

    [Fact]
    public void Names_of_ten_thousand_characters_pass_through_the_command_line()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("long.csv", Table(["姓名", "手机号", "备注"], 200, (row, column) => column == 1 ? $"139{row:00000000}" : new string((char)('一' + row), 10_000)));
        (int code, _, string error) = Terminal.Run(["unify", file, "--out", folder["out"]]);
        Assert.True(code == 0, error);
        Assert.Equal(200, File.ReadLines(folder["out/records.csv"]).Count() - 1);
    }

    [Theory]
    [InlineData(ReportLanguage.Chinese, "没有与任何行比较", "组太大")]
    [InlineData(ReportLanguage.English, "compared with no other, for too many share the same values", "too large)")]
    public void Rows_that_too_many_others_are_like_are_counted_and_said_so(ReportLanguage language, string crowd, string blocks)
    {
        using var folder = new TemporaryFolder();
        // Of each of twelve names hundreds of rows, whose only other value is different for all.
        string file = folder.Write("crowd.csv", Table(["姓名", "会员号", "出生日期"], 8000, (row, column) => column switch
        {
            0 => $"{"王李张刘陈杨赵黄周吴徐孙"[row % 12]}{"丽强伟芳娜敏静秀磊军洋勇"[row % 12]}",
            1 => $"M{row * 7_919L % 100_000_007:000000000}",
            _ => "",
        }));
        UnifyOutcome outcome = UnifyRun.Run(new UnifyRequest { Inputs = [file], Output = folder["out"], Now = DateTimeOffset.UnixEpoch.AddYears(56), Language = language });
        Assert.True(outcome.Report.LeftOut.Records > 1000);
        Assert.True(outcome.Report.LeftOut.Blocks > 0);
        string report = Plain(folder["out/report.html"]);
        Assert.Contains(crowd, report, StringComparison.Ordinal);
        Assert.Contains(blocks, report, StringComparison.Ordinal);
        Assert.Equal(outcome.Report.LeftOut.Records, JsonDocument.Parse(outcome.Json).RootElement.GetProperty("persons").GetProperty("records_compared_with_nobody").GetInt64());
    }

    static string Table(IReadOnlyList<string> columns, int rows, Func<int, int, string> cell)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', columns).Append('\n');
        for (int row = 0; row < rows; row++)
            text.AppendJoin(',', columns.Select((_, column) => cell(row, column))).Append('\n');
        return text.ToString();
    }

    /// <summary>The page's words without its tags.</summary>
    static string Plain(string path)
    {
        var words = new StringBuilder();
        bool tag = false;
        foreach (char c in File.ReadAllText(path))
        {
            tag = c == '<' || (tag && c != '>');
            if (!tag && c != '>')
                words.Append(c);
        }
        return words.ToString();
    }
}
