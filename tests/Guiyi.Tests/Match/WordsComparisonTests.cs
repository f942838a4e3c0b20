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
}
