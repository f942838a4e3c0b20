using System.Collections.Frozen;
using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Chinese surnames, how many people bear them, and how they are read.</summary>
public static class Surnames
{
    static readonly FrozenDictionary<string, (double Share, string Reading)> Known;
    static readonly FrozenDictionary<string, (double Share, string Reading)>.AlternateLookup<ReadOnlySpan<char>> KnownSpans;
    static readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> ReadingShares;
    static readonly float[] SingleShares = new float[0x10000];
    static readonly CharSet CompoundStarts;

    static Surnames()
    {
        var known = new Dictionary<string, (double, string)>(StringComparer.Ordinal);
        var readings = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in ReferenceData.Lines("names/surnames.csv"))
        {
            if (line.Split(',') is not [var surname, var percent, var reading])
                throw new FormatException($"names/surnames.csv: '{line}' has not three fields.");
            double share = double.Parse(percent, CultureInfo.InvariantCulture);
            known[surname] = (share / 100, reading);
            readings[reading] = readings.GetValueOrDefault(reading) + share / 100;
            if (surname.Length == 1)
                SingleShares[surname[0]] = (float)(share / 100);
        }
        Known = known.ToFrozenDictionary(StringComparer.Ordinal);
        KnownSpans = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadingShares = readings.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        CompoundStarts = new CharSet(known.Keys.Where(surname => surname.Length == 2).Select(surname => surname[0]));
    }

    /// <summary>The approximate share (0..1) of China's population that bears a surname, in simplified characters; 0 where it is not a known surname.</summary>
    public static double Share(string surname)
    {
        ArgumentNullException.ThrowIfNull(surname);
        return Known.TryGetValue(surname, out var known) ? known.Share : 0;
    }

    /// <summary>The share (0..1) of a surname of one character; 0 where it is none.</summary>
    public static double Share(char surname) => SingleShares[surname];

    /// <summary>The share (0..1) of all surnames read like this in pinyin (toneless, lower case); 0 where there is none.</summary>
    public static double ShareOfReading(ReadOnlySpan<char> pinyin) => ReadingShares.TryGetValue(pinyin, out double share) ? share : 0;

    /// <summary>True where the text begins with a surname of two characters.</summary>
    public static bool StartsWithCompound(ReadOnlySpan<char> name) =>
        name.Length >= 2 && CompoundStarts.Contains(name[0]) && KnownSpans.ContainsKey(name[..2]);

    internal static string? Reading(string surname) => Known.TryGetValue(surname, out var known) ? known.Reading : null;
}
