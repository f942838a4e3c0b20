using System.Diagnostics;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>
/// The whole flow on tables that nobody would send on purpose: time and memory stay within bounds that a quadratic step would break, and every row
/// is accounted for. The bounds are several times what a two-core machine takes; the same tables in full size are marked as long.
/// </summary>
[Collection(nameof(Alone))]
public sealed class HostileTablesTests(ITestOutputHelper output)
{
    /// <summary>A table, the seconds it may take at most, and the megabytes it may allocate in all (more than it ever holds).</summary>
    public static TheoryData<string, int, int> Small() => new()
    {
        { "one phone 60k", 20, 900 },
        { "one column 60k", 20, 900 },
        { "one text 20k", 20, 900 },
        { "empty 60k", 10, 300 },
        { "all equal 30k", 10, 400 },
        { "all but one 30k", 10, 400 },
        { "numbered 30k", 20, 800 },
        { "wide 100", 20, 900 },
        { "phones 100", 20, 900 },
        { "long names 40", 20, 900 },
        { "giant 6k", 20, 900 },
        { "one block 30k", 20, 900 },
        { "single 30k", 20, 900 },
    };

    public static TheoryData<string, int, int> Large() => new()
    {
        { "one phone 1M", 60, 8000 },
        { "one column 1M", 60, 8000 },
        { "one text 300k", 60, 8000 },
        { "empty 1M", 30, 3000 },
        { "all equal 300k", 30, 3000 },
        { "all but one 300k", 60, 5000 },
        { "numbered 300k", 60, 5000 },
        { "wide 1000", 60, 8000 },
        { "phones 1000", 60, 8000 },
        { "long names 2000", 60, 8000 },
        { "giant 60k", 60, 4000 },
        { "one block 300k", 60, 5000 },
        { "single 1M", 60, 8000 },
    };

    static ComputedTable Table(string name)
    {
        string[] words = name.Split(' ');
        int rows = int.Parse(words[^1].Replace("k", "000", StringComparison.Ordinal).Replace("M", "000000", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        return string.Join(' ', words[..^1]) switch
        {
            "one phone" => HostileTables.OnePhone(rows),
            "one column" => HostileTables.OneColumn(rows),
            "one text" => HostileTables.OneText(rows),
            "empty" => HostileTables.Empty(rows),
            "all equal" => HostileTables.AllEqual(rows),
            "all but one" => HostileTables.AllButOneEqual(rows),
            "numbered" => HostileTables.EqualButForANumber(rows),
            "wide" => HostileTables.ManyColumns(rows, 5000),
            "phones" => HostileTables.ManyPhones(rows, 5000),
            "long names" => HostileTables.LongNames(rows, 10_000),
            "giant" => HostileTables.OneGiant(rows, Math.Min(5000, rows / 2)),
            "one block" => HostileTables.OneBlock(rows),
            "single" => HostileTables.SingleValues(rows),
            _ => throw new ArgumentException($"Found table '{name}'.", nameof(name)),
        };
    }

    [Theory]
    [MemberData(nameof(Small))]
    public void A_hostile_table_takes_bounded_time_and_memory(string name, int seconds, int megabytes) => Check(name, seconds, megabytes);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Large))]
    public void A_large_hostile_table_takes_bounded_time_and_memory(string name, int seconds, int megabytes) => Check(name, seconds, megabytes);

    void Check(string name, int seconds, int megabytes)
    {
        ComputedTable table = Table(name);
        long before = GC.GetTotalAllocatedBytes();
        long started = Stopwatch.GetTimestamp();
        long at = started;
        UnifyResult result = Run.Of(Run.Defaults with { StageBegins = s => { output.WriteLine($"   {Stopwatch.GetElapsedTime(at).TotalSeconds:0.00} s -> {s}"); at = Stopwatch.GetTimestamp(); } }, table);
        TimeSpan taken = Stopwatch.GetElapsedTime(started);
        long allocated = (GC.GetTotalAllocatedBytes() - before) >> 20;
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {table.Rows} rows in {taken.TotalSeconds:0.00} s, {allocated} MB allocated, {Environment.WorkingSet >> 20} MB working set; {result.Persons.Customers.Count} persons, {result.Organizations.Customers.Count} organizations, {result.Persons.Match.Compared} pairs compared, {result.Persons.Match.Recipes.Sum(r => r.BlocksLeftOut)} blocks left out, refused {result.Persons.Merged.Refused.Count}"));
        AssertEveryRowIsSomewhere(table, result);
        Assert.True(taken.TotalSeconds <= seconds, $"{name} took {taken.TotalSeconds:0.0} s, more than {seconds} s");
        Assert.True(allocated <= megabytes, $"{name} allocated {allocated} MB, more than {megabytes} MB");
    }

    static void AssertEveryRowIsSomewhere(ComputedTable table, UnifyResult result)
    {
        Assert.Equal(table.Rows, result.Table.Count + result.Rejects.Count);
        foreach (KindResult kind in new[] { result.Persons, result.Organizations })
        {
            int members = 0;
            for (int customer = 0; customer < kind.Customers.Count; customer++)
                members += kind.Customers.Records(customer).Length;
            int named = 0;
            for (int record = 0; record < result.Table.Count; record++)
                named += kind.Customers.CustomerOf(record) >= 0 ? 1 : 0;
            Assert.Equal(named, members);
        }
    }
}
