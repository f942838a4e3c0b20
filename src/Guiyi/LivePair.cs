using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi;

/// <summary>What two records say about each other.</summary>
/// <param name="Weight">log2 odds that both are one customer, in bits.</param>
/// <param name="Evidence">Attribute by attribute.</param>
public sealed record LivePair(double Weight, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Chance that both are one customer.</summary>
    public double Probability => MatchResult.Probability(Weight);
}
