namespace Guiyi.Match.Scoring;

/// <summary>What the calibrated scores themselves say about how good they are.</summary>
public static class Calibration
{
    /// <summary>
    /// The log2 odds from which pairs should be kept: where the expected F1 over the scored pairs is highest (Lipton, Elkan and Naryanaswamy 2014).
    /// Held between probability 0.5 and 0.9: under 0.5 a pair is likelier wrong than right.
    /// </summary>
    public static double Threshold(float[] weights)
    {
        float[] sorted = [.. weights.Where(w => w > -7)];
        Array.Sort(sorted);
        double all = sorted.Sum(w => MatchResult.Probability(w)), kept = 0, best = 0, at = 0;
        for (int i = sorted.Length - 1; i >= 0; i--)
        {
            kept += MatchResult.Probability(sorted[i]);
            double f1 = 2 * kept / (sorted.Length - i + all);
            if (f1 > best)
                (best, at) = (f1, sorted[i]);
        }
        return Math.Clamp(at, 0, Math.Log2(9));
    }

    /// <summary>Expected precision of the pairs at or above a weight, by their own probabilities.</summary>
    public static double ExpectedPrecision(float[] weights, double threshold)
    {
        double kept = 0, right = 0;
        foreach (float weight in weights)
        {
            if (weight < threshold)
                continue;
            kept++;
            right += MatchResult.Probability(weight);
        }
        return kept == 0 ? 1 : right / kept;
    }
}
