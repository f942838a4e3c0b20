using Guiyi.Evaluate;
using Xunit;

namespace Guiyi.Tests.Evaluate;

public sealed class WorstErrorsTests
{
    // Clusters {0,1,2} {3} {4} and item 5 in none; entities {0,1} {2,3,4,5}.
    static readonly int[] Predicted = [0, 0, 0, 1, 2, -1];
    static readonly int[] Truth = [0, 0, 1, 1, 1, 1];

    static readonly ScoredPair[] Pairs = [new(0, 1, 9), new(2, 1, 7), new(1, 2, 7), new(3, 2, -4), new(3, 4, -9), new(0, 3, -20)];

    static readonly Dictionary<int, PairEvidence[]> Evidence = new()
    {
        [1] = [new("phone", "0571-8888", "0571-8888", 8), new("name", "李雷", "韩梅", -3), new("address", "a", "a", 2)],
        [3] = [new("name", "李雷", "Lei Li", -6), new("phone", "1", "1", 2)],
        [4] = [new("name", "李雷", "", -6), new("birth_date", "1980-01-01", "1990-01-01", -6)],
    };

    static ErrorReport Find(int take = 10, ScoredPair[]? pairs = null, Func<int, IReadOnlyList<PairEvidence>>? evidenceOf = null) =>
        WorstErrors.Find(pairs ?? Pairs, evidenceOf ?? (index => Evidence[index]), Predicted, Truth, take);

    [Fact]
    public void False_merges_are_listed_with_the_attribute_that_misled()
    {
        ErrorReport report = Find();

        ErrorPair worst = Assert.Single(report.FalseMerges);
        Assert.Equal((1, 2, 7.0, "phone"), (worst.A, worst.B, worst.Weight, worst.Misleading));
        Assert.Equal(Evidence[1], worst.Evidence);
        Assert.Equal((2, 1), (report.FalsePairs, report.FalsePairsThroughOthers));
    }

    [Fact]
    public void Misses_are_listed_lightest_first_and_apart_from_those_never_compared()
    {
        ErrorReport report = Find();

        Assert.Equal([(3, 4, -9.0, "birth_date"), (2, 3, -4.0, "name")], report.Misses.Select(miss => (miss.A, miss.B, miss.Weight!.Value, miss.Misleading)));
        Assert.Equal([(2, 4), (2, 5), (3, 5), (4, 5)], report.NeverCompared.Select(miss => (miss.A, miss.B)));
        Assert.All(report.NeverCompared, miss => Assert.Null(miss.Weight));
        Assert.Equal((6, 4), (report.MissedPairs, report.MissedPairsNeverCompared));
    }

    [Fact]
    public void Errors_are_counted_by_the_attribute_that_misled_most() =>
        Assert.Equal([new ErrorKind("birth_date", 0, 1), new ErrorKind("name", 0, 1), new ErrorKind("phone", 1, 0)], Find().Kinds);

    [Fact]
    public void An_error_that_no_attribute_explains_has_no_name()
    {
        ErrorReport report = Find(pairs: [new(1, 2, 3)], evidenceOf: _ => [new("name", "a", "b", -1), new("city", "x", "", 0)]);

        Assert.Equal([new ErrorKind("", 1, 0)], report.Kinds);
    }

    [Fact]
    public void Lists_end_at_the_number_asked_for_but_counts_do_not()
    {
        ErrorReport report = Find(take: 1);

        Assert.Equal((1, 1, 1), (report.FalseMerges.Count, report.Misses.Count, report.NeverCompared.Count));
        Assert.Equal((6, 4, 3), (report.MissedPairs, report.MissedPairsNeverCompared, report.Kinds.Count));
        Assert.Empty(Find(take: 0).NeverCompared);
    }

    [Fact]
    public void Items_without_truth_are_left_out()
    {
        ErrorReport report = WorstErrors.Find([new(0, 1, 5)], _ => [], [1, 1], [3, -1], 5);

        Assert.Equal((0, 0L, 0), (report.FalseMerges.Count, report.FalsePairs, report.Kinds.Count));
    }

    [Fact]
    public void Every_wrong_pair_is_either_compared_or_counted_as_never_compared()
    {
        var random = new Random(8);
        for (int run = 0; run < 200; run++)
        {
            int count = random.Next(2, 15);
            int[] predicted = [.. Enumerable.Range(0, count).Select(_ => random.Next(-1, 4))], truth = [.. predicted.Select(_ => random.Next(-1, 4))];
            ScoredPair[] pairs = [.. Enumerable.Range(0, 30).Select(_ => new ScoredPair(random.Next(count), random.Next(count), random.NextDouble() - 0.5))];
            ErrorReport report = WorstErrors.Find(pairs, _ => [], predicted, truth, 1000);
            bool Compared(int a, int b) => pairs.Any(pair => (pair.A == a && pair.B == b) || (pair.A == b && pair.B == a));
            (int A, int B)[] missed = [.. Enumerable.Range(0, count).SelectMany(a => Enumerable.Range(a + 1, count - a - 1), (a, b) => (a, b))
                .Where(pair => truth[pair.a] >= 0 && truth[pair.a] == truth[pair.b] && (predicted[pair.a] < 0 || predicted[pair.a] != predicted[pair.b]))];

            Assert.Equal(missed.Length, report.MissedPairs);
            Assert.Equal(missed.Where(pair => Compared(pair.A, pair.B)).Order(), report.Misses.Select(miss => (miss.A, miss.B)).Order());
            Assert.Equal(missed.Where(pair => !Compared(pair.A, pair.B)).Order(), report.NeverCompared.Select(miss => (miss.A, miss.B)).Order());
            Assert.Equal(report.MissedPairsNeverCompared, report.NeverCompared.Count);
            Assert.Equal(report.FalsePairs, report.FalsePairsThroughOthers + report.FalseMerges.Count);
        }
    }

    [Fact]
    public void A_shorter_list_of_what_was_never_compared_is_the_beginning_of_the_longer_one_entity_by_entity()
    {
        var random = new Random(9);
        for (int run = 0; run < 100; run++)
        {
            int[] predicted = [.. Enumerable.Range(0, 40).Select(_ => random.Next(-1, 15))], truth = [.. predicted.Select(_ => random.Next(-1, 12))];
            (int A, int B)[] all = [.. WorstErrors.Find([], _ => [], predicted, truth, 1000).NeverCompared.Select(pair => (pair.A, pair.B))];
            int take = random.Next(all.Length + 1);

            Assert.Equal(all[..take], WorstErrors.Find([], _ => [], predicted, truth, take).NeverCompared.Select(pair => (pair.A, pair.B)));
            int[] firsts = [.. all.Select(pair => Array.IndexOf(truth, truth[pair.A]))];
            Assert.Equal(firsts.Order(), firsts);
        }
    }
}
