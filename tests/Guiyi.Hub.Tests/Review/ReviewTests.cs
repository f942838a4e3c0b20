using Guiyi.Hub.Runs;
using Guiyi.Hub.Tests.Cli;
using Guiyi.Hub.Tests.Explain;
using Xunit;

namespace Guiyi.Hub.Tests.Review;

/// <summary><c>guiyi review</c> with answers through a pipe.</summary>
public sealed class ReviewTests : IDisposable
{
    readonly TinyResult tiny = new();

    TemporaryFolder Folder => tiny.Folder;

    string Answers => Folder["out/judgments.csv"];

    public void Dispose() => tiny.Dispose();

    (int Code, string Output, string Error) Review(string input, string language = "en") =>
        Terminal.Run(["review", "--result", Folder["out"], "--by", "Li", "--lang", language], input);

    string[] Kept() => [.. File.ReadLines(Answers).Skip(1).Select(l => string.Join(',', l.Split(',')[..6]))];

    [Theory]
    [InlineData("zh", "是\nn\nq\n")]
    [InlineData("en", "y\nn\nq\n")]
    public void The_terminal_shows_what_a_person_agreed_to(string language, string input)
    {
        (int code, string output, string error) = Review(input, language);
        Assert.Equal((0, ""), (code, error));
        ApprovedText.Check($"Review/Expected/dialogue.{language}.txt", output.Replace(Folder[""], "", StringComparison.Ordinal).Replace('\\', '/'));
    }

    [Fact]
    public void Answers_are_kept_in_the_form_that_judgments_are_read_in()
    {
        Review("y\nn\nu\nq\n");
        IReadOnlyList<RowJudgment> kept = JudgmentsFile.Read(Answers).Judgments;
        Assert.Equal([Guiyi.Merge.Decision.Same, Guiyi.Merge.Decision.Different, Guiyi.Merge.Decision.Unsure], kept.Select(j => j.Decision));
        Assert.All(kept, j => Assert.True(j is { By: "Li", LeftKey: not null, RightKey: not null, When.Length: > 0 }));
    }

    [Fact]
    public void A_session_that_ends_is_taken_up_where_it_ended()
    {
        Review("y\nn\n");
        string[] first = Kept();
        Assert.Equal(2, first.Length);
        string output = Review("u\nq\n").Output;
        Assert.StartsWith("Taken up again: 2 answers so far.", output, StringComparison.Ordinal);
        Assert.Contains("[3]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", output, StringComparison.Ordinal);
        Assert.Equal([.. first, Kept()[2]], Kept());
    }

    [Fact]
    public void Going_back_takes_the_answer_back_also_one_of_an_earlier_session()
    {
        Review("y\nn\nb\nu\nq\n");
        Assert.Equal(["same", "unsure"], Kept().Select(l => l.Split(',')[4]));
        string output = Review("b\nb\nb\nq\n").Output;
        Assert.Empty(Kept());
        Assert.Contains("There is no answer to take back.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_understood_is_asked_again()
    {
        Assert.Contains("Please type", Review("perhaps\nY\n").Output, StringComparison.Ordinal);
        Assert.Equal("same", Assert.Single(Kept()).Split(',')[4]);
    }

    [Fact]
    public void It_ends_by_itself_where_nothing_is_left_to_ask()
    {
        (int code, string output, _) = Review(string.Concat(Enumerable.Repeat("n\n", 200)));
        Assert.Equal(0, code);
        Assert.Contains("nothing more worth asking", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_run_uses_the_answers_keeps_them_and_explain_names_who_gave_them()
    {
        Review("y\nq\n");
        string[] asked = Kept()[0].Split(',');
        Unify();
        string explained = Terminal.Run(["explain", "--result", Folder["out"], $"{asked[0]}:{asked[1]}", $"{asked[2]}:{asked[3]}", "--lang", "en"]).Output;
        Assert.Contains("the same customer", explained, StringComparison.Ordinal);
        Assert.Contains("by: a person Li", explained, StringComparison.Ordinal);
        Assert.Single(Kept());

        // What has held for a run is no longer taken back by a key.
        Review("b\nq\n");
        Assert.Single(Kept());
    }

    [Fact]
    public void Answers_follow_rows_that_move_and_outlive_rows_that_change()
    {
        Review("n\nq\n");
        string[] asked = Kept()[0].Split(',');
        Assert.Equal(("orders", "orders"), (asked[0], asked[2]));
        string[] lines = File.ReadAllLines(Folder["orders.csv"]);
        File.WriteAllLines(Folder["orders.csv"], [lines[0], "DD00,孙秀英,13344445555,,茶叶,8.00,2025-01-09 10:00:00", .. lines[1..]]);
        Unify();
        string[] moved = [.. File.ReadLines(Folder["out/links.csv"]).Where(l => l.Contains("person: Li", StringComparison.Ordinal))];
        Assert.StartsWith($"orders,{Next(asked[1])},orders,{Next(asked[3])},", Assert.Single(moved), StringComparison.Ordinal);

        var notices = new List<string>();
        File.WriteAllLines(Folder["orders.csv"], [lines[0], .. lines[1..].Select(l => l.Replace("2025-", "2024-", StringComparison.Ordinal))]);
        Unify(notices.Add);
        Assert.Contains(notices, n => n.Contains("holds for nothing here", StringComparison.Ordinal));
        Assert.Single(Kept());
    }

    static int Next(string row) => int.Parse(row, System.Globalization.CultureInfo.InvariantCulture) + 1;

    void Unify(Action<string>? notice = null) => UnifyRun.Run(new UnifyRequest
    {
        Inputs = [Folder["members.csv"], Folder["orders.csv"]],
        Configuration = Folder["settings.yaml"],
        Output = Folder["out"],
        Notice = notice,
        Now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    });
}
