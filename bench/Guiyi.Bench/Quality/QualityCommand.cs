using System.CommandLine;

namespace Guiyi.Bench.Quality;

/// <summary><c>guiyi bench quality</c>: all sets with known truth, without any configuration.</summary>
static class QualityCommand
{
    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var set = new Option<string?>("--set") { HelpName = "NAME", Description = $"Only this set: {string.Join(", ", QualitySets.Names)}." };
        set.AcceptOnlyFromAmong(QualitySets.Names);
        var errors = new Option<bool>("--errors") { Description = "With --set: the most frequent kinds of mistakes, and the most confident ones with their evidence." };
        var write = new Option<bool>("--write") { Description = "Write the table to bench/results/CPU/quality.md." };
        var command = new Command("quality", "Accuracy on sets with known truth. Exit code 1 where a set falls short, 2 where one could not be measured.") { data, set, errors, write };
        command.Validators.Add(result =>
        {
            if (result.GetValue(errors) && result.GetValue(set) is null)
                result.AddError("--errors needs --set NAME.");
            if (result.GetValue(write) && result.GetValue(set) is not null)
                result.AddError("--write writes the table of all sets; it cannot go with --set.");
        });
        command.SetAction(parsed => Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(set) is { } one ? [one] : QualitySets.Names, parsed.GetValue(errors), parsed.GetValue(write)));
        return command;
    }

    static int Run(BenchData data, string[] names, bool errors, bool write)
    {
        var lines = new List<QualityLine>();
        foreach (string name in names)
        {
            lines.Add(QualityLine.Measure(name, data, run =>
            {
                if (errors)
                    QualityErrors.Print(Console.Out, run);
            }));
            Console.Error.WriteLine($"{name}: {lines[^1].Verdict}");
        }
        Table scores = QualityTable.Scores(lines), reliability = QualityTable.Reliability(lines), estimates = QualityTable.Estimates(lines);
        scores.Print(Console.Out);
        Console.WriteLine($"\n{QualityTable.ReliabilityNote}");
        reliability.Print(Console.Out);
        Console.WriteLine($"\n{QualityTable.EstimatesNote}");
        estimates.Print(Console.Out);
        if (write)
        {
            string page = $"{scores.Markdown()}\n{QualityTable.ScoresNote}\n\n## Reliability\n{QualityTable.ReliabilityNote}\n\n{reliability.Markdown()}\n## Estimates\n{QualityTable.EstimatesNote}\n\n{estimates.Markdown()}";
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("quality", "./guiyi bench quality", page))}");
        }
        return lines.All(l => l.Verdict == QualityLine.Pass) ? 0 : lines.Any(l => l.Verdict == QualityLine.Fail) ? 1 : 2;
    }
}
