using System.Collections.Concurrent;
using Guiyi.Internals;

namespace Guiyi.Match.Scoring;

/// <summary>What the calibrated scores themselves say about how good they are.</summary>
public static class Calibration
{
    // log2 odds below which a pair adds next to nothing to what is expected.
    const float Least = -7;

    const int Portion = 1 << 14;

    /// <summary>
    /// The log2 odds from which pairs should be kept: where the expected F1 over the scored pairs is highest (Lipton, Elkan and Naryanaswamy 2014).
    /// Held between probability 0.5 and 0.9: under 0.5 a pair is likelier wrong than right.
    /// </summary>
    public static double Threshold(float[] weights) => Threshold(weights, ColumnStore.Memory);

    /// <summary>The same.</summary>
    /// <param name="weights">log2 odds of the scored pairs.</param>
    /// <param name="store">Where what is needed on the way lies.</param>
    internal static double Threshold(float[] weights, ColumnStore store)
    {
        using Column<float> sorted = Ascending(weights, store);
        using Column<double> probabilities = store.NewUnset<double>(sorted.Length);
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, sorted.Length), Portion), part =>
        {
            for (int i = part.Item1; i < Math.Min(part.Item2, sorted.Length); i++)
                probabilities[i] = MatchResult.Probability(sorted[i]);
        });
        double all = 0, kept = 0, best = 0, at = 0;
        foreach (double probability in probabilities)
            all += probability;
        for (int i = sorted.Length - 1; i >= 0; i--)
        {
            kept += probabilities[i];
            double f1 = 2 * kept / (sorted.Length - i + all);
            if (f1 > best)
                (best, at) = (f1, sorted[i]);
        }
        return Math.Clamp(at, 0, Math.Log2(9));
    }

    /// <summary>The weights that count, as signed whole numbers in their order, sorted digit by digit.</summary>
    static Column<float> Ascending(float[] weights, ColumnStore store)
    {
        using Column<ulong> keys = store.NewUnset<ulong>(weights.Length);
        using Column<int> none = store.New<int>(weights.Length);
        int count = 0;
        foreach (float weight in weights)
            if (weight > Least)
                keys[count++] = FloatOrder.Rank(weight);
        RadixSort.Sort(keys.Slice(0, count), none.Slice(0, count), store);
        Column<float> sorted = store.NewUnset<float>(count);
        for (int i = 0; i < count; i++)
            sorted[i] = FloatOrder.Of((uint)keys[i]);
        return sorted;
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
