using Guiyi.Match;
using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Blocking;

public sealed class BlockerTests
{
    static readonly MatchOptions Small = new() { CompareAllUpTo = 0 };

    /// <summary>The plain twin: every pair of nodes is asked of every recipe.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_pairs_found_are_those_that_share_all_features_of_a_recipe(bool western)
    {
        MatchResult match = (western ? Run.Of([.. WesternPeople.Two(61, 300)]) : Run.Of([.. MessyPeople.Shop(62, 300)])).Persons.Match;
        ComparisonSet set = match.Scorer.Set;
        RecipeBook book = Book(match);
        ComparedPairs pairs = Blocker.Find(match.Nodes, set, book, Small).Pairs;
        var found = All(pairs).ToDictionary(p => (p.Left, p.Right), p => pairs.Counts.Recipes[p.Row]);
        Assert.True(book.Recipes.Count > 3);
        for (int a = 0; a < match.Nodes.Count; a++)
            for (int b = a + 1; b < match.Nodes.Count; b++)
                Assert.Equal(Finders(book, a, b), found.GetValueOrDefault((a, b)));
    }

    static RecipeBook Book(MatchResult match) => RecipeBook.Choose(AtomBook.For(match.Scorer.Set, match.Nodes.Count), match.Nodes.Count, Small);

    static uint Finders(RecipeBook book, int a, int b)
    {
        uint finders = 0;
        for (int r = 0; r < book.Recipes.Count; r++)
            if (book.Recipes[r].SharedKey(book.Atoms, a, b) is var key and not 0 && !book.Recipes[r].Oversize.Contains(key))
                finders |= 1u << r;
        return finders;
    }

    static IEnumerable<(int Left, int Right, int Row)> All(ComparedPairs pairs) =>
        pairs.Chunks.SelectMany(c => Enumerable.Range(0, c.Count).Select(i => (c.Left[i], c.Right[i], c.Rows[i])));

    [Fact]
    public void One_thread_finds_what_two_find()
    {
        MatchResult match = Run.Of([.. MessyPeople.Shop(63, 500)]).Persons.Match;
        ComparedPairs one = Blocker.Find(match.Nodes, match.Scorer.Set, Book(match), Small with { Threads = 1 }).Pairs;
        ComparedPairs two = Blocker.Find(match.Nodes, match.Scorer.Set, Book(match), Small with { Threads = 2 }).Pairs;
        Assert.Equal(All(one), All(two));
        Assert.Equal(one.Counts.Counts, two.Counts.Counts);
    }

    [Fact]
    public void A_block_that_is_too_large_is_left_to_other_recipes_and_said_so()
    {
        MatchResult match = Run.Of([.. MessyPeople.Shop(64, 400)]).Persons.Match;
        (ComparedPairs pairs, IReadOnlyList<RecipeUse> uses, _, _) = Blocker.Find(match.Nodes, match.Scorer.Set, Book(match), Small with { MaxBlock = 2 });
        Assert.All(uses, use => Assert.True(use.LargestBlock <= 2));
        Assert.Contains(uses, use => use.BlocksLeftOut > 0);
        Assert.Equal(uses.Sum(use => use.Pairs), pairs.Count);
    }
}
