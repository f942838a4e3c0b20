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
        { "one phone 60k", 10, 600 },
        { "one column 60k", 10, 450 },
        { "one text 20k", 10, 150 },
        { "empty 60k", 5, 50 },
        { "all equal 30k", 5, 100 },
        { "all but one 30k", 10, 120 },
        { "numbered 30k", 5, 100 },
        { "wide 100", 15, 1200 },
        { "phones 100", 15, 1200 },
        { "long names 40", 10, 80 },
        { "giant 6k", 10, 200 },
        { "one block 30k", 10, 250 },
        { "single 30k", 10, 400 },
    };

    public static TheoryData<string, int, int> Large() => new()
    {
        { "one phone 1M", 40, 4000 },
        { "one column 1M", 20, 3000 },
        { "one text 300k", 15, 1800 },
        { "empty 1M", 5, 400 },
        { "all equal 300k", 5, 600 },
        { "all but one 300k", 15, 900 },
        { "numbered 300k", 5, 700 },
        { "wide 1000", 90, 6000 },
        { "phones 1000", 50, 7000 },
        { "long names 2000", 20, 900 },
        { "giant 60k", 10, 1000 },
        { "one block 300k", 10, 1200 },
        { "single 1M", 25, 4500 },
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
        UnifyResult result = Run.Of(table);
        TimeSpan taken = Stopwatch.GetElapsedTime(started);
        long allocated = (GC.GetTotalAllocatedBytes() - before) >> 20;
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {table.Rows} rows in {taken.TotalSeconds:0.00} s, {allocated} MB allocated; {result.Persons.Customers.Count} persons, {result.Persons.Match.Compared} pairs compared, {result.Persons.Match.Recipes.Sum(r => r.BlocksLeftOut)} blocks left out"));
        AssertEveryRowIsSomewhere(table, result);
        Assert.True(taken.TotalSeconds <= seconds, $"{name} took {taken.TotalSeconds:0.0} s, more than {seconds} s");
        Assert.True(allocated <= megabytes, $"{name} allocated {allocated} MB, more than {megabytes} MB");
    }

    /// <summary>Of rows without end that say the same, or nearly, no more customers come than there are people.</summary>
    [Theory]
    [InlineData("all equal 5k", 1)]
    [InlineData("numbered 5k", 1)]
    [InlineData("all but one 5k", 2)]
    public void Rows_that_say_the_same_are_one_customer(string name, int customers) => Assert.Equal(customers, Run.Of(Table(name)).Persons.Customers.Count);

    [Fact]
    public void A_person_of_thousands_of_rows_is_one_customer_as_far_as_its_rows_name_a_phone_or_an_address()
    {
        ComputedTable table = HostileTables.OneGiant(6000, 3000);
        UnifyResult result = Run.Of(table);
        int[] owners = [.. Enumerable.Range(0, 3000).Where(row => table[row, 1].Length + table[row, 2].Length > 0).Select(row => result.Persons.Customers.CustomerOf(result.Record("giant", row + 1)))];
        int largest = owners.CountBy(c => c).Max(c => c.Value);
        Assert.True(largest > owners.Length * 3 / 4, $"{largest} of {owners.Length} rows are together");
        // And nobody else is drawn in.
        Assert.All(Enumerable.Range(3001, 3000).Where(row => row % 50 == 0), row => Assert.DoesNotContain(result.Persons.Customers.CustomerOf(result.Record("giant", row)), owners));
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
