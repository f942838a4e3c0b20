using Guiyi.Match.Comparing;

namespace Guiyi.Match.Blocking;

/// <summary>One feature of an attribute that records of the same entity are likely to share: the sound of a surname, a birth year, a whole phone number.</summary>
/// <param name="Name">For reports: "birth_date.year".</param>
/// <param name="Comparison">Index of the comparison that its attribute belongs to.</param>
/// <param name="Reliability">Prior chance that two records of one entity which both have the attribute share the feature.</param>
/// <param name="Slots">The nodes' value codes.</param>
/// <param name="Keys">Hash of the feature for each value code; 0 where the value has none.</param>
sealed record Atom(string Name, int Comparison, double Reliability, int[][] Slots, ulong[] Keys)
{
    /// <summary>For keys that belong to one entity: the chance that two different values share the feature. Null for everything else.</summary>
    public double? Collision { get; init; }

    /// <summary>Chance that two random nodes share the feature.</summary>
    public double Agreement { get; init; }

    /// <summary>Share of nodes that have the feature.</summary>
    public double Coverage { get; init; }

    /// <summary>The first feature that both nodes have, or 0.</summary>
    public ulong Shared(int a, int b)
    {
        // Most attributes have one value per record.
        if (Slots.Length == 1)
            return Slots[0][a] is >= 0 and int one && Slots[0][b] is >= 0 and int other && Keys[one] == Keys[other] ? Keys[one] : 0;
        foreach (int[] left in Slots)
        {
            ulong key = left[a] < 0 ? 0 : Keys[left[a]];
            if (key == 0)
                continue;
            foreach (int[] right in Slots)
                if (right[b] >= 0 && Keys[right[b]] == key)
                    return key;
        }
        return 0;
    }
}
