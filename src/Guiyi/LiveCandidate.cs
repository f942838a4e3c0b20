using Guiyi.Match;

namespace Guiyi;

/// <summary>A record that may be the same customer as one asked about.</summary>
/// <param name="Record">Its number.</param>
/// <param name="CustomerId">The customer that it belongs to; null where it makes none.</param>
/// <param name="Weight">log2 odds that both are one customer, in bits.</param>
public sealed record LiveCandidate(int Record, string? CustomerId, double Weight)
{
    /// <summary>Chance that both are one customer.</summary>
    public double Probability => MatchResult.Probability(Weight);
}
