using Guiyi.Match;
using Guiyi.Match.Scoring;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match.Scoring;

/// <summary>What the rarity of a shared value may do to a pair's weight.</summary>
public sealed class RareValuesTests
{
    /// <summary>In a small file half an entity more is a large share; a title that no other record of either source has is not common for that.</summary>
    [Theory]
    [InlineData(300)]
    [InlineData(150)]
    public void A_title_that_nobody_else_has_is_never_weighed_as_common(int works)
    {
        MatchResult match = Run.Of(MadeThings.Works(71, works)).Persons.Match;
        int alike = 0;
        for (int pair = 0; pair < match.Pairs.Count; pair++)
        {
            (int left, int right, _) = match.PairAt(pair);
            if (Source(match, left) == Source(match, right))
                continue;
            foreach (Evidence title in Waterfall.Of(match.Scorer, left, right).Evidence.Where(e => e is { Attribute: "text:title", Level: "exact" } && Holders(match, e.Left) == 2))
            {
                alike++;
                Assert.InRange(title.Frequency, 0, double.PositiveInfinity);
            }
        }
        Assert.True(alike >= 4);
    }

    static int Source(MatchResult match, int node) => match.Nodes.Table.SourceOf(match.Nodes.Record(node));

    static int Holders(MatchResult match, string title)
    {
        var column = match.Nodes.Table.Attributes.Single(a => a.Name == "text:title");
        return Enumerable.Range(0, match.Nodes.Count).Count(n => match.Nodes.Codes(column)[0][n] is >= 0 and int code && column.Text(code) == title);
    }
}
