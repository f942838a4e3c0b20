using System.Globalization;

namespace Guiyi.Hub.Scratch;

/// <summary>How much memory a run may use: as people write it, and what is taken where nobody says.</summary>
public static class MemoryBudget
{
    /// <summary>Below this even an empty run does not fit.</summary>
    public const long Least = 64_000_000;

    /// <summary>What a size is expected to look like, for messages.</summary>
    public const string Expected = "a size of at least 64MB, such as 512MB, 1GB or 2.5GB";

    // The rest is left to the system and to whatever else runs.
    const double Share = 0.75;

    static readonly (string Name, double Bytes)[] Units = [("GB", 1e9), ("MB", 1e6), ("GiB", 1L << 30), ("MiB", 1L << 20)];

    /// <summary>Three quarters of the memory that the machine, or its container, gives to the process.</summary>
    public static long Default => (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * Share);

    /// <summary>Reads a size: a number with a decimal point or none, and GB, MB, GiB or MiB.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        text = text.Trim();
        foreach ((string name, double unit) in Units)
            if (text.EndsWith(name, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text[..^name.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
            {
                bytes = (long)Math.Min(number * unit, long.MaxValue / 2);
                return bytes >= Least;
            }
        return false;
    }

    /// <summary>The size as it would be written: "1GB", "2.5GB", "300MB".</summary>
    public static string Text(long bytes) => bytes >= 1_000_000_000
        ? (bytes / 1e9).ToString("0.###", CultureInfo.InvariantCulture) + "GB"
        : (bytes / 1e6).ToString("0.###", CultureInfo.InvariantCulture) + "MB";
}
