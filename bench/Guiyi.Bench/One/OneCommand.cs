using System.CommandLine;
using System.Diagnostics;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Bench.One;

/// <summary><c>guiyi bench one</c>: one new record against many held in memory.</summary>
static class OneCommand
{
    const int Held = 10_000, Most = 10, WarmUp = 500, Sampled = 5000;

    const string Note =
        "Microseconds on one thread, from raw fields to the ten nearest records, for rows kept back from the run, each asked about once; then the same rows added. "
        + "Index: seconds to build it from the run's result, and the memory that it takes beside it. "
        + "Reading: standardizing the fields, a part of both. Found again: of the pairs that the run scored at even odds or more, those found for their left record. Plain: a Dictionary per column, looked into and added to in the same run; "
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
        var table = new Table("records", "index s", "index MB", "find p50", "p99", "max", "mean", "add mean", "p99", "max", "reading mean", "KB per find", "found again", "plain find p50", "p99", "plain add mean");
        foreach (int size in sizes)
        {
            Console.Error.WriteLine($"people {Figure.Count(size)} …");
            Measure(data.People(size), size, table);
        }
        table.Print(Console.Out);
        Console.WriteLine($"\n{Note}");
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
        var reader = new RecordReader(result.Standardized);
        double[] read = Times(records, record => reader.Read(record.Source, record.Fields));
        double again = FoundAgain(result, index);
        double[] add = Times(records, record => index.Add(record));
        var plain = new PlainLookup(result.Table, Ignored);
        plain.Find([.. records.Take(WarmUp)]);
        double[] plainFind = plain.Find(records), plainAdd = plain.Add(records);
        table.Add(
            Figure.Count(result.Table.Count), Figure.Seconds(seconds), Figure.Count(bytes / 1_000_000),
            Text(Share(find, 0.5)), Text(Share(find, 0.99)), Text(find.Max()), Text(find.Average()),
            Text(add.Average()), Text(Share(add, 0.99)), Text(add.Max()), Text(read.Average()), Text(allocated / 1000.0), Figure.Share(again),
            Text(Share(plainFind, 0.5)), Text(Share(plainFind, 0.99)), Text(plainAdd.Average()));
    }

    /// <summary>Of the pairs that the run scored at even odds or more, the share that is found for the left record.</summary>
    static double FoundAgain(UnifyResult result, LiveIndex index)
    {
        MatchResult match = result.Persons.Match;
        SourceTable source = result.Table.Sources[0];
        int step = Math.Max(1, match.Pairs.Count / Sampled), asked = 0, found = 0;
        for (int pair = 0; pair < match.Pairs.Count; pair += step)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            if (weight < 0)
                continue;
            int record = match.Nodes.Record(left), other = match.Nodes.Record(right);
            var fields = source.Columns.Select((name, c) => (name, c)).ToDictionary(c => c.name, c => source.Raw(c.c, record).ToString());
            asked++;
            found += index.Find(new NewRecord(source.Source, fields), int.MaxValue).Any(c => c.Record == other) ? 1 : 0;
        }
        return (double)found / asked;
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
