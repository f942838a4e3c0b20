namespace Guiyi.Review;

/// <summary>A question to a person: are these two records the same customer?</summary>
/// <param name="Pair">Index of the scored pair.</param>
/// <param name="Left">Its left node.</param>
/// <param name="Right">Its right node.</param>
/// <param name="Probability">Chance that the answer is yes, by all that is known without it.</param>
/// <param name="IsTogether">Both are in one customer now.</param>
/// <param name="Decides">Pairs of records that the answer puts together or takes apart.</param>
public readonly record struct Question(int Pair, int Left, int Right, double Probability, bool IsTogether, long Decides)
{
    /// <summary>Pairs of records on which the result is expected to change by the answer.</summary>
    public double ExpectedChange => (IsTogether ? 1 - Probability : Probability) * Decides;
}
