using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Review;

/// <summary>
/// Estimates precision and recall from the engine's own probabilities. The interval comes from drawing what may be: which joinings are wrong, and,
/// for all of them alike, by how much the probabilities are off, since a model errs on many pairs in the same way.
/// </summary>
public sealed class QualityEstimator
{
    // Standard deviations of what the log odds may be off: an offset in bits, and a factor. Decision 31 tells where they come from.
    const double OffsetDeviation = 1.5, FactorDeviation = 0.25, NeverFoundDeviation = 0.5;

    const int Draws = 2000;
    const double Tail = 0.05, Ln2 = 0.69314718055994531;

    readonly DecidedPairs decided = new();
    double information;

    /// <summary>Takes the customers of one kind in.</summary>
    /// <param name="match">Scored pairs.</param>
    /// <param name="merged">What became of them.</param>
    /// <param name="judgments">What people have answered.</param>
    /// <param name="questions">What is open; see <see cref="QuestionPool"/>.</param>
    public QualityEstimator With(MatchResult match, Merged merged, JudgmentSet judgments, IReadOnlyList<Question> questions)
    {
        using Column<int> customerOf = merged.Customers.CustomersOf(match.Nodes);
        return With(match, merged, judgments, questions, customerOf);
    }

    internal QualityEstimator With(MatchResult match, Merged merged, JudgmentSet judgments, IReadOnlyList<Question> questions, Column<int> customerOf)
    {
        decided.Add(match, merged, questions, customerOf);
        information += Information(match, judgments);
        return this;
    }

    /// <summary>The estimate; null where there is nothing to estimate from.</summary>
    public QualityEstimate? Estimate()
    {
        (double Odds, double Pairs, double Squares)[] joined = [.. decided.Joined], apart = [.. decided.Apart];
        if (joined.Length + apart.Length == 0)
            return null;
        (double right, _) = Expected(joined, 0, 0);
        (double missed, _) = Expected(apart, 0, 0);
        (double[] precisions, double[] recalls) = (new double[Draws], new double[Draws]);
        double typical = decided.Together / Math.Max(1, decided.Joinings), deviation = 1 / Math.Sqrt((1 / (OffsetDeviation * OffsetDeviation)) + information);
        var random = new SplitMix(31);
        for (int draw = 0; draw < Draws; draw++)
        {
            (double offset, double factor) = (Normal(ref random) * deviation, Normal(ref random) * FactorDeviation);
            (double mean, double variance) = Expected(joined, offset, factor);
            // Also where no probability tells of a mistake there may be one: that none was met among n leaves about 3/n (the rule of three).
            double drawn = Math.Clamp(mean + (Normal(ref random) * Math.Sqrt(variance)) - Unforeseen(ref random, typical), 0, decided.Together);
            (mean, variance) = Expected(apart, offset, factor);
            double left = Math.Max(0, mean + (Normal(ref random) * Math.Sqrt(variance))) + Unforeseen(ref random, typical), never = decided.NeverFound * Math.Exp(Normal(ref random) * NeverFoundDeviation);
            // Pairs are whole: with a tenth of a mistake expected, there is most likely none.
            (drawn, left) = (Math.Round(drawn), Math.Round(left + never));
            precisions[draw] = Share(drawn, decided.Together);
            recalls[draw] = Share(drawn, drawn + left);
        }
        return new QualityEstimate(
            Of(Share(right, decided.Together), precisions), Of(Share(right, right + missed + decided.NeverFound), recalls), right, decided.Together - right, missed, decided.NeverFound);
    }

    /// <summary>None in half of all draws, and beyond that exponential.</summary>
    static double Unforeseen(ref SplitMix random, double typical) => Math.Max(0, -Math.Log(1 - random.Unit()) - Ln2) * 2 * typical;

    static double Share(double part, double all) => all <= 0 ? 1 : part / all;

    static Estimate Of(double value, double[] draws)
    {
        Array.Sort(draws);
        (double low, double high) = (draws[(int)(Tail * Draws)], draws[(int)((1 - Tail) * Draws) - 1]);
        return new Estimate(value, Math.Min(low, value), Math.Max(high, value));
    }

    /// <summary>Mean and variance of the pairs that are the same.</summary>
    static (double Mean, double Variance) Expected((double Odds, double Pairs, double Squares)[] bins, double offset, double factor)
    {
        double mean = 0, variance = 0;
        foreach ((double odds, double pairs, double squares) in bins)
        {
            double probability = MatchResult.Probability((odds * Math.Max(0.1, 1 + factor)) + offset);
            mean += pairs * probability;
            variance += squares * probability * (1 - probability);
        }
        return (mean, variance);
    }

    /// <summary>What answers tell about the offset: its Fisher information, in bits to the power of minus two.</summary>
    static double Information(MatchResult match, JudgmentSet judgments)
    {
        if (judgments.Judgments.Count == 0)
            return 0;
        Dictionary<int, int> nodeOf = Enumerable.Range(0, match.Nodes.Count).ToDictionary(match.Nodes.Record);
        double sum = 0;
        foreach (Judgment judgment in judgments.Judgments.Where(j => j.Decision != Decision.Unsure))
            if (nodeOf.TryGetValue(judgment.Left, out int a) && nodeOf.TryGetValue(judgment.Right, out int b))
            {
                double probability = MatchResult.Probability(match.Scorer.Total(a, b));
                sum += Ln2 * Ln2 * probability * (1 - probability);
            }
        return sum;
    }

    /// <summary>Box and Muller 1958.</summary>
    static double Normal(ref SplitMix random) => Math.Sqrt(-2 * Math.Log(1 - random.Unit())) * Math.Cos(2 * Math.PI * random.Unit());
}
