using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Comparing;

public sealed class ComparisonSetTests
{
    /// <summary>What is told from sketches and remembered from before must be what comparing the values themselves gives.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Comparing_cells_gives_the_level_that_comparing_all_values_gives(bool western)
    {
        UnifyResult result = western ? Run.Of([.. WesternPeople.Two(51, 700)]) : Run.Of([.. MessyPeople.Shop(52, 700)]);
        MatchResult match = result.Persons.Match;
        ComparisonSet set = match.Scorer.Set;
        var cells = new CellTable(set.Comparisons, match.Nodes.Count, ColumnStore.Memory);
        LevelCache[] caches = set.NewCaches(), none = set.FewCaches();
        var dice = new Dice(53);
        var levels = new HashSet<(int, int)>();
        for (int i = 0; i < 60_000; i++)
        {
            (int a, int b) = i % 2 == 0 ? (dice.Below(match.Nodes.Count), dice.Below(match.Nodes.Count)) : Found(match, dice.Below(match.Pairs.Count));
            for (int c = 0; c < set.Comparisons.Count; c++)
            {
                Comparison comparison = set.Comparisons[c];
                if (((cells.Several(a) | cells.Several(b)) >> c & 1) != 0)
                    continue;
                int plain = comparison.Compare(a, b, none[c]);
                Assert.True(plain == comparison.CompareCells(cells.Row(a)[c], cells.Row(b)[c], caches[c]), $"{comparison.Name}: {Text(comparison, a)} and {Text(comparison, b)}");
                levels.Add((c, plain));
            }
            GlanceIsThatOfEachComparison(set, a, b);
        }
        // Something must have been compared: at least agreement and disagreement of most attributes.
        Assert.True(levels.Count >= 2 * set.Comparisons.Count);
    }

    /// <summary>All comparisons at once, as each by itself.</summary>
    static void GlanceIsThatOfEachComparison(ComparisonSet set, int a, int b)
    {
        ulong pattern = set.Glance(a, b, out uint open);
        ReadOnlySpan<ulong> x = set.Cells(a, out uint ofA), y = set.Cells(b, out uint ofB);
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            int level = ((ofA | ofB) >> c & 1) != 0 ? Comparison.Open : set.Comparisons[c].Glance(x[c], y[c]);
            Assert.Equal(level == Comparison.Open, (open >> c & 1) != 0);
            Assert.Equal(Math.Max(0, level), ComparisonSet.Level(pattern, c));
        }
    }

    static (int, int) Found(MatchResult match, int pair)
    {
        (int left, int right, _) = match.PairAt(pair);
        return (left, right);
    }

    static string Text(Comparison comparison, int node) => comparison.Slots[0][node] is >= 0 and int code ? comparison.Text(code) : "nothing";
}
