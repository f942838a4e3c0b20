using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;
using Guiyi.Merge;

namespace Guiyi.Review;

/// <summary>
/// What two customers as wholes say, where they have several records: two bare surnames agree soon, though what else is known of both does not. For
/// one thread.
/// </summary>
/// <param name="match">Scored pairs.</param>
/// <param name="merged">What became of them.</param>
/// <param name="customerOf">By node; -1 where there is none.</param>
/// <param name="nodeOf">By record; -1 where there is none.</param>
sealed class WholeCustomers(MatchResult match, Merged merged, Column<int> customerOf, Column<int> nodeOf)
{
    /// <summary>Chance that two customers are one although numbers differ of which one has only one: numbers are mistyped, too.</summary>
    public const double DespiteExclusion = 0.02;

    const int MostLookedAt = 6;

    readonly LevelCache[] caches = match.Scorer.Set.NewCaches();
    readonly GroupEvidence evidence = new(match.Scorer.Set.Comparisons.Count);
    readonly int[] left = new int[MostLookedAt], right = new int[MostLookedAt];

    /// <summary>Pairs of records across the two customers of a pair.</summary>
    public long PairsAcross(int pair) => (long)Records(match.Pairs.Left[pair]).Length * Records(match.Pairs.Right[pair]).Length;

    /// <summary>Chance that the two customers of a pair are one, as far as they say more than the pair; 1 where they do not.</summary>
    public double Probability(int pair)
    {
        (int a, int b) = (match.Pairs.Left[pair], match.Pairs.Right[pair]);
        // In the order of customers: sums must not depend on which of their pairs was the heaviest.
        if (customerOf[a] > customerOf[b])
            (a, b) = (b, a);
        ReadOnlySpan<int> first = Records(a), second = Records(b);
        if (first.Length == 1 && second.Length == 1)
            return 1;
        match.Scorer.Groups(Picked(first, left), Picked(second, right), new KnownPattern(a, b, match.Pairs.Pattern[pair]), caches, evidence);
        double probability = MatchResult.Probability(evidence.Total + match.Scorer.PriorBits);
        // What is personal speaks as strongly against the customers as against a pair of them on average.
        return evidence.MeanPersonal < 0 ? Math.Min(probability, MatchResult.Probability(evidence.MeanPersonal)) : probability;
    }

    ReadOnlySpan<int> Records(int node) => merged.Customers.Records(customerOf[node]);

    /// <summary>Some nodes of a customer, evenly picked.</summary>
    ReadOnlySpan<int> Picked(ReadOnlySpan<int> records, int[] into)
    {
        Span<int> picked = into.AsSpan(0, Math.Min(records.Length, MostLookedAt));
        for (int i = 0; i < picked.Length; i++)
            picked[i] = nodeOf[records[(int)((long)i * records.Length / picked.Length)]];
        return picked;
    }
}
