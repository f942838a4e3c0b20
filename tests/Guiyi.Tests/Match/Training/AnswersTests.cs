using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Training;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Training;

/// <summary>What the model learns from people.</summary>
public sealed class AnswersTests
{
    static readonly IReadOnlyList<MemoryTable> Sources = MessyPeople.Shop(91, 120);
    static readonly UnifyResult Result = Run.Of(Sources);
    static readonly NodeTable Nodes = Result.Persons.Match.Nodes;
    static readonly ComparisonSet Set = Result.Persons.Match.Scorer.Set;

    static Answers Of(params JudgedPair[] judged) => Answers.Of(Nodes, Set, judged);

    static JudgedPair Said(int a, int b, bool same) => new(Nodes.Record(a), Nodes.Record(b), same);

    [Fact]
    public void A_pattern_without_answers_is_as_the_model_believes() => Assert.Equal(0.37, Of(Said(1, 2, true)).Share(ulong.MaxValue, 0.37), 12);

    [Fact]
    public void Answers_move_the_belief_about_their_pattern_and_more_of_them_move_it_more()
    {
        ulong pattern = Set.Compare(1, 2, Set.NewCaches());
        double one = Of(Said(1, 2, true)).Share(pattern, 0.5), no = Of(Said(2, 1, false)).Share(pattern, 0.5);
        Assert.InRange(one, 0.52, 0.95);
        Assert.Equal(1 - one, no, 12);
    }

    [Fact]
    public void A_pair_judged_both_ways_teaches_nothing_and_one_judged_twice_alike_counts_once()
    {
        Assert.Empty(Of(Said(1, 2, true), Said(2, 1, false)).Pairs);
        Assert.Single(Of(Said(1, 2, true), Said(2, 1, true)).Pairs);
    }

    [Fact]
    public void Records_that_name_nobody_of_the_kind_teach_nothing() =>
        Assert.Empty(Answers.Of(NodeTable.Of(Result.Table, EntityKind.Organization), Set, [Said(1, 2, true)]).Pairs);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void True_answers_do_no_harm_and_the_order_of_answers_and_sources_does_not_matter(int seed)
    {
        IReadOnlyList<MemoryTable> sources = MessyPeople.Shop((ulong)seed + 500, 300);
        Dictionary<RowKey, string> truth = sources.SelectMany(s => s.Truth).ToDictionary();
        UnifyResult before = Run.Of(sources);
        NodeTable nodes = before.Persons.Match.Nodes;
        RowKey Key(int node) => new(before.Table.Sources[before.Table.SourceOf(nodes.Record(node))].Source, before.Table.Row(nodes.Record(node)));
        RowJudgment[] answers =
        [
            .. Guiyi.Review.QuestionChooser.Choose(before.Persons.Match, before.Persons.Merged, before.Judgments, 25)
                .Select(q => (Left: Key(q.Question.Left), Right: Key(q.Question.Right)))
                .Select(q => new RowJudgment(q.Left, q.Right, truth[q.Left] == truth[q.Right] ? Guiyi.Merge.Decision.Same : Guiyi.Merge.Decision.Different, "truth", "")),
        ];
        UnifyResult after = Run.Of(Run.Defaults with { Judgments = answers }, sources);
        Assert.True(Run.Pairwise(after, truth).F1 >= Run.Pairwise(before, truth).F1, $"{Run.Pairwise(before, truth)} became {Run.Pairwise(after, truth)}");
        Assert.Equal(Run.Story(after), Run.Story(Run.Of(Run.Defaults with { Judgments = [.. answers.Reverse()] }, [.. sources.Reverse()])));
    }
}
