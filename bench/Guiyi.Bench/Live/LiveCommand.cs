using System.CommandLine;
using System.Diagnostics;
using Guiyi.Bench.One;
using Guiyi.Model;

namespace Guiyi.Bench.Live;

/// <summary><c>guiyi bench live</c>: a base that changes a record or a hundred at a time.</summary>
static class LiveCommand
{
    const int Held = 20_000, Single = 2000, Portion = 100, WarmUp = 500;

    const string Note =
        "Rows kept back from the run come one by one, then in portions of 100; some say something else, some go, some are judged and withdrawn; each change is computed and committed. "
        + "Milliseconds for one change, from raw fields to the customers that it touches. Base: seconds to make it from the run's result, and the memory that it takes beside it. "
        + "Process: what it holds in all after the changes, run and base together, and what the run's making left over.";

    static readonly string[] Ignored = ["unique_id", "cluster"];

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var rows = new Option<int[]>("--rows") { HelpName = "N", Description = "Sizes of the synthetic persons. Default: 100000 1000000.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [100_000, 1_000_000] };
        var write = new Option<bool>("--write") { Description = "Write the table to bench/results/CPU/live.md." };
        var command = new Command("live", "Time to add, change, remove and judge records of a live base. Exit code 2 where the data are not there.") { data, rows, write };
        command.SetAction(parsed =>
        {
            Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(rows)!, parsed.GetValue(write));
            return 0;
        });
        return command;
    }

    static void Run(BenchData data, int[] sizes, bool write)
    {
        var table = new Table("records", "base s", "base MB", "process MB", "add p50", "p99", "max", "portions records/s", "replace p50", "p99", "remove p50", "p99", "judge p50", "p99");
        foreach (int size in sizes)
        {
            Console.Error.WriteLine($"people {Figure.Count(size)} …");
            Measure(data.People(size), size, table);
        }
        table.Print(Console.Out);
        Console.WriteLine($"\n{Note}");
        if (write)
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("live", "./guiyi bench live", $"{table.Markdown()}\n{Note}\n"))}");
    }

    static void Measure(string file, int size, Table table)
    {
        HeldOut source = HeldOut.Of(file, size, Math.Min(Held, size / 10));
        UnifyResult result = Pipeline.Unify([source], new UnifyOptions { AsOf = new DateTime(2026, 1, 1), IgnoredColumns = Ignored });
        NewRecord[] records = [.. source.Records(Ignored)];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var live = LiveBase.Of(result);
        double seconds = watch.Elapsed.TotalSeconds;
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        int first = live.NextRecord;
        foreach (NewRecord record in records[..WarmUp])
            live.Apply([new LiveChange.Add(record)]).Commit();
        double[] add = Times(live, records[WarmUp..(WarmUp + Single)].Select(r => new LiveChange.Add(r)));
        NewRecord[] stream = records[(WarmUp + Single)..];
        watch.Restart();
        foreach (NewRecord[] portion in stream.Chunk(Portion))
            live.Apply([.. portion.Select(r => new LiveChange.Add(r))]).Commit();
        double perSecond = stream.Length / watch.Elapsed.TotalSeconds;
        double[] replace = Times(live, Enumerable.Range(0, Single).Select(i => new LiveChange.Replace(first + i, records[^(i + 1)])));
        double[] judge = Times(live, Enumerable.Range(0, Single).Select(i => new LiveChange.Judge(i * 7, live.NextRecord - 1 - i, Merge.Decision.Same)));
        double[] remove = Times(live, Enumerable.Range(0, Single).Select(i => new LiveChange.Remove(i * 13)));
        GC.Collect();
        long all = Environment.WorkingSet;
        table.Add(
            Figure.Count(result.Table.Count), Figure.Seconds(seconds), Figure.Count(bytes / 1_000_000), Figure.Count(all / 1_000_000),
            Text(Share(add, 0.5)), Text(Share(add, 0.99)), Text(add.Max()), Figure.Count((long)perSecond), Text(Share(replace, 0.5)), Text(Share(replace, 0.99)),
            Text(Share(remove, 0.5)), Text(Share(remove, 0.99)), Text(Share(judge, 0.5)), Text(Share(judge, 0.99)));
        GC.KeepAlive(live);
    }

    static double[] Times(LiveBase live, IEnumerable<LiveChange> changes)
    {
        List<double> times = [];
        foreach (LiveChange change in changes)
        {
            long start = Stopwatch.GetTimestamp();
            live.Apply([change]).Commit();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return [.. times];
    }

    static double Share(double[] times, double share) => times.Order().ElementAt((int)(share * (times.Length - 1)));

    static string Text(double milliseconds) => FormattableString.Invariant($"{milliseconds:0.000}");
}
