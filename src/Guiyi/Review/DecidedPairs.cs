using System.Numerics;
using Guiyi.Internals;
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

    /// <summary>The bin of even odds.</summary>
    const int EvenOdds = (int)(CertainOdds * PerBit);

    /// <summary>Pairs whose finders a thread counts at once.</summary>
    const int Part = 1 << 16;

    readonly Bin[] joined = new Bin[BinOf(CertainOdds) + 1], apart = new Bin[BinOf(CertainOdds) + 1];

    /// <param name="Pairs">Pairs that were decided.</param>
    /// <param name="Squares">Sum of the squares of what each decision decides.</param>
    readonly record struct Bin(double Pairs, double Squares);

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

    /// <param name="match">Scored pairs.</param>
    /// <param name="merged">What became of them.</param>
    /// <param name="questions">What is open.</param>
    /// <param name="customerOf">The customer of each node; -1 for a visitor who is none.</param>
    public void Add(MatchResult match, Merged merged, IReadOnlyList<Question> questions, Column<int> customerOf)
    {
        JoinedGroups.Follow(merged, match.Nodes.Count, (joining, decides) =>
        {
            Count(joined, joining.By switch { JoiningKind.Learned => joining.Weight, JoiningKind.Rule => RuleOdds, _ => CertainOdds }, decides);
            Together += decides;
            Joinings++;
        });
        for (int i = 0; i < questions.Count; i++)
            if (questions[i] is { IsTogether: false } question)
                Count(apart, Odds(question.Probability), question.Decides);
        NeverFound += Unfound(match, merged, customerOf);
    }

    static double Odds(double probability) => Math.Log2(probability / (1 - probability));

    static int BinOf(double odds) => (int)Math.Floor(Math.Clamp(odds, -CertainOdds, CertainOdds) * PerBit) + EvenOdds;

    static void Count(Bin[] bins, double odds, double decides)
    {
        ref Bin bin = ref bins[BinOf(odds)];
        bin = new Bin(bin.Pairs + decides, bin.Squares + (decides * decides));
    }

    static IEnumerable<(double, double, double)> Bins(Bin[] bins) =>
        bins.Select((bin, place) => ((place - EvenOdds + 0.5) / PerBit, bin.Pairs, bin.Squares)).Where(bin => bin.Pairs > 0);

    /// <summary>
    /// Capture and recapture with the recipes as occasions: pairs that only one recipe found, and pairs that two did, tell of those that none did
    /// (Chao 1987, bias-corrected). A lower bound, for recipes find alike.
    /// </summary>
    static double Unfound(MatchResult match, Merged merged, Column<int> customerOf)
    {
        int occasions = match.Recipes.Count;
        if (occasions < 2)
            return 0;
        // Parts of a fixed length are added up in their order, so that the last digit does not depend on the threads.
        var parts = new (double Once, double Twice, long Together)[(match.Weights.Length + Part - 1) / Part];
        Parallel.For(0, parts.Length, part => parts[part] = Found(match, customerOf, part * Part, Math.Min(match.Weights.Length, (part + 1) * Part)));
        (double once, double twice) = (parts.Sum(p => p.Once), parts.Sum(p => p.Twice));
        double none = (occasions - 1.0) / occasions * Math.Max(0, once * (once - 1)) / (2 * (twice + 1)), joined = 0;
        for (int customer = 0; customer < merged.Customers.Count; customer++)
            joined += merged.Customers.Records(customer).Length * (merged.Customers.Records(customer).Length - 1.0) / 2;
        return Math.Max(0, none - Math.Max(0, joined - parts.Sum(p => p.Together)));
    }

    /// <summary>Pairs that are the same by their probability and that one recipe found, and two; and pairs in one customer.</summary>
    static (double Once, double Twice, long Together) Found(MatchResult match, Column<int> customerOf, int from, int to)
    {
        double once = 0, twice = 0;
        long together = 0;
        for (int pair = from; pair < to; pair++)
        {
            int customer = customerOf[match.Pairs.Left[pair]], finders = BitOperations.PopCount(match.Pairs.Recipes[pair]);
            together += customer >= 0 && customer == customerOf[match.Pairs.Right[pair]] ? 1 : 0;
            if (finders > 2)
                continue;
            double chance = MatchResult.Probability(match.Weights[pair]);
            (once, twice) = finders == 1 ? (once + chance, twice) : finders == 2 ? (once, twice + chance) : (once, twice);
        }
        return (once, twice, together);
    }
}
