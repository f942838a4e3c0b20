using Guiyi.Match.Comparing;

namespace Guiyi.Match.Scoring;

/// <summary>How a pair's weight comes about, bar by bar, in bits; the bars add up to the total.</summary>
/// <param name="Prior">log2 odds before anything is compared.</param>
/// <param name="Evidence">What each attribute says that both records have; how rare a shared value is, is part of its weight.</param>
/// <param name="FullName">What is taken off because the full name is commoner than its parts; never positive.</param>
/// <param name="Relatives">What is taken off because relatives at one place would agree likewise; never positive.</param>
/// <param name="Total">log2 odds that both records are one entity.</param>
public sealed record Waterfall(double Prior, IReadOnlyList<Evidence> Evidence, double FullName, double Relatives, double Total)
{
    /// <summary>The waterfall of any two nodes, whether blocking brought them together or not.</summary>
    public static Waterfall Of(PairScorer scorer, int a, int b)
    {
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        ulong pattern = scorer.Compare(a, b, scorer.Set.NewCaches());
        IReadOnlyList<Evidence> evidence = scorer.Explain(a, b, pattern);
        double total = scorer.Score(a, b, pattern), fullName = -scorer.NameExcess(a, b, pattern);
        // The rest: a hair above zero where relatives explain nothing is rounding.
        double relatives = total - scorer.PriorBits - evidence.Sum(e => e.Weight) - fullName;
        return new Waterfall(scorer.PriorBits, evidence, fullName, relatives, total);
    }
}
