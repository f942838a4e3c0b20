namespace Guiyi.Match.Scoring;

/// <summary>
/// How much less likely relatives are to share a rare value of something personal: as much as anybody, where they share it by chance; where they do by
/// custom, as sons have their fathers' names, its rarity does not matter.
/// </summary>
sealed class CustomaryBits
{
    const int Steps = 16, Least = -12, Most = 6;

    // By sixteenths of a bit: it is asked for every pair that shares a name. Null where there is no custom.
    readonly float[]? table;

    /// <param name="custom">How often relatives share the value by custom.</param>
    /// <param name="m">Share of exact agreement among pairs of one entity.</param>
    /// <param name="u">The same among unrelated entities.</param>
    public CustomaryBits(double custom, double m, double u)
    {
        if (custom == 0)
            return;
        double whole = (custom * m) + ((1 - custom) * u);
        table = [.. Enumerable.Range(0, ((Most - Least) * Steps) + 1).Select(step =>
            (float)Math.Log2(whole / ((custom * m) + ((1 - custom) * u * Math.Pow(2, -(Least + ((double)step / Steps)))))))];
    }

    /// <summary>Bits by which relatives share such a value less often than an average one.</summary>
    /// <param name="rarity">Bits by which it is rarer than average.</param>
    public double Of(double rarity) => table is null ? rarity : table[(int)Math.Round((Math.Clamp(rarity, Least, Most) - Least) * Steps)];
}
