using Guiyi.Ingest;
using Guiyi.Merge;
using Guiyi.Review;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Review;

/// <summary>Without any truth, the estimate is near the truth, and says how near.</summary>
public sealed class QualityEstimatorTests
{
    static QualityEstimate Of(UnifyResult result) => Estimated(result)!;

    static QualityEstimate? Estimated(UnifyResult result) => new QualityEstimator()
        .With(result.Persons.Match, result.Persons.Merged, result.Judgments, QuestionPool.Of(result.Persons.Match, result.Persons.Merged, result.Judgments)).Estimate();

    static readonly (int Seed, bool Chinese, bool EveryPair)[] Made =
        [(1, true, true), (2, true, true), (3, true, false), (4, true, false), (5, false, true), (6, false, true), (7, false, false), (8, false, false)];

    public static TheoryData<int, bool, bool> Worlds() => [.. Made];

    static (UnifyResult Result, double Precision, double Recall) World(int seed, bool chinese, bool everyPair)
    {
        IReadOnlyList<MemoryTable> sources = chinese ? MessyPeople.Shop((ulong)seed + 800, 300) : WesternPeople.Two((ulong)seed + 800, 300);
        UnifyResult result = Run.Of(Run.Defaults with { Match = new() { CompareAllUpTo = everyPair ? 5000 : 0 } }, sources);
        (double precision, double recall, _) = Run.Pairwise(result, sources.SelectMany(s => s.Truth).ToDictionary());
        return (result, precision, recall);
    }

    [Fact]
    public void The_intervals_hold_the_truth_as_often_as_they_say()
    {
        int held = 0, all = 0;
        foreach ((int seed, bool chinese, bool everyPair) in Made)
        {
            (UnifyResult result, double precision, double recall) = World(seed, chinese, everyPair);
            QualityEstimate estimate = Of(result);
            held += (Holds(estimate.Precision, precision) ? 1 : 0) + (Holds(estimate.Recall, recall) ? 1 : 0);
            all += 2;
        }
        Assert.True(held >= all * 3 / 4, $"{held} of {all} intervals hold the truth; nine in ten should");
    }

    static bool Holds(Estimate estimate, double measured) => measured >= estimate.Low - 1e-9 && measured <= estimate.High + 1e-9;

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Value_and_bounds_are_in_order_and_the_counts_add_up(int seed, bool chinese, bool everyPair)
    {
        UnifyResult result = World(seed, chinese, everyPair).Result;
        QualityEstimate estimate = Of(result);
        foreach (Estimate share in (Estimate[])[estimate.Precision, estimate.Recall])
            Assert.True(share is { Low: >= 0, High: <= 1 } && share.Low <= share.Value && share.Value <= share.High && share.Low < share.High, share.ToString());
        CustomerBase customers = result.Persons.Customers;
        long together = Enumerable.Range(0, customers.Count).Sum(c => (long)customers.Records(c).Length * (customers.Records(c).Length - 1) / 2);
        Assert.Equal(together, estimate.Right + estimate.Wrong, 6);
        Assert.True(estimate.NeverFound >= 0 && (!everyPair || estimate.NeverFound == 0));
    }

    [Fact]
    public void Answers_narrow_the_intervals()
    {
        IReadOnlyList<MemoryTable> sources = WesternPeople.Two(815, 400);
        Dictionary<RowKey, string> truth = sources.SelectMany(s => s.Truth).ToDictionary();
        UnifyResult before = Run.Of(sources);
        RowKey Key(int node) => new(before.Table.Sources[before.Table.SourceOf(before.Persons.Match.Nodes.Record(node))].Source, before.Table.Row(before.Persons.Match.Nodes.Record(node)));
        RowJudgment[] answers =
        [
            .. QuestionChooser.Choose(before.Persons.Match, before.Persons.Merged, before.Judgments, 30).Select(q => (Left: Key(q.Question.Left), Right: Key(q.Question.Right)))
                .Select(q => new RowJudgment(q.Left, q.Right, truth[q.Left] == truth[q.Right] ? Decision.Same : Decision.Different, "truth", "")),
        ];
        UnifyResult after = Run.Of(Run.Defaults with { Judgments = answers }, sources);
        (QualityEstimate first, QualityEstimate second) = (Of(before), Of(after));
        Assert.True(second.Recall.High - second.Recall.Low < first.Recall.High - first.Recall.Low, $"{first.Recall} became {second.Recall}");
    }

    [Fact]
    public void The_same_result_gives_the_same_estimate_and_nothing_gives_none()
    {
        UnifyResult result = World(1, true, true).Result;
        Assert.Equal(Of(result), Of(result));
        UnifyResult empty = Run.Of((IReadOnlyList<IRawTable>)[MemoryTable.Of("empty", "姓名|手机")]);
        Assert.Null(Estimated(empty));
    }
}
