using Guiyi.Internals;
using Guiyi.Match.Comparing;

namespace Guiyi.Match.Blocking;

/// <summary>One feature of an attribute that records of the same entity are likely to share: the sound of a surname, a birth year, a whole phone number.</summary>
/// <param name="Name">For reports: "birth_date.year".</param>
/// <param name="Comparison">Index of the comparison that its attribute belongs to.</param>
/// <param name="Reliability">Prior chance that two records of one entity which both have the attribute share the feature.</param>
/// <param name="Slots">The nodes' value codes.</param>
/// <param name="Features">For each value code its feature, as a hash of thirty-two bits; 0 where it has none. Two that fall together cost a needless comparison, no more.</param>
sealed record Atom(string Name, int Comparison, double Reliability, Column<int>[] Slots, Column<uint> Features)
{
    /// <summary>For keys that belong to one entity: the chance that two different values share the feature. Null for everything else.</summary>
    public double? Collision { get; init; }

    /// <summary>Chance that two random nodes share the feature.</summary>
    public double Agreement { get; init; }

    /// <summary>Chance that two random nodes of different <see cref="Holders"/> share the feature.</summary>
    public double Chance { get; init; }

    /// <summary>Share of nodes that have the feature.</summary>
    public double Coverage { get; init; }

    /// <summary>The first feature that both nodes have, or 0.</summary>
    public uint Shared(int a, int b)
    {
        foreach (Column<int> left in Slots)
        {
            uint feature = left[a] < 0 ? 0 : Features[left[a]];
            if (feature == 0)
                continue;
            foreach (Column<int> right in Slots)
                if (right[b] >= 0 && Features[right[b]] == feature)
                    return feature;
        }
        return 0;
    }
}
