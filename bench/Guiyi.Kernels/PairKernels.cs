using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
using Guiyi.Tests.Making;

namespace Guiyi.Kernels;

/// <summary>What is done for each pair of records: comparing its cells, comparing two texts of several words, scoring. Time is per pair.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class PairKernels
{
    MatchResult people = null!;
    (int A, int B)[] pairs = [], texts = [];
    ulong[] patterns = [];
    PatternWeight[] weights = [];
    LevelCache[] caches = [], none = [];
    string[][] words = [];
    WordsComparison comparison = null!;

    [GlobalSetup]
    public void SetUp()
    {
        UnifyOptions options = new() { AsOf = new DateTime(2026, 1, 1) };
        people = Pipeline.Unify([HostileTables.SingleValues(20_000)], options).Persons.Match;
        var dice = new Dice(1);
        pairs = [.. Enumerable.Range(0, TextPairs.Many).Select(i => i % 2 == 0 ? (people.Pairs.Left[dice.Below(people.Pairs.Count)], people.Pairs.Right[dice.Below(people.Pairs.Count)]) : (dice.Below(people.Nodes.Count), dice.Below(people.Nodes.Count))).Select(p => (Math.Min(p.Item1, p.Item2), Math.Max(p.Item1, p.Item2)))];
        (caches, none) = (people.Scorer.Set.NewCaches(), people.Scorer.Set.FewCaches());
        patterns = [.. pairs.Select(p => people.Scorer.Set.Compare(p.A, p.B, caches))];
        weights = [.. patterns.Select(people.Scorer.Weigh)];

        MatchResult things = Pipeline.Unify([HostileTables.Titles(2_000)], options).Persons.Match;
        comparison = things.Scorer.Set.Comparisons.OfType<WordsComparison>().First();
        words = [.. Enumerable.Range(0, things.Nodes.Count).Select(n => comparison.Text(comparison.Slots[0][n]).Split(' ').Distinct().Order(StringComparer.Ordinal).ToArray())];
        texts = [.. Enumerable.Range(0, TextPairs.Many).Select(_ => (dice.Below(things.Nodes.Count), dice.Below(things.Nodes.Count)))];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("comparing a pair's cells")]
    public int PlainCompare()
    {
        int sum = 0;
        foreach ((int a, int b) in pairs)
            for (int c = 0; c < none.Length; c++)
                sum += people.Scorer.Set.Comparisons[c].Compare(a, b, none[c]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("comparing a pair's cells")]
    public ulong Compare()
    {
        ulong sum = 0;
        foreach ((int a, int b) in pairs)
            sum += people.Scorer.Set.Compare(a, b, caches);
        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("words of two texts")]
    public double PlainWords()
    {
        double sum = 0;
        foreach ((int a, int b) in texts)
        {
            int shared = words[a].Intersect(words[b]).Count();
            sum += (double)shared / (words[a].Length + words[b].Length - shared);
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("words of two texts")]
    public int Words()
    {
        int sum = 0;
        foreach ((int a, int b) in texts)
            sum += comparison.Compare(a, b, none[0]);
        return sum;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("scoring a pair")]
    public double PlainScore()
    {
        double sum = 0;
        for (int i = 0; i < pairs.Length; i++)
            sum += people.Scorer.Score(pairs[i].A, pairs[i].B, patterns[i]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = TextPairs.Many), BenchmarkCategory("scoring a pair")]
    public double Score()
    {
        double sum = 0;
        for (int i = 0; i < pairs.Length; i++)
            sum += people.Scorer.Score(pairs[i].A, pairs[i].B, weights[i]);
        return sum;
    }
}
