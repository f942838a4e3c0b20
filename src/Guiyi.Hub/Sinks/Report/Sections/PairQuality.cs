namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>Precision and recall, and their harmonic mean; NaN where there is nothing to measure.</summary>
readonly record struct PairQuality(double Precision, double Recall)
{
    public double F1 => 2 * Precision * Recall / (Precision + Recall);

    public static PairQuality Of(TruthScope scope) =>
        new((double)scope.RightPairs / scope.FoundPairs, (double)scope.RightPairs / scope.TruePairs);
}
