using System.CommandLine;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Guiyi.Model;
using Guiyi.Rules;

namespace Guiyi.Bench.Live;

/// <summary><c>guiyi bench facts</c>: what is known of the customers of a live base, one by one and all of them.</summary>
static class FactsCommand
{
    const int Asked = 20_000;

    const string Note =
        "MB: what the facts and the relations hold beside base and run's records, after the run's result is dropped. Rules: customers per second on one thread for which a rule is asked, "
        + "and whose id is read besides; nothing happened with them. Standing: facts, classes and code of one customer, first of one as the fit found it, then with a correction, so that its golden values are chosen anew. "
        + "Columns: seconds to read the text of every value of every record, as a search index does. Relations: of one person, in milliseconds.";

    static readonly string[] Ignored = ["unique_id", "cluster"];
    static readonly IReadOnlyDictionary<string, IReadOnlyList<CorrectedValue>> Uncorrected = new Dictionary<string, IReadOnlyList<CorrectedValue>>();

    public static Command Create()
    {
        Option<string?> data = BenchData.Option();
        var rows = new Option<int[]>("--rows") { HelpName = "N", Description = "Sizes of the synthetic persons. Default: 100000 1000000.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [100_000, 1_000_000] };
        var write = new Option<bool>("--write") { Description = "Write the table to bench/results/CPU/facts.md." };
        var command = new Command("facts", "Time and memory of facts and relations of a live base. Exit code 2 where the data are not there.") { data, rows, write };
        command.SetAction(parsed =>
        {
            Run(BenchData.Find(parsed.GetValue(data)), parsed.GetValue(rows)!, parsed.GetValue(write));
            return 0;
        });
        return command;
    }

    static void Run(BenchData data, int[] sizes, bool write)
    {
        var table = new Table("records", "customers", "facts s", "facts MB", "relations s", "relations MB", "rules/s", "with ids/s", "standing/s", "corrected/s", "columns s", "relations p50 ms", "p99 ms");
        foreach (int size in sizes)
        {
            Console.Error.WriteLine($"people {Figure.Count(size)} …");
            Measure(data.People(size), table);
        }
        table.Print(Console.Out);
        Console.WriteLine($"\n{Note}");
        if (write)
            Console.WriteLine($"\nwritten: {Path.GetRelativePath(Environment.CurrentDirectory, ResultPage.Write("facts", "./guiyi bench facts", $"{table.Markdown()}\n{Note}\n"))}");
    }

    /// <summary>What is measured lives in here alone, so that it can be dropped one by one.</summary>
    sealed class Held
    {
        public LiveBase? Base { get; set; }

        public LiveFacts? Facts { get; set; }

        public LiveRelations? Relations { get; set; }
    }

    static void Measure(string file, Table table)
    {
        var held = new Held();
        (double factsSeconds, double relationsSeconds) = Make(file, held);
        LiveFacts facts = held.Facts!;
        Walk(facts, ids: true);
        (double rules, double withIds) = (Walk(facts, ids: false), Walk(facts, ids: true));
        string[] ids = [.. held.Base!.Ids(EntityKind.Person)];
        string[] asked = [.. Enumerable.Range(0, Asked).Select(i => ids[(int)((long)i * ids.Length / Asked)])];
        double standing = Standings(held.Base, facts, asked, []), corrected = Standings(held.Base, facts, asked, [new CorrectedValue("surname", "smith")]);
        double columns = Columns(held.Base);
        double[] times = [.. asked.Select(id => Time(() => held.Relations!.Of(EntityKind.Person, id))).Order()];
        facts = null!;
        long all = GC.GetTotalMemory(forceFullCollection: true);
        held.Relations = null;
        long withoutRelations = GC.GetTotalMemory(forceFullCollection: true);
        held.Facts = null;
        long withoutFacts = GC.GetTotalMemory(forceFullCollection: true);
        table.Add(
            Figure.Count(held.Base.Table.Count), Figure.Count(ids.Length), Figure.Seconds(factsSeconds), Megabytes(withoutRelations - withoutFacts), Figure.Seconds(relationsSeconds), Megabytes(all - withoutRelations),
            Figure.Count((long)rules), Figure.Count((long)withIds), Figure.Count((long)standing), Figure.Count((long)corrected), Figure.Seconds(columns), Text(times[times.Length / 2]), Text(times[times.Length * 99 / 100]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static (double Facts, double Relations) Make(string file, Held held)
    {
        UnifyResult result = Pipeline.Unify([.. Hub.Sources.SourceFile.Open(file)], new UnifyOptions { AsOf = new DateTime(2026, 1, 1), IgnoredColumns = Ignored });
        held.Base = LiveBase.Of(result);
        double facts = Time(() => held.Facts = LiveFacts.Of(result, held.Base)), relations = Time(() => held.Relations = LiveRelations.Of(result, held.Base));
        return (facts / 1000, relations / 1000);
    }

    static double Walk(LiveFacts facts, bool ids)
    {
        var rule = Rule.Parse("age >= 30 and city is not empty and records >= 2");
        int met = 0, matching = 0;
        double seconds = Time(() =>
        {
            foreach (LiveCustomer one in facts.All(EntityKind.Person, Uncorrected, facts.AsOf))
            {
                met++;
                matching += rule.Matches(one.Facts).IsMatch ? 1 : 0;
                matching += ids && one.Id.Length == 0 ? 1 : 0;
            }
        }) / 1000;
        return matching <= met ? met / seconds : throw new BenchException("More customers match than there are.");
    }

    static double Standings(LiveBase live, LiveFacts facts, string[] ids, IReadOnlyList<CorrectedValue> corrections) => ids.Length * 1000 / Time(() =>
    {
        foreach (string id in ids)
            facts.Standing(EntityKind.Person, live.Records(EntityKind.Person, id), corrections, facts.AsOf);
    });

    static double Columns(LiveBase live)
    {
        long characters = 0;
        double milliseconds = Time(() =>
        {
            foreach (Standardize.AttributeColumn attribute in live.Table.Attributes)
                for (int slot = 0; slot < attribute.SlotCount; slot++)
                    for (int record = 0; record < live.Table.Count; record++)
                        if (attribute.Code(slot, record) is >= 0 and int code)
                            characters += attribute.Characters(code).Length;
        });
        return characters > 0 ? milliseconds / 1000 : throw new BenchException("No record says anything.");
    }

    static double Time(Action act)
    {
        long start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1e6:0.0}");

    static string Text(double milliseconds) => FormattableString.Invariant($"{milliseconds:0.000}");
}
