using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>Gives letters to the most frequent values of a field.</summary>
sealed class FrequentValues
{
    /// <summary>O is the rest and Z is not known, so no value gets them.</summary>
    const string Letters = "ABCDEFGHIJKLMNPQRSTUVWXY";
    const int MaximumClasses = 20;

    /// <summary>Rarer values are mostly misspellings of others.</summary>
    const double SmallestShare = 0.005;

    FrequentValues(int known, int distinct, (string Value, int Count)[] top) => (Known, Distinct, Top) = (known, distinct, top);

    /// <summary>Customers with a value.</summary>
    public int Known { get; }

    /// <summary>Different values, without regard to case.</summary>
    public int Distinct { get; }

    /// <summary>The values that get letters, most frequent first.</summary>
    public (string Value, int Count)[] Top { get; }

    /// <summary>Share of the known that have one of the top values.</summary>
    public double Coverage => Known == 0 ? 0 : Top.Sum(one => (double)one.Count) / Known;

    public static FrequentValues Of(IReadOnlyDictionary<string, int> counts)
    {
        int known = counts.Values.Sum();
        (string Value, int Count)[] all = [.. counts
            .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(same => (same.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key, same.Sum(pair => pair.Value)))
            .OrderByDescending(one => one.Item2)
            .ThenBy(one => one.Item1, StringComparer.Ordinal)];
        return new(known, all.Length, [.. all.Where(one => one.Count >= known * SmallestShare).Take(MaximumClasses)]);
    }

    public IEnumerable<ClassDefinition> Classes(string field, string condition = "") =>
        Top.Select((one, index) => new ClassDefinition(Letters[index].ToString(), one.Value, one.Value, $"{condition}{field} = {Rule.Quote(one.Value)}"));
}
