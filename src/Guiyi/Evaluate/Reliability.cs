namespace Guiyi.Evaluate;

/// <summary>The predictions of one tenth of the range of probability.</summary>
/// <param name="From">Lower end of the tenth, included.</param>
/// <param name="To">Upper end, not included but for the last.</param>
/// <param name="Count">Predictions in it.</param>
/// <param name="Predicted">Mean of their probabilities; 0 where there are none.</param>
/// <param name="Observed">Share of them that came true; 0 where there are none.</param>
public readonly record struct ReliabilityBin(double From, double To, long Count, double Predicted, double Observed);

/// <summary>Whether probabilities mean what they say: of what was given 0.8, eight in ten should be true.</summary>
public sealed class Reliability
{
    const int Tenths = 10;

    Reliability(ReliabilityBin[] bins)
    {
        Bins = bins;
        Count = bins.Sum(bin => bin.Count);
        ExpectedCalibrationError = Count == 0 ? 0 : bins.Sum(bin => bin.Count * Math.Abs(bin.Predicted - bin.Observed)) / Count;
    }

    /// <summary>The ten tenths of the range from 0 to 1, lowest first.</summary>
    public IReadOnlyList<ReliabilityBin> Bins { get; }

    /// <summary>All predictions.</summary>
    public long Count { get; }

    /// <summary>Mean over all predictions of how far their tenth's probability lies from what came true (Naeini, Cooper and Hauskrecht 2015); 0 is perfect, and also the answer where there are none.</summary>
    public double ExpectedCalibrationError { get; }

    /// <summary>Compares predictions with what came true.</summary>
    /// <param name="probabilities">What was predicted, each from 0 to 1.</param>
    /// <param name="outcomes">Whether it came true; one per probability.</param>
    /// <exception cref="ArgumentException">There are not as many outcomes as probabilities.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is below 0, above 1, or no number.</exception>
    public static Reliability Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        if (probabilities.Length != outcomes.Length)
            throw new ArgumentException($"One outcome per probability is needed: {probabilities.Length} probabilities, {outcomes.Length} outcomes.");
        Span<long> counts = stackalloc long[Tenths], came = stackalloc long[Tenths];
        Span<double> sums = stackalloc double[Tenths];
        for (int i = 0; i < probabilities.Length; i++)
        {
            double probability = probabilities[i];
            if (probability is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probability, "A probability is a number from 0 to 1.");
            int bin = Math.Min((int)(probability * Tenths), Tenths - 1);
            counts[bin]++;
            sums[bin] += probability;
            came[bin] += outcomes[i] ? 1 : 0;
        }
        var bins = new ReliabilityBin[Tenths];
        for (int bin = 0; bin < Tenths; bin++)
        {
            double count = Math.Max(1, counts[bin]);
            bins[bin] = new ReliabilityBin(bin / (double)Tenths, (bin + 1) / (double)Tenths, counts[bin], sums[bin] / count, came[bin] / count);
        }
        return new Reliability(bins);
    }
}
