using System.Numerics;

namespace Guiyi.Internals;

/// <summary>How often values and their occurrences share a feature.</summary>
/// <param name="Values">Counted values that have a feature.</param>
/// <param name="ValuePairs">Ordered pairs of them that share it.</param>
/// <param name="Occurrences">Occurrences of values with a feature.</param>
/// <param name="OccurrencePairs">Ordered pairs of occurrences that share it.</param>
readonly record struct FeatureCounts(long Values, double ValuePairs, long Occurrences, double OccurrencePairs)
{
    // Features are dealt by their highest bits, so that the counts of one part stay near the processor.
    const int PartFeatures = 1 << 12, MostPartBits = 8;

    /// <summary>Adds up counts by feature. Features are hashes, so their own bits say where to look.</summary>
    /// <param name="features">For each value its feature; 0 where it has none.</param>
    /// <param name="occurrences">For each value how often it occurs.</param>
    /// <param name="store">Where what is needed on the way lies.</param>
    /// <param name="isValue">Tells which values count as values.</param>
    public static FeatureCounts Of(ReadOnlySpan<uint> features, ReadOnlySpan<int> occurrences, ColumnStore store, Func<int, bool> isValue)
    {
        int bits = Math.Clamp(BitOperations.Log2((uint)features.Length / PartFeatures + 1), 0, MostPartBits);
        (int[] starts, Column<uint> dealt, Column<int> times) = Dealt(features, occurrences, store, isValue, bits);
        var counts = default(FeatureCounts);
        ulong[] places = [];
        int[] values = [];
        for (int part = 0; part + 1 < starts.Length; part++)
        {
            int from = starts[part], count = starts[part + 1] - from, size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * 2));
            if (places.Length < size)
                (places, values) = (new ulong[size], new int[size]);
            counts = counts.With(dealt.Slice(from, count), times.Slice(from, count), places.AsSpan(0, size), values.AsSpan(0, size));
        }
        dealt.Dispose();
        times.Dispose();
        return counts;
    }

    /// <summary>The features by their highest bits, each with the occurrences of its value; the complement where it does not count as a value.</summary>
    static (int[] Starts, Column<uint> Features, Column<int> Times) Dealt(
        ReadOnlySpan<uint> features, ReadOnlySpan<int> occurrences, ColumnStore store, Func<int, bool> isValue, int bits)
    {
        int[] starts = new int[(1 << bits) + 1];
        foreach (uint feature in features)
            if (feature != 0)
                starts[(int)((ulong)feature >> (32 - bits)) + 1]++;
        for (int part = 1; part < starts.Length; part++)
            starts[part] += starts[part - 1];
        int[] next = starts[..^1];
        Column<uint> dealt = store.NewUnset<uint>(starts[^1]);
        Column<int> times = store.NewUnset<int>(starts[^1]);
        for (int code = 0; code < features.Length; code++)
        {
            if (features[code] == 0)
                continue;
            int place = next[(int)((ulong)features[code] >> (32 - bits))]++;
            (dealt[place], times[place]) = (features[code], isValue(code) ? occurrences[code] : ~occurrences[code]);
        }
        return (starts, dealt, times);
    }

    FeatureCounts With(ReadOnlySpan<uint> features, ReadOnlySpan<int> times, Span<ulong> places, Span<int> values)
    {
        // A feature above, its occurrences below; 0 is an empty place.
        places.Clear();
        values.Clear();
        int mask = places.Length - 1;
        for (int i = 0; i < features.Length; i++)
        {
            int place = (int)features[i] & mask;
            while (places[place] != 0 && (uint)(places[place] >> 32) != features[i])
                place = (place + 1) & mask;
            places[place] = ((ulong)features[i] << 32) | ((uint)places[place] + (uint)Math.Max(times[i], ~times[i]));
            values[place] += times[i] < 0 ? 0 : 1;
        }
        FeatureCounts sum = this;
        for (int place = 0; place < places.Length; place++)
        {
            if (places[place] == 0)
                continue;
            uint occurrences = (uint)places[place];
            sum = new FeatureCounts(
                sum.Values + values[place], sum.ValuePairs + (values[place] * (values[place] - 1.0)),
                sum.Occurrences + occurrences, sum.OccurrencePairs + (occurrences * (occurrences - 1.0)));
        }
        return sum;
    }
}
