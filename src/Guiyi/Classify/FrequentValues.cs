using System.Runtime.InteropServices;
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
        int known = 0;
        // Of all ways to write a value people read the most frequent one.
        var values = new Dictionary<string, (string Shown, int Most, int Count)>(StringComparer.OrdinalIgnoreCase);
        foreach ((string value, int count) in counts)
        {
            known += count;
            ref (string Shown, int Most, int Count) same = ref CollectionsMarshal.GetValueRefOrAddDefault(values, value, out bool isKnown);
            same.Count += count;
            if (!isKnown || count > same.Most || (count == same.Most && string.CompareOrdinal(value, same.Shown) < 0))
                (same.Shown, same.Most) = (value, count);
        }
        return new(known, values.Count,
        [
            .. values.Values.Where(one => one.Count >= known * SmallestShare).OrderByDescending(one => one.Count).ThenBy(one => one.Shown, StringComparer.Ordinal)
                .Take(MaximumClasses).Select(one => (one.Shown, one.Count)),
        ]);
    }

    public IEnumerable<ClassDefinition> Classes(string field, string condition = "") =>
        Top.Select((one, index) => new ClassDefinition(Letters[index].ToString(), one.Value, one.Value, $"{condition}{field} = {Rule.Quote(one.Value)}"));
}
