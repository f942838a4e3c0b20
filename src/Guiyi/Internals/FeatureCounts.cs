using System.Numerics;

namespace Guiyi.Internals;

/// <summary>Adds up counts by 32-bit feature in one flat table; features are hashes, so their own bits say where to look.</summary>
sealed class FeatureCounts
{
    // A feature above, its count below; 0 is an empty place.
    readonly ulong[] places;

    /// <param name="most">At most this many distinct features are added.</param>
    public FeatureCounts(int most) => places = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, most) * 2)];

    /// <param name="feature">Not 0.</param>
    /// <param name="count">How often more.</param>
    public void Add(uint feature, int count)
    {
        int mask = places.Length - 1, place = (int)feature & mask;
        while (places[place] != 0 && (uint)(places[place] >> 32) != feature)
            place = (place + 1) & mask;
        places[place] = ((ulong)feature << 32) | ((uint)places[place] + (uint)count);
    }

    /// <summary>Sum of n (n - 1) over the counts: ordered pairs that share a feature.</summary>
    public double OrderedPairs()
    {
        double pairs = 0;
        foreach (ulong place in places)
            pairs += (double)(uint)place * ((uint)place - 1.0);
        return pairs;
    }
}
