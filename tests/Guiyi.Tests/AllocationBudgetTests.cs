using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guiyi.Hub.Runs;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>What a row may cost in allocated bytes, stage by stage: <c>bench/budget.json</c>. More than a tenth over it fails.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationBudgetTests(ITestOutputHelper output)
{
    const double Tolerance = 1.1;
    const int Runs = 3;

    static readonly string[] Parts = ["read and standardize", "match", "merge", "profile, classify, number", "write"];

    [Fact]
    public void A_row_allocates_no_more_than_its_budget_in_any_part_of_the_flow()
    {
        JsonNode budget = JsonNode.Parse(File.ReadAllText(Budget.Path()))!;
        int people = (int)budget["people"]!;
        string folder = Directory.CreateTempSubdirectory("guiyi-budget-").FullName;
        try
        {
            string input = Path.Combine(folder, "people.csv");
            File.WriteAllText(input, Csv(people));
            // The first run fills tables that stay, and is not counted; of the others the least, for threads come and go.
            Measure(input, folder);
            double[][] runs = [.. Enumerable.Range(0, Runs).Select(_ => Measure(input, folder))];
            double[] measured = [.. Parts.Select((_, p) => Math.Round(runs.Min(r => r[p]) / people, 1))];
            output.WriteLine(string.Join("; ", Parts.Select((part, p) => FormattableString.Invariant($"{part}: {measured[p]:0.0}"))));
            for (int p = 0; p < Parts.Length; p++)
            {
                double most = (double)budget["bytes_per_row"]![Parts[p]]!;
                Assert.True(measured[p] <= most * Tolerance, FormattableString.Invariant(
                    $"'{Parts[p]}' allocates {measured[p]:0.0} bytes per row; the budget is {most:0.0}, and a tenth more is let pass. Look for what allocates. Where the cost is meant, write {measured[p]:0.0} into bench/budget.json and say in the commit what it buys."));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_compared_pair_allocates_nothing()
    {
        JsonNode budget = JsonNode.Parse(File.ReadAllText(Budget.Path()))!;
        MatchResult match = Run.Of(HostileTables.SingleValues(4000)).Persons.Match;
        LevelCache[] caches = match.Scorer.Set.NewCaches();
        ulong patterns = Compare(match, caches);
        long before = GC.GetAllocatedBytesForCurrentThread();
        patterns ^= Compare(match, caches);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0UL, patterns);
        Assert.True(match.Pairs.Count > 1000);
        Assert.Equal((long)budget["bytes_per_compared_pair"]!, allocated / match.Pairs.Count);
    }

    static ulong Compare(MatchResult match, LevelCache[] caches)
    {
        ulong all = 0;
        for (int i = 0; i < match.Pairs.Count; i++)
            all ^= match.Scorer.Set.Compare(match.Pairs.Left[i], match.Pairs.Right[i], caches) + (ulong)i;
        return all;
    }

    /// <summary>Bytes that each part of a run allocates.</summary>
    static double[] Measure(string input, string folder)
    {
        double[] bytes = new double[Parts.Length];
        int part = 0;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        UnifyRun.Run(new UnifyRequest
        {
            Inputs = [input],
            Output = Path.Combine(folder, "out"),
            Now = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero),
            Threads = 2,
            StageBegins = stage =>
            {
                long now = GC.GetTotalAllocatedBytes(precise: true);
                bytes[part] += now - before;
                before = now;
                part = stage switch { "ingest" or "standardize" => 0, "match" => 1, "merge" => 2, "relate" or "profile" or "classify" or "number" => 3, _ => 4 };
            },
        });
        bytes[part] += GC.GetTotalAllocatedBytes(precise: true) - before;
        return bytes;
    }

    /// <summary>Made people, about two rows each, as a member system would export them.</summary>
    static string Csv(int people)
    {
        ComputedTable table = HostileTables.SingleValues(people);
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns).Append(",下单时间,金额,备注\n");
        for (int row = 0; row < people; row++)
        {
            for (int column = 0; column < table.Columns.Count; column++)
                text.Append(table[row, column]).Append(',');
            text.Append(CultureInfo.InvariantCulture, $"2025-{1 + (row % 12):00}-{1 + (row % 28):00},{10 + (row % 900)}.50,note {row % 50}\n");
        }
        return text.ToString();
    }
}
