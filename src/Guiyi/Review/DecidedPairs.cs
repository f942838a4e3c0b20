using System.Numerics;
using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Review;

/// <summary>
/// What was decided, counted by how sure: pairs of records that joinings put together, and pairs between customers that stay apart. A joining of
/// groups of three and two decides six pairs at once, and they are right or wrong together.
/// </summary>
sealed class DecidedPairs
{
    // Rules are wrong where numbers are mistyped or lent; nobody has measured how often.
    const double RuleOdds = 10, CertainOdds = 30;

    /// <summary>Bins of a quarter bit.</summary>
    const double PerBit = 4;

    readonly Dictionary<int, (double Pairs, double Squares)> joined = [], apart = [];

    /// <summary>Bins of joinings: log2 odds, pairs decided, and the sum of the squares of what each decides.</summary>
    public IEnumerable<(double Odds, double Pairs, double Squares)> Joined => Bins(joined);

    /// <summary>The same of customers that stay apart.</summary>
    public IEnumerable<(double Odds, double Pairs, double Squares)> Apart => Bins(apart);

    /// <summary>Pairs of records in one customer.</summary>
    public double Together { get; private set; }

    /// <summary>Number of joinings.</summary>
    public int Joinings { get; private set; }

    /// <summary>Pairs that are the same and that no blocking recipe found, at least; those that were joined all the same not counted.</summary>
    public double NeverFound { get; private set; }

    public void Add(MatchResult match, Merged merged, IReadOnlyList<Question> questions)
    {
        AddJoinings(merged, match.Nodes.Count);
        foreach (Question question in questions)
            if (!question.IsTogether)
                Count(apart, Odds(question.Probability), question.Decides);
        NeverFound += Unfound(match, merged);
    }

    static double Odds(double probability) => Math.Log2(probability / (1 - probability));

    void AddJoinings(Merged merged, int nodes)
    {
        foreach ((Joining joining, long decides) in JoinedGroups.Of(merged, nodes))
        {
            Count(joined, joining.By switch { JoiningKind.Learned => joining.Weight, JoiningKind.Rule => RuleOdds, _ => CertainOdds }, decides);
            Together += decides;
            Joinings++;
        }
    }

    static void Count(Dictionary<int, (double Pairs, double Squares)> bins, double odds, double decides)
    {
        int bin = (int)Math.Floor(Math.Clamp(odds, -CertainOdds, CertainOdds) * PerBit);
        (double pairs, double squares) = bins.GetValueOrDefault(bin);
        bins[bin] = (pairs + decides, squares + (decides * decides));
    }

    static IEnumerable<(double, double, double)> Bins(Dictionary<int, (double Pairs, double Squares)> bins) =>
        bins.OrderBy(b => b.Key).Select(b => ((b.Key + 0.5) / PerBit, b.Value.Pairs, b.Value.Squares));

    /// <summary>
    /// Capture and recapture with the recipes as occasions: pairs that only one recipe found, and pairs that two did, tell of those that none did
    /// (Chao 1987, bias-corrected). A lower bound, for recipes find alike.
    /// </summary>
    static double Unfound(MatchResult match, Merged merged)
    {
        int occasions = match.Recipes.Count;
        if (occasions < 2)
            return 0;
        double once = 0, twice = 0, found = 0;
        for (int pair = 0; pair < match.Weights.Length; pair++)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            int customer = merged.Customers.CustomerOf(match.Nodes.Record(left));
            bool together = customer >= 0 && customer == merged.Customers.CustomerOf(match.Nodes.Record(right));
            found += together ? 1 : 0;
            int finders = BitOperations.PopCount(match.Pairs.Recipes[pair]);
            if (finders > 2)
                continue;
            double chance = MatchResult.Probability(weight);
            (once, twice) = (once + (finders == 1 ? chance : 0), twice + (finders == 2 ? chance : 0));
        }
        double none = (occasions - 1.0) / occasions * Math.Max(0, once * (once - 1)) / (2 * (twice + 1)), joined = 0;
        for (int customer = 0; customer < merged.Customers.Count; customer++)
            joined += merged.Customers.Records(customer).Length * (merged.Customers.Records(customer).Length - 1.0) / 2;
        return Math.Max(0, none - Math.Max(0, joined - found));
    }
}
