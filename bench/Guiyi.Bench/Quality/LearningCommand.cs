using System.CommandLine;
using System.Globalization;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Review;

namespace Guiyi.Bench.Quality;

/// <summary><c>guiyi bench learning</c>: how the result grows with answers. The truth answers the questions that the chooser picks, and after each batch all is computed again.</summary>
static class LearningCommand
{
    /// <summary>Answers after which the result is scored.</summary>
    static readonly int[] Steps = [0, 25, 50, 75, 100];

    static readonly string[] Usual = ["fake_1000", "senzing", "people 100 k"];

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var set = new Option<string?>("--set") { HelpName = "NAME", Description = $"Only this set. Default: {string.Join(", ", Usual)}." };
        set.AcceptOnlyFromAmong(QualitySets.Names);
        var write = new Option<bool>("--write") { Description = "Write the table to bench/results/CPU/learning.md." };
        var command = new Command("learning", "How accuracy rises with a person's answers.") { data, set, write };
        command.SetAction(parsed => Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(set) is { } one ? [one] : Usual, parsed.GetValue(write)));
        return command;
    }

    static int Run(BenchData data, string[] names, bool write)
    {
        var table = new Table("set", "answers", "same", "different", "precision", "recall", "F1", "B3 F1", "F1, answers held but not learned from", "threshold");
        foreach (string name in names)
            Measure(QualitySets.Named(name, data), table);
        table.Print(Console.Out);
        if (write)
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("learning", "./guiyi bench learning", $"{table.Markdown()}\n{Note}"))}");
        return 0;
    }

    const string Note =
        "The questions are those of `guiyi review`, most useful first, 25 at a time; the truth answers them, and everything is computed again. "
        + "Answers hold as judgments in both F1 columns; in the first the model also learns from them.\n";

    static void Measure(QualitySet set, Table table)
    {
        List<RowJudgment> answers = [];
        foreach (int step in Steps)
        {
            if (step > 0)
                Ask(ScoredRun.Of(set, answers), step - answers.Count, answers);
            ScoredRun run = ScoredRun.Of(set, answers);
            QualityFigures figures = run.Score(), held = answers.Count == 0 ? figures : ScoredRun.Of(set, answers, learn: false).Score();
            table.Add(
                set.Name, Figure.Count(answers.Count), Figure.Count(answers.Count(a => a.Decision == Decision.Same)), Figure.Count(answers.Count(a => a.Decision == Decision.Different)),
                Figure.Share(figures.Pairs.Precision), Figure.Share(figures.Pairs.Recall), Figure.Share(figures.Pairs.F1), Figure.Share(figures.BCubed.F1), Figure.Share(held.Pairs.F1),
                run.Kinds[0].Match.Threshold.ToString("0.0", CultureInfo.InvariantCulture));
            Console.Error.WriteLine($"{set.Name}: {answers.Count} answers, F1 {Figure.Share(figures.Pairs.F1)}, without learning {Figure.Share(held.Pairs.F1)}");
        }
    }

    static void Ask(ScoredRun run, int count, List<RowJudgment> answers)
    {
        var chosen = run.Kinds.SelectMany(kind => QuestionChooser.Choose(kind.Match, kind.Merged, run.Result.Judgments, count).Select(q => (Kind: kind, Chosen: q)))
            .OrderByDescending(q => q.Chosen.Usefulness).Take(count).ToArray();
        foreach ((KindResult kind, ChosenQuestion question) in chosen)
        {
            int left = run.EntityOf(kind, question.Question.Left), right = run.EntityOf(kind, question.Question.Right);
            // Who is in no truth table is somebody whom the oracle does not know either.
            Decision decision = left < 0 || right < 0 ? Decision.Unsure : left == right ? Decision.Same : Decision.Different;
            answers.Add(new RowJudgment(Key(kind.Match, question.Question.Left), Key(kind.Match, question.Question.Right), decision, "truth", ""));
        }
    }

    static RowKey Key(MatchResult match, int node)
    {
        int record = match.Nodes.Record(node);
        return new RowKey(match.Nodes.Table.Sources[match.Nodes.Table.SourceOf(record)].Source, match.Nodes.Table.Row(record));
    }
}
