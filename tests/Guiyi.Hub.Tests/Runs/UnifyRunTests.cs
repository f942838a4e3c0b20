using System.Text.Json;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sources;
using Xunit;

namespace Guiyi.Hub.Tests.Runs;

public sealed class UnifyRunTests
{
    [Fact]
    public void Every_row_is_a_record_or_a_reject_and_every_file_is_written()
    {
        using var folder = new TemporaryFolder();
        UnifyOutcome outcome = Run(folder, SmallChannels.Write(folder));
        Assert.Equal(121 + 30, outcome.Report.Totals.RowsRead);
        Assert.Equal(1, outcome.Report.Totals.RowsRejected);
        Assert.Equal(150, Lines(folder["out/records.csv"]).Length - 1);
        Assert.Equal(1, Lines(folder["out/rejects.csv"]).Length - 1);
        Assert.Equal(
            ["codes.csv", "customers.csv", "guiyi.yaml", "ignored.csv", "links.csv", "records.csv", "rejects.csv", "relations.csv", "report.html", "retired_ids.csv", "review.csv", "run.json", "statements.csv"],
            Directory.EnumerateFileSystemEntries(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_json_says_that_rows_add_up_and_how_good_the_result_is()
    {
        using var folder = new TemporaryFolder();
        UnifyOutcome outcome = Run(folder, SmallChannels.Write(folder), r => r with { TruthColumn = "WHO" });
        Assert.Equal(outcome.Json, File.ReadAllText(folder["out/run.json"]));
        JsonElement run = JsonDocument.Parse(outcome.Json).RootElement;
        Assert.True(run.GetProperty("totals").GetProperty("rows_add_up").GetBoolean());
        Assert.True(run.GetProperty("quality").GetProperty("all").GetProperty("pairs").GetProperty("f1").GetDouble() > 0.9);
        Assert.DoesNotContain("who", File.ReadAllText(folder["out/guiyi.yaml"]).Split("columns:")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Shuffled_rows_give_the_same_customers_byte_for_byte()
    {
        using TemporaryFolder straight = new(), shuffled = new();
        Run(straight, SmallChannels.Write(straight));
        Run(shuffled, SmallChannels.Write(shuffled, rows => rows.Reverse().OrderBy(r => r.Length)), r => r with { Threads = 1 });
        Assert.Equal(File.ReadAllText(straight["out/customers.csv"]), File.ReadAllText(shuffled["out/customers.csv"]));
    }

    [Fact]
    public void Json_lines_that_bring_up_their_fields_in_another_order_give_the_same_customers()
    {
        string[] rows =
        [
            """{"name":"王建国","mobile":"13912345678","city":"杭州"}""", """{"name":"李晓燕","unionid":"oAbc123456"}""",
            """{"name":"王建国","email":"wjg@example.cn","mobile":"13912345678"}""", """{"unionid":"oAbc123456","mobile":"13700001111","name":"李晓燕"}""",
        ];
        using TemporaryFolder straight = new(), reversed = new();
        Run(straight, [straight.Write("contacts.jsonl", string.Join('\n', rows))]);
        Run(reversed, [reversed.Write("contacts.jsonl", string.Join('\n', rows.Reverse()))]);
        Assert.Equal(File.ReadAllText(straight["out/customers.csv"]), File.ReadAllText(reversed["out/customers.csv"]));
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        using TemporaryFolder a = new(), b = new();
        Run(a, SmallChannels.Write(a));
        Run(b, SmallChannels.Write(b));
        foreach (string name in Directory.EnumerateFiles(a["out"], "*.csv").Select(p => Path.GetFileName(p)!).Append("guiyi.yaml"))
            Assert.Equal(File.ReadAllText(a["out/" + name]), File.ReadAllText(b["out/" + name]));
    }

    [Fact]
    public void The_saved_settings_repeat_the_run()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        Run(folder, files);
        string before = File.ReadAllText(folder["out/customers.csv"]);
        Run(folder, files, r => r with { Configuration = folder["out/guiyi.yaml"], Output = folder["again"] });
        Assert.Equal(before, File.ReadAllText(folder["again/customers.csv"]));
    }

    [Fact]
    public void Ids_and_codes_stay_when_rows_are_added()
    {
        using var folder = new TemporaryFolder();
        Run(folder, SmallChannels.Write(folder, people: 60));
        Dictionary<string, string> before = Codes(folder["out/customers.csv"]);
        Run(folder, SmallChannels.Write(folder, people: 90), r => r with { Previous = folder["out"], Output = folder["next"], Configuration = folder["out/guiyi.yaml"] });
        Dictionary<string, string> after = Codes(folder["next/customers.csv"]);
        Dictionary<string, string> history = Lines(folder["next/codes.csv"]).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[5].Length > 0 ? c[5] : c[1]);
        Assert.True(after.Count > before.Count);
        Assert.True(before.Keys.Count(after.ContainsKey) > before.Count * 9 / 10);
        foreach ((string id, string code) in before)
        {
            Assert.Contains(code, history);
            if (after.ContainsKey(id))
                Assert.Equal(id, history[code]);
        }
    }

    [Fact]
    public void A_second_run_of_the_same_files_changes_no_id_and_no_code()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        Run(folder, files);
        Dictionary<string, string> before = Codes(folder["out/customers.csv"]);
        UnifyOutcome outcome = Run(folder, files, r => r with { Previous = folder["out"] });
        Assert.Equal(before, Codes(folder["out/customers.csv"]));
        Assert.Equal((2, 0), (outcome.Run, outcome.Result.Codes.Issued));
    }

    [Fact]
    public void Without_the_history_of_codes_the_customers_file_keeps_them()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        Run(folder, files);
        Dictionary<string, string> before = Codes(folder["out/customers.csv"]);
        File.Delete(folder["out/codes.csv"]);
        Run(folder, files, r => r with { Previous = folder["out"] });
        Assert.Equal(before, Codes(folder["out/customers.csv"]));
    }

    [Fact]
    public void What_a_person_judged_different_stays_apart()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        Run(folder, files);
        string first = CustomerOf(folder["out/records.csv"], "orders,1,");
        Assert.Equal(first, CustomerOf(folder["out/records.csv"], "orders,61,"));
        string judgments = folder.Write("judgments.csv", "source_a,row_a,source_b,row_b,decision,by,why\norders,1,orders,61,different,Li,two cousins\norders,2,orders,3,,,\n");
        Run(folder, files, r => r with { Judgments = judgments, Output = folder["judged"] });
        Assert.NotEqual(CustomerOf(folder["judged/records.csv"], "orders,1,"), CustomerOf(folder["judged/records.csv"], "orders,61,"));
        Assert.Contains("person: Li", File.ReadAllText(folder["judged/links.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders,1,orders,6100,same", "line 2", "row 6100")]
    [InlineData("orders,one,orders,2,same", "line 2", "row 'one'")]
    [InlineData("orders,1,orders,2,perhaps", "line 2", "decision 'perhaps'")]
    public void A_judgment_that_cannot_be_used_is_told_with_its_line(string row, string line, string found)
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        string judgments = folder.Write("judgments.csv", "source_a,row_a,source_b,row_b,decision\n" + row + "\n");
        string message = Assert.Throws<InputException>(() => Run(folder, files, r => r with { Judgments = judgments })).Message;
        Assert.Contains("judgments.csv: " + line, message, StringComparison.Ordinal);
        Assert.Contains(found, message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out/customers.csv"]));
    }

    [Fact]
    public void A_mapping_of_a_column_that_is_not_there_is_told_with_its_line()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        string yaml = folder.Write("guiyi.yaml", "sources:\n  orders:\n    columns:\n    - {column: 收货人, target: person_name}\n    - {column: 电话, target: phone}\n");
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => Run(folder, files, r => r with { Configuration = yaml }));
        Assert.Equal(5, error.Line);
        Assert.Contains("收货人, 手机", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_stops_the_run_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<SourceException>(() => Run(folder, [folder["none.csv"]]));
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        using var folder = new TemporaryFolder();
        string csv = folder.Write("a.csv", "name\n王伟\n"), json = folder.Write("a.jsonl", "{\"name\":\"王伟\"}\n");
        Assert.Contains("second source named 'a'", Assert.Throws<InputException>(() => Run(folder, [csv, json])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_gives_its_files()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        folder.Write("in/a.csv", "name,phone\n王伟,13912345678\n");
        folder.Write("in/notes.md", "# not data");
        UnifyOutcome outcome = Run(folder, [folder["in"]]);
        Assert.Equal(["a"], outcome.Report.Sources.Select(s => s.Source));
    }

    const string Report = "# what the generator made\n\nrecords parsed 85661 in all sources\norder-level records 65017, of customers 19712\n   exact phone                 65210   47.2%\n   phone typo, same name         365    0.3%\n";

    [Fact]
    public void A_report_in_sentences_beside_the_data_is_passed_over_and_told()
    {
        using var folder = new TemporaryFolder();
        string[] files = [folder.Write("REPORT.txt", Report), folder.Write("a.csv", "name,phone\n王伟\uff0c,13912345678\n")];
        var notices = new List<string>();
        UnifyOutcome outcome = Run(folder, files, r => r with { Notice = notices.Add });
        Assert.Equal(["a"], outcome.Report.Sources.Select(s => s.Source));
        Assert.Contains("REPORT.txt: passed over: found a text document", Assert.Single(notices), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_beside_the_data_is_passed_over_and_told()
    {
        using var folder = new TemporaryFolder();
        string[] files = [folder.Write("events.jsonl", ""), folder.Write("a.csv", "name,phone\n王伟,13912345678\n")];
        var notices = new List<string>();
        UnifyOutcome outcome = Run(folder, files, r => r with { Notice = notices.Add });
        Assert.Equal(["a"], outcome.Report.Sources.Select(s => s.Source));
        Assert.Contains("events.jsonl: passed over: found an empty file", Assert.Single(notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_in_sentences_alone_is_an_error()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("a text document", Assert.Throws<SourceException>(() => Run(folder, [folder.Write("REPORT.txt", Report)])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone\n13912345678\n13912345679\n")]
    [InlineData("address\n12 High Street London\n14 High Street London\n")]
    [InlineData("name\tcity\nWang Wei of Hangzhou\tHangzhou\nLi Na of Beijing\tBeijing\n")]
    public void A_table_that_is_called_txt_is_a_table(string text)
    {
        using var folder = new TemporaryFolder();
        Assert.Single(SourceFile.Open(folder.Write("list.txt", text)));
    }

    [Fact]
    public void The_reasons_of_the_scheme_stay_from_run_to_run()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        UnifyOutcome first = Run(folder, files);
        Assert.NotEmpty(first.Result.SchemeNotes);
        string yaml = File.ReadAllText(folder["out/guiyi.yaml"]);
        UnifyOutcome second = Run(folder, files, r => r with { Configuration = folder.Write("kept.yaml", yaml) });
        Assert.Equal(first.Result.SchemeNotes, second.Result.SchemeNotes);
        Assert.Equal(yaml, File.ReadAllText(folder["out/guiyi.yaml"]));
    }

    [Fact]
    public void Recency_counts_from_the_latest_interaction_unless_a_day_is_given()
    {
        using var folder = new TemporaryFolder();
        string[] files = SmallChannels.Write(folder);
        Assert.Equal(2025, Run(folder, files).Result.Options.AsOf.Year);
        Assert.Equal(new DateTime(2026, 1, 31), Run(folder, files, r => r with { AsOf = new DateOnly(2026, 1, 31) }).Result.Options.AsOf.Date);
    }

    [Fact]
    public void Free_text_that_a_spreadsheet_would_run_is_disarmed()
    {
        using var folder = new TemporaryFolder();
        Run(folder, SmallChannels.Write(folder));
        Assert.DoesNotContain(Lines(folder["out/customers.csv"]), line => line.Contains(",=", StringComparison.Ordinal));
    }

    [Fact]
    public void The_evaluation_of_the_result_agrees_with_the_truth_column()
    {
        using var folder = new TemporaryFolder();
        UnifyOutcome outcome = Run(folder, SmallChannels.Write(folder), r => r with { TruthColumn = "who" });
        string truth = folder.Write("truth.csv", "source,row,entity\n" + string.Concat(Enumerable.Range(0, 120).Select(i => $"orders,{i + 1},p{i % 60}\n")) + string.Concat(Enumerable.Range(0, 30).Select(i => $"members,{i + 1},p{i * 2}\n")));
        Evaluation evaluation = EvaluateRun.Run(folder["out"], truth, organizations: false);
        Assert.Equal(outcome.Truth!.Scopes[0].Scores, evaluation.Scores);
        Assert.Empty(evaluation.Problems);
    }

    [Theory]
    [InlineData("source,row,who\norders,1,a\n", "no column for the entity")]
    [InlineData("source,row,customer_id,company_id\norders,1,a,b\n", "both customer_id and company_id")]
    [InlineData("source,row,entity\nother,1,a\n", "no row of the result")]
    [InlineData("row,entity\n1,a\n", "expected one named source")]
    public void A_truth_that_does_not_fit_is_told(string truth, string found)
    {
        using var folder = new TemporaryFolder();
        Run(folder, SmallChannels.Write(folder));
        string path = folder.Write("truth.csv", truth);
        Assert.Contains(found, Assert.Throws<InputException>(() => EvaluateRun.Run(folder["out"], path, false)).Message, StringComparison.Ordinal);
    }

    static UnifyOutcome Run(TemporaryFolder folder, string[] files, Func<UnifyRequest, UnifyRequest>? change = null)
    {
        var request = new UnifyRequest { Inputs = files, Output = folder["out"], Now = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), Language = ReportLanguage.English };
        return UnifyRun.Run(change is null ? request : change(request));
    }

    static string[] Lines(string path) => File.ReadAllLines(path);

    static string CustomerOf(string records, string start) => Lines(records).Single(l => l.StartsWith(start, StringComparison.Ordinal)).Split(',')[4];

    static Dictionary<string, string> Codes(string customers) => Lines(customers).Skip(1).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[1]);
}
