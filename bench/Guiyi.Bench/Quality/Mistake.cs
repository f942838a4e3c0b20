using Guiyi.Match.Scoring;

namespace Guiyi.Bench.Quality;

/// <summary>A pair of records on which a result is wrong.</summary>
/// <param name="Left">The smaller node.</param>
/// <param name="Right">The larger node.</param>
/// <param name="Joined">Wrongly joined; else wrongly kept apart.</param>
/// <param name="How">At which step it went wrong.</param>
/// <param name="Weight">log2 odds that the model gives the pair, also where blocking never brought it up.</param>
/// <param name="Evidence">What each attribute says.</param>
sealed record Mistake(int Left, int Right, bool Joined, string How, double Weight, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Bits by which the model prefers the wrong answer.</summary>
    public double Confidence => Joined ? Weight : -Weight;
}
