using System.CommandLine;
using System.Globalization;

namespace Guiyi.Bench.Speed;

/// <summary><c>guiyi bench speed</c>: whole runs from files to files.</summary>
static class SpeedCommand
{
    const int Runs = 3;

    static readonly int[] UsualSizes = [100_000, 1_000_000];

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var rows = new Option<int[]?>("--rows")
        {
            HelpName = "N,...",
            Description = "Sizes of the synthetic persons. Default: 100000,1000000.",
            CustomParser = result =>
            {
                string[] texts = [.. result.Tokens.SelectMany(t => t.Value.Split(','))];
                int[] sizes = [.. texts.Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0)];
                if (sizes.Any(size => size < 2))
                    result.AddError($"--rows: found '{string.Join(',', texts)}'; expected numbers from 2, such as 100000,1000000.");
                return sizes;
            },
        };
        var write = new Option<bool>("--write") { Description = "Write the tables to bench/results/CPU/speed.md." };
        var command = new Command("speed", "Seconds and memory of whole runs, beside a plain baseline. Exit code 2 where the data are not there.") { data, rows, write };
        command.SetAction(parsed =>
        {
            Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(rows) is { Length: > 0 } asked ? asked : UsualSizes, parsed.GetValue(write));
            return 0;
        });
        return command;
    }

    static void Run(BenchData data, int[] sizes, bool write)
    {
        var lines = new List<SpeedLine>();
        foreach (SpeedJob job in sizes.Select(size => SpeedJob.People(data, size)).Append(SpeedJob.ChinesePack(data)))
        {
            Console.Error.WriteLine($"{job.Name} …");
            lines.Add(SpeedLine.Measure(job, Runs));
        }
        Table totals = SpeedTable.Totals(lines), stages = SpeedTable.Stages(lines);
        totals.Print(Console.Out);
        Console.WriteLine($"\n{SpeedTable.StagesNote}");
        stages.Print(Console.Out);
        if (!write)
            return;
        string command = sizes.SequenceEqual(UsualSizes) ? "./guiyi bench speed" : FormattableString.Invariant($"./guiyi bench speed --rows {string.Join(',', sizes)}");
        string page = $"{totals.Markdown()}\n{SpeedTable.TotalsNote}\n\n## Stages\n{SpeedTable.StagesNote}\n\n{stages.Markdown()}";
        Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("speed", command, page))}");
    }
}
