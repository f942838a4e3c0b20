using System.CommandLine;
using System.Diagnostics;
using Guiyi.Model;

namespace Guiyi.Bench.One;

/// <summary><c>guiyi bench one</c>: one new record against many held in memory.</summary>
static class OneCommand
{
    const int Held = 10_000, Most = 10, WarmUp = 500;

    const string Note =
        "Microseconds on one thread, from raw fields to the ten nearest records, for rows kept back from the run, each asked about once; then the same rows added. "
        + "Index: seconds to build it from the run's result, and the memory that it takes beside it. Compared to: a Dictionary per column, looked into and added to in the same run; "
        + "it finds equal texts only and weighs nothing.";

    static readonly string[] Ignored = ["unique_id", "cluster"];

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var rows = new Option<int[]>("--rows") { HelpName = "N", Description = "Sizes of the synthetic persons. Default: 100000 1000000.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [100_000, 1_000_000] };
        var write = new Option<bool>("--write") { Description = "Write the table to bench/results/CPU/one.md." };
        var command = new Command("one", "Time to find and to add one record, beside a plain baseline. Exit code 2 where the data are not there.") { data, rows, write };
        command.SetAction(parsed =>
        {
            Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(rows)!, parsed.GetValue(write));
            return 0;
        });
        return command;
    }

    static void Run(BenchData data, int[] sizes, bool write)
    {
        var table = new Table("records", "index s", "index MB", "find p50", "p99", "max", "mean", "add mean", "p99", "max", "KB per find", "plain find p50", "p99", "plain add mean");
        foreach (int size in sizes)
        {
            Console.Error.WriteLine($"people {Figure.Count(size)} …");
            Measure(data.People(size), size, table);
        }
        table.Print(Console.Out);
        if (write)
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("one", "./guiyi bench one", $"{table.Markdown()}\n{Note}\n"))}");
    }

    static void Measure(string file, int size, Table table)
    {
        HeldOut source = HeldOut.Of(file, size, Held);
        UnifyResult result = Pipeline.Unify([source], new UnifyOptions { AsOf = new DateTime(2026, 1, 1), IgnoredColumns = Ignored });
        IReadOnlyList<NewRecord> records = source.Records(Ignored);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var index = LiveIndex.Of(result, EntityKind.Person);
        double seconds = watch.Elapsed.TotalSeconds;
        foreach (NewRecord record in records.Take(WarmUp))
            index.Find(record, Most);
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        double[] find = Times(records, record => index.Find(record, Most));
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / records.Count;
        double[] add = Times(records, record => index.Add(record));
        var plain = new PlainLookup(result.Table, Ignored);
        plain.Find([.. records.Take(WarmUp)]);
        double[] plainFind = plain.Find(records), plainAdd = plain.Add(records);
        table.Add(
            Figure.Count(result.Table.Count), Figure.Seconds(seconds), Figure.Count(bytes / 1_000_000),
            Text(Share(find, 0.5)), Text(Share(find, 0.99)), Text(find.Max()), Text(find.Average()),
            Text(add.Average()), Text(Share(add, 0.99)), Text(add.Max()), Text(allocated / 1000.0),
            Text(Share(plainFind, 0.5)), Text(Share(plainFind, 0.99)), Text(plainAdd.Average()));
    }

    static double[] Times(IReadOnlyList<NewRecord> records, Action<NewRecord> work)
    {
        double[] times = new double[records.Count];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            work(records[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        return times;
    }

    static double Share(double[] times, double share) => times.Order().ElementAt((int)(share * (times.Length - 1)));

    static string Text(double microseconds) => FormattableString.Invariant($"{microseconds:0.0}");
}
