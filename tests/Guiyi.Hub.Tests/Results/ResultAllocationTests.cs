using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Results;
using Xunit;

namespace Guiyi.Hub.Tests.Results;

/// <summary>What other tests allocate meanwhile must not be counted.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Tables of a million rows: what is done for each row must hardly allocate.</summary>
[Collection(nameof(Alone))]
public sealed class ResultAllocationTests
{
    const int People = 10_000;

    [Fact]
    public void Rows_of_the_large_tables_allocate_next_to_nothing()
    {
        using var folder = new TemporaryFolder();
        var rows = new System.Text.StringBuilder("surname,given_name,phone,email,city\n");
        for (int i = 0; i < People; i++)
            for (int copy = 0; copy < 1 + (i % 3); copy++)
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Word(i % 977)}son,{Word(i % 389)}ia,+4478{36000000 + i},person{i}@example.com,city{i % 50}\n");
        UnifyResult result = Pipeline.Unify(InputFiles.Open([folder.Write("people.csv", rows.ToString())], null), new UnifyOptions { AsOf = new DateTime(2026, 1, 1), Run = "1" });
        PairOutcomes[] pairs = [new(result, result.Persons), new(result, result.Organizations)];
        Assert.InRange(pairs.Sum(p => p.AboveFloor.Length), 1000, int.MaxValue);
        AllocatesAtMost(30, writer => RecordsCsv.Write(writer, result));
        AllocatesAtMost(30, writer => LinksCsv.Write(writer, pairs));
        AllocatesAtMost(30, writer => StatementsCsv.Write(writer, result));
        AllocatesAtMost(30, writer => CodesCsv.Write(writer, result));
        AllocatesAtMost(60, writer => CustomersCsv.Write(writer, result, ReportLanguage.English));
    }

    static string Word(int number) => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26 % 26))}{(char)('b' + (number / 676))}";

    /// <summary>Bytes allocated per row stay under a bound; a writer and its buffers, which come once, are taken off.</summary>
    static void AllocatesAtMost(double bound, Action<CsvWriter> write)
    {
        double least = double.MaxValue;
        // Code that is not optimized yet allocates too: it is given time to become so.
        for (int run = 0; run < 200 && least > bound; run++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            long rows = Run(write), allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            least = Math.Min(least, Math.Max(0, allocated - ((1 + Environment.ProcessorCount) * 400_000L)) / (double)rows);
        }
        Assert.InRange(least, 0, bound);
    }

    static long Run(Action<CsvWriter> write)
    {
        using var writer = new CsvWriter(Stream.Null);
        write(writer);
        return writer.Rows;
    }
}
