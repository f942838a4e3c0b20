using System.Globalization;

namespace Guiyi.Bench;

/// <summary>Figures as text, the same on every machine.</summary>
static class Figure
{
    public static string Share(double share) => share.ToString(".0000", CultureInfo.InvariantCulture);

    /// <summary>A share that must be reached, as people write it: .900.</summary>
    public static string Goal(double share) => share.ToString(".000", CultureInfo.InvariantCulture);

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Bits(double bits) => bits.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
