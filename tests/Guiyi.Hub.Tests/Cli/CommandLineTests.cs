using System.Diagnostics;
using System.Text.Json;
using Guiyi.Hub.Tests.Runs;
using Xunit;

namespace Guiyi.Hub.Tests.Cli;

/// <summary>The built program as others run it.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Unify_says_what_it_understood_and_where_the_report_is()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = Run(["unify", .. SmallChannels.Write(folder), "--out", folder["out"], "--lang", "zh", "--truth", "who", "--ignore", "生日,商品"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("手机", output, StringComparison.Ordinal);
        Assert.Contains("接受 150 + 拒收 1 = 151 行", output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(folder["out"], "report.html"), output, StringComparison.Ordinal);
        Assert.Contains("与真值相比", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_larger_than_its_budget_says_so_and_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = Run(["unify", .. SmallChannels.Write(folder), "--out", folder["out"], "--lang", "en", "--memory", "64MB"]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("the budget was 64MB", output, StringComparison.Ordinal);
        Assert.Contains("kept on disk", File.ReadAllText(folder["out/report.html"]), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder["out"]), path => Path.GetFileName(path).StartsWith('.'));
    }

    [Fact]
    public void A_killed_run_leaves_no_scratch_file_that_the_next_one_does_not_remove()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder, people: 20_000);
        using (Process run = Terminal.Start(["unify", .. files, "--out", folder["out"], "--memory", "64MB"]))
        {
            string unfinished = folder["out/.guiyi-unfinished"];
            SpinWait.SpinUntil(() => run.HasExited || Directory.Exists(unfinished), 20_000);
            Thread.Sleep(300);
            run.Kill();
            run.WaitForExit();
            if (!OperatingSystem.IsWindows())
                Assert.DoesNotContain(Directory.EnumerateFiles(unfinished), path => Path.GetFileName(path).StartsWith("scratch", StringComparison.Ordinal));
        }
        Assert.Equal(0, Run(["unify", .. files, "--out", folder["out"]]).Code);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder["out"]), path => Path.GetFileName(path).StartsWith('.'));
    }

    [Fact]
    public void Json_prints_run_json_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, _) = Run(["unify", .. SmallChannels.Write(folder), "--out", folder["out"], "--json"]);
        Assert.Equal(0, code);
        Assert.Equal(File.ReadAllText(folder["out/run.json"]), output);
        Assert.Equal(151, JsonDocument.Parse(output).RootElement.GetProperty("totals").GetProperty("rows").GetInt32());
    }

    [Fact]
    public void A_rerun_with_the_earlier_result_keeps_ids_and_codes()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        Assert.Equal(0, Run(["unify", .. files, "--out", folder["out"]]).Code);
        string before = Columns(folder["out/customers.csv"]);
        Assert.Equal(0, Run(["unify", .. files.Reverse(), "--out", folder["out"], "--previous", folder["out"], "--config", folder["out/guiyi.yaml"]]).Code);
        Assert.Equal(before, Columns(folder["out/customers.csv"]));
    }

    [Fact]
    public void Evaluate_scores_a_result()
    {
        using var folder = new TemporaryFolder();
        Run(["unify", .. SmallChannels.Write(folder), "--out", folder["out"]]);
        string truth = folder.Write("truth.csv", "source,row,entity\norders,1,a\norders,61,a\norders,2,b\n");
        (int code, string output, _) = Run(["evaluate", "--result", folder["out"], "--truth", truth, "--json"]);
        Assert.Equal(0, code);
        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetProperty("records").GetInt32());
        Assert.Contains("precision", Run(["evaluate", "--result", folder["out"], "--truth", truth, "--lang", "en"]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unify")]
    [InlineData("unify", "a.csv")]
    [InlineData("unify", "a.csv", "--out", "x", "--rules", "b2x")]
    [InlineData("unify", "a.csv", "--out", "x", "--as-of", "yesterday")]
    [InlineData("unify", "a.csv", "--out", "x", "--lang", "fr")]
    [InlineData("unify", "a.csv", "--out", "x", "--threads", "0")]
    [InlineData("unify", "a.csv", "--out", "x", "--memory", "1")]
    [InlineData("unify", "a.csv", "--out", "x", "--memory", "-1GB")]
    [InlineData("unify", "a.csv", "--out", "x", "--memory", "12MB")]
    [InlineData("unify", "a.csv", "--out", "x", "--currency", "yuan")]
    [InlineData("unify", "a.csv", "--out", "x", "--no-such-option")]
    [InlineData("evaluate", "--result", "x")]
    [InlineData("nonsense")]
    public void Wrong_usage_is_code_1_and_says_why(params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("guiyi: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_cannot_be_used_is_code_2_names_the_file_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        string binary = folder.Write("picture.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 3]);
        (int code, _, string error) = Run(["unify", binary, "--out", folder["out"]]);
        Assert.Equal(2, code);
        Assert.Contains("picture.csv: found a picture; expected CSV", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
        Assert.Equal(2, Run(["unify", folder["none.csv"], "--out", folder["out"]]).Code);
        Assert.Equal(2, Run(["evaluate", "--result", folder["none"], "--truth", binary]).Code);
    }

    [Fact]
    public void A_truth_column_that_is_not_there_is_code_2()
    {
        using var folder = new TemporaryFolder();
        (int code, _, string error) = Run(["unify", .. SmallChannels.Write(folder), "--out", folder["out"], "--truth", "cluster"]);
        Assert.Equal(2, code);
        Assert.Contains("'cluster'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_code_3()
    {
        using var folder = new TemporaryFolder();
        string taken = folder.Write("out", "a file");
        Assert.Equal(3, Run(["unify", .. SmallChannels.Write(folder), "--out", taken]).Code);
    }

    [Fact]
    public void Help_is_code_0() => Assert.Equal(0, Run(["unify", "--help"]).Code);

    static string Columns(string customers) => string.Join('\n', File.ReadLines(customers).Select(l => string.Join(',', l.Split(',')[..2])));

    static (int Code, string Output, string Error) Run(string[] arguments) => Terminal.Run(arguments);
}
