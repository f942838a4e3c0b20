using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Rules;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Match;

/// <summary>Millions of pairs: what is done for each of them must not allocate.</summary>
public sealed class AllocationTests
{
    const int Pairs = 100_000;

    [Fact]
    public void Comparing_and_scoring_a_pair_allocates_nothing()
    {
        MatchResult match = Run.Of([.. MessyPeople.Shop(91, 200), .. WesternPeople.Two(92, 60)]).Persons.Match;
        PairScorer scorer = match.Scorer;
        LevelCache[] caches = scorer.Set.NewCaches();
        double sum = ScorePairs(match, scorer, caches, new Dice(1), 1000);
        var dice = new Dice(2);
        Assert.Equal(0, Allocated(() => sum += ScorePairs(match, scorer, caches, dice, Pairs)));
        Assert.True(double.IsFinite(sum));
    }

    /// <summary>The least of a few tries: a collection that another test starts may be booked on this thread, but never on every try.</summary>
    static long Allocated(Action work)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    static double ScorePairs(MatchResult match, PairScorer scorer, LevelCache[] caches, Dice dice, int pairs)
    {
        double sum = 0;
        for (int i = 0; i < pairs; i++)
        {
            // Half of them random, half of them found by blocking, which share values.
            (int a, int b) = i % 2 == 0 ? (dice.Below(match.Nodes.Count), dice.Below(match.Nodes.Count)) : Found(match, dice.Below(match.Pairs.Count));
            if (a != b)
                sum += scorer.Score(Math.Min(a, b), Math.Max(a, b), scorer.Compare(a, b, caches));
        }
        return sum;
    }

    static (int, int) Found(MatchResult match, int pair)
    {
        (int left, int right, _) = match.PairAt(pair);
        return (left, right);
    }

    [Theory]
    [InlineData("money >= 1000 and orders > 2")]
    [InlineData("province in (浙江省, 江苏省) or name = 科技")]
    [InlineData("postcode = 0123 or last_seen after 90 days ago")]
    public void Asking_a_rule_allocates_nothing(string text)
    {
        Rule rule = Rule.Parse(text);
        var facts = new Facts(new DateOnly(2026, 1, 1)) { ["province"] = "浙江省", ["name"] = "杭州云帆", ["money"] = 1200m, ["orders"] = 3m, ["last_seen"] = new DateOnly(2025, 12, 1) };
        bool match = Ask(rule, facts, 1000);
        Assert.Equal(0, Allocated(() => match |= Ask(rule, facts, Pairs)));
        Assert.Equal(match, rule.Matches(facts).IsMatch);
    }

    static bool Ask(Rule rule, Facts facts, int times)
    {
        bool match = false;
        for (int i = 0; i < times; i++)
            match |= rule.Matches(facts).IsMatch;
        return match;
    }
}
