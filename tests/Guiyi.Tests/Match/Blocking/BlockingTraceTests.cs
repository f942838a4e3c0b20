using System.Numerics;
using Guiyi.Match;
using Guiyi.Match.Blocking;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Blocking;

/// <summary>What is told of blocking is what blocking did.</summary>
public sealed class BlockingTraceTests
{
    /// <summary>Recipes as in large files, and a budget so small that large blocks are left out.</summary>
    static readonly MatchOptions Options = new() { CompareAllUpTo = 0, MaxBlock = 12 };
    static readonly MatchResult Match = Run.Of(Run.Defaults with { Match = Options }, MessyPeople.Shop(41, 250)).Persons.Match;

    [Fact]
    public void The_recipes_that_are_said_to_find_a_pair_are_those_that_found_it()
    {
        var trace = BlockingTrace.Of(Match, Options);
        for (int pair = 0; pair < Match.Pairs.Count; pair++)
        {
            IReadOnlyList<RecipeTrace> recipes = trace.Of(Match.Pairs.Left[pair], Match.Pairs.Right[pair]);
            uint found = 0, oversize = 0;
            for (int r = 0; r < recipes.Count; r++)
                (found, oversize) = (found | (recipes[r].Finds ? 1u << r : 0), oversize | (recipes[r].IsOversize ? 1u << r : 0));
            // When a recipe claims a pair, it is not known yet which blocks of later ones will be too large.
            Assert.Equal(Match.Pairs.Recipes[pair], found | (Match.Pairs.Recipes[pair] & oversize));
            Assert.Equal(BitOperations.TrailingZeroCount(Match.Pairs.Recipes[pair]), BitOperations.TrailingZeroCount(found));
        }
    }

    [Fact]
    public void A_pair_that_no_recipe_finds_was_not_compared_and_each_recipe_says_why()
    {
        var trace = BlockingTrace.Of(Match, Options);
        HashSet<(int, int)> compared = [.. Enumerable.Range(0, Match.Pairs.Count).Select(p => (Match.Pairs.Left[p], Match.Pairs.Right[p]))];
        var dice = new Dice(3);
        int never = 0, oversize = 0;
        for (int i = 0; i < 3000; i++)
        {
            (int a, int b) = (dice.Below(Match.Nodes.Count), dice.Below(Match.Nodes.Count));
            if (a == b)
                continue;
            IReadOnlyList<RecipeTrace> recipes = trace.Of(a, b);
            oversize += recipes.Count(r => r.IsOversize);
            if (recipes.Any(r => r.Finds))
                continue;
            never++;
            Assert.DoesNotContain((Math.Min(a, b), Math.Max(a, b)), compared);
            Assert.All(recipes, r => Assert.True(r.IsOversize || r.Features.Any(f => f.State != FeatureState.Shared)));
        }
        Assert.True(never > 1000 && oversize > 10, $"{never} never compared, {oversize} in blocks that were left out");
    }

    [Fact]
    public void Left_and_right_change_sides_with_the_records()
    {
        var trace = BlockingTrace.Of(Match, Options);
        FeatureState[] Mirrored(int a, int b) => [.. trace.Of(a, b).SelectMany(r => r.Features).Select(f => f.State switch
        {
            FeatureState.LeftLacks => FeatureState.RightLacks,
            FeatureState.RightLacks => FeatureState.LeftLacks,
            FeatureState state => state,
        })];
        for (int node = 0; node + 1 < 200; node++)
            Assert.Equal(Mirrored(node, node + 1), trace.Of(node + 1, node).SelectMany(r => r.Features).Select(f => f.State));
    }

    [Fact]
    public void Where_every_pair_is_compared_the_one_recipe_finds_all()
    {
        MatchResult match = Run.Of(MessyPeople.Shop(42, 20)).Persons.Match;
        RecipeTrace only = Assert.Single(BlockingTrace.Of(match, new MatchOptions()).Of(0, match.Nodes.Count - 1));
        Assert.True(only is { Finds: true, Features.Count: 0 });
    }
}
