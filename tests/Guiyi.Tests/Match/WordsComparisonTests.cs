using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match;

/// <summary>Texts by weighted words, numbers by distance, seen from outside.</summary>
public sealed class WordsComparisonTests
{
    [Fact]
    public void A_price_that_differs_little_is_near_and_one_that_differs_much_is_not()
    {
        IReadOnlyList<MemoryTable> sources = MadeThings.Products(9, 150);
        UnifyResult result = Run.Of(sources);
        int price = result.Persons.Match.Scorer.Model.Attributes.ToList().IndexOf("text:price");
        Assert.Equal(["equal", "nearly", "near", "not far", "different"], result.Persons.Match.Scorer.Model.Levels[price]);
    }

    [Fact]
    public void The_order_of_rows_changes_nothing_where_words_are_compared()
    {
        IReadOnlyList<MemoryTable> sources = MadeThings.FreeText(9, 700);
        Assert.Equal(Run.Story(Run.Of(sources)), Run.Story(Run.Of([.. sources.Select(s => s.Shuffled(new Dice(4)))])));
    }

    /// <summary>Two shops describe one model in other words; what they share is its number.</summary>
    [Theory]
    [InlineData("Kirandel receiver - KR620W", "620 watt tuner, black, Kirandel KR620W", "most words")]
    [InlineData("Kirandel receiver - KR-620W", "620 watt tuner, black, Kirandel KR620W", "most words")]
    [InlineData("Kirandel receiver - 84800112", "620 watt tuner, black, Kirandel 84800112", "most words")]
    [InlineData("Kirandel receiver - KR620", "620 watt tuner, black, Kirandel KR77", "few words", "different", "some words")]
    public void A_model_number_that_hardly_any_other_title_has_makes_two_titles_alike(string one, string other, params string[] levels) =>
        Assert.Contains(TitleLevel(one, other), levels);

    [Theory]
    [InlineData("Kirandel speaker KR8300SW", "Kirandel speaker KR8300SWH", true)]
    [InlineData("Kirandel speaker KR8300SW", "Kirandel speaker KR8300SW7", false)]
    [InlineData("Kirandel speaker KR667W", "Kirandel speaker KR667B", false)]
    public void A_model_number_with_a_letter_or_two_more_still_counts_and_another_does_not(string one, string other, bool alike)
    {
        string[] scale = ["exact", "nearly all words", "most words", "more than half", "half of the words", "some words", "few words", "different"];
        Assert.Equal(alike, Array.IndexOf(scale, TitleLevel(one, other)) < 4);
    }

    [Fact]
    public void Who_wrote_a_work_does_not_name_it()
    {
        UnifyResult result = Run.Of(MadeThings.Works(9, 150));
        Comparison Of(string name) => result.Persons.Match.Scorer.Set.Comparisons.Single(c => c.Name == name);
        Assert.True(((WordsComparison)Of("text:title")).IsDistinct);
        Assert.False(((WordsComparison)Of("text:authors")).IsDistinct);
    }

    static string TitleLevel(string one, string other)
    {
        MadeRow[] rows = [new([one, "a"]), new([other, "b"]), .. Enumerable.Range(0, 20).Select(i => new MadeRow([$"speaker of the kind number {i} in a box", "c"]))];
        MatchResult match = Run.Of(new MemoryTable("shop", ["papertitle", "brand"], rows)).Persons.Match;
        int Node(string text) => Enumerable.Range(0, match.Nodes.Count).Single(n => match.Nodes.Table.Raw(match.Nodes.Table.Mappings[0].Fields[0], match.Nodes.Record(n)) == text);
        return Waterfall.Of(match.Scorer, Node(one), Node(other)).Evidence.Single(e => e.Attribute == "text:title").Level;
    }
}
