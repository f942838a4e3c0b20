namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>A range of values, and where a value lies in it.</summary>
readonly record struct Axis(double Low, double High)
{
    /// <summary>The range that holds zero and all finite values.</summary>
    public static Axis Around(IEnumerable<double> values)
    {
        double low = 0;
        double high = 0;
        foreach (double value in values.Where(double.IsFinite))
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }
        return new Axis(low, high > low ? high : low + 1);
    }

    /// <summary>0 at the low end, 1 at the high end; values outside are at the ends.</summary>
    public double Share(double value) => double.IsNaN(value) ? 0 : Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>Round values inside the range: at most <paramref name="most"/>, in steps of 1, 2 or 5 times a power of ten.</summary>
    public IEnumerable<double> Ticks(int most)
    {
        double least = (High - Low) / Math.Max(most, 1);
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double step = power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
        for (double tick = Math.Ceiling(Low / step); tick * step <= High + step * 1e-9; tick++)
            yield return tick * step;
    }
}
