using System.CommandLine;
using System.Diagnostics;
using Guiyi.Hub.Find;

namespace Guiyi.Bench.Finding;

/// <summary><c>guiyi bench find</c>: finding customers by what people type.</summary>
static class FindCommand
{
    const int Queries = 200, Changes = 20_000, PlainQueries = 3, WarmUp = 40;

    const string Note =
        "Each kind of query is asked 200 times, about customers that are there; milliseconds for one, ten hits each. Found: the customer, or one with the very same text that fits best, is among the ten; a first name, a surname and initials fit far more than ten. "
        + "Build: all records at once, from their texts. MB: the index with its own copy of all texts; without: what it takes beside them, as where the library's columns hold them. "
        + "Put, remove: one record, while the block fills and segments merge. Plain: each record looked at with the same comparison, the median of three queries by name.";

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var rows = new Option<int>("--rows") { HelpName = "N", Description = "Number of customers. Default: 1000000.", DefaultValueFactory = _ => 1_000_000 };
        var write = new Option<bool>("--write") { Description = "Write the tables to bench/results/CPU/find.md." };
        var command = new Command("find", "Time to find customers by names, numbers and addresses. Exit code 2 where the data are not there.") { data, rows, write };
        command.SetAction(parsed =>
        {
            Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(rows), parsed.GetValue(write));
            return 0;
        });
        return command;
    }

    static void Run(BenchData data, int size, bool write)
    {
        var sizes = new Table("customers", "records", "build s", "MB", "without texts", "put p50 ms", "p99", "max", "remove p99", "find p50 ms", "p99", "max", "plain ms");
        var kinds = new Table("query", "example", "p50 ms", "p99", "max", "found");
        Measure("people", FindData.People(data.People(size)), chinese: false, sizes, kinds);
        Measure("Chinese", FindData.Chinese(size), chinese: true, sizes, kinds);
        sizes.Print(Console.Out);
        Console.WriteLine();
        kinds.Print(Console.Out);
        Console.WriteLine($"\n{Note}");
        if (write)
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("find", "./guiyi bench find", $"{sizes.Markdown()}\n{kinds.Markdown()}\n{Note}\n"))}");
    }

    static void Measure(string name, List<FindText[]> people, bool chinese, Table sizes, Table kinds)
    {
        Console.Error.WriteLine($"{name} {Figure.Count(people.Count)} …");
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var index = new FindIndex();
        index.PutAll(people.Select((texts, record) => (record, (IReadOnlyList<FindText>)texts)));
        double seconds = watch.Elapsed.TotalSeconds;
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        // The first ones wait for the compiler.
        foreach ((_, (string Query, int Record)[] queries) in FindQueries.Of(people, WarmUp, chinese))
            Ask(index, people, queries);
        List<double> all = [];
        foreach ((string kind, (string Query, int Record)[] queries) in FindQueries.Of(people, Queries, chinese))
        {
            (double[] times, int found) = Ask(index, people, queries);
            all.AddRange(times);
            kinds.Add($"{name}: {kind}", queries[0].Query, Text(Share(times, 0.5)), Text(Share(times, 0.99)), Text(times.Max()), Figure.Share((double)found / queries.Length));
        }
        double[] plain = [.. Enumerable.Range(0, PlainQueries).Select(i => PlainFind.Milliseconds(people, FindQueries.Name(people[i * 1000]), out _))];
        double[] put = Times(Changes, i => index.Put(people.Count + i, people[i * 7 % people.Count]));
        double[] remove = Times(Changes, i => index.Remove(people.Count + i));
        index.Settle();
        sizes.Add(
            name, Figure.Count(people.Count), Figure.Seconds(seconds), Figure.Count(bytes / 1_000_000), Figure.Count((bytes - Bytes(people)) / 1_000_000), Text(Share(put, 0.5)), Text(Share(put, 0.99)), Text(put.Max()),
            Text(Share(remove, 0.99)), Text(Share([.. all], 0.5)), Text(Share([.. all], 0.99)), Text(all.Max()), Text(Share(plain, 0.5)));
    }

    static (double[], int) Ask(FindIndex index, List<FindText[]> people, (string Query, int Record)[] queries)
    {
        int found = 0;
        double[] times = Times(queries.Length, i =>
        {
            IReadOnlyList<FindHit> hits = index.Find(queries[i].Query, 10);
            if (hits.Any(hit => hit.Record == queries[i].Record || people[queries[i].Record].Contains(new FindText(hit.Kind, hit.Text))))
                found++;
        });
        return (times, found);
    }

    /// <summary>What the distinct texts take in the index: a byte or two for a character, a length, a place.</summary>
    static long Bytes(List<FindText[]> people) =>
        people.SelectMany(texts => texts).Distinct().Sum(text => 5L + (System.Text.Ascii.IsValid(text.Text) ? 1 : 2) * text.Text.Length);

    static double[] Times(int count, Action<int> act)
    {
        double[] times = new double[count];
        for (int i = 0; i < count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            act(i);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return times;
    }

    static double Share(double[] times, double share) => times.Order().ElementAt((int)(share * (times.Length - 1)));

    static string Text(double milliseconds) => FormattableString.Invariant($"{milliseconds:0.000}");
}
