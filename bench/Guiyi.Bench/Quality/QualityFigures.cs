using Guiyi.Evaluate;

namespace Guiyi.Bench.Quality;

/// <summary>How good a result is.</summary>
/// <param name="Records">Records with a known entity.</param>
/// <param name="TruePairs">Pairs of them that are the same entity.</param>
/// <param name="Pairs">Over pairs of records.</param>
/// <param name="BCubed">Averaged over records.</param>
sealed record QualityFigures(int Records, long TruePairs, PrecisionRecall Pairs, PrecisionRecall BCubed);
