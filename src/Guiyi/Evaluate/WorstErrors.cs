using Guiyi.Internals;

namespace Guiyi.Evaluate;

/// <summary>Finds the pairs on which a result is most wrong, and which attributes misled.</summary>
public static class WorstErrors
{
    /// <summary>Lists the worst errors of a clustering.</summary>
    /// <param name="pairs">The compared pairs; a pair that stands there twice counts once, as it first stands.</param>
    /// <param name="evidenceOf">Gives the evidence of the pair at a position of <paramref name="pairs"/>; asked for wrong pairs only.</param>
    /// <param name="predicted">The cluster of each item; negative for none.</param>
    /// <param name="truth">The entity of each item; negative where it is not known, such items are left out.</param>
    /// <param name="take">How many pairs to list of each sort.</param>
    public static ErrorReport Find(
        IReadOnlyList<ScoredPair> pairs,
        Func<int, IReadOnlyList<PairEvidence>> evidenceOf,
        ReadOnlySpan<int> predicted,
        ReadOnlySpan<int> truth,
        int take)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(evidenceOf);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        string Loudest(int pair, bool forSame) => Misleading(evidenceOf(pair), forSame);
        return Find(pairs, evidenceOf, Loudest, predicted, truth, ClusterScores.Of(predicted, truth), take, ColumnStore.Memory);
    }

    /// <inheritdoc cref="Find(IReadOnlyList{ScoredPair}, Func{int, IReadOnlyList{PairEvidence}}, ReadOnlySpan{int}, ReadOnlySpan{int}, int)"/>
    /// <param name="pairs">The compared pairs.</param>
    /// <param name="evidenceOf">Gives the evidence of a pair; asked for listed pairs only.</param>
    /// <param name="misleading">Gives what <see cref="Misleading"/> says of a pair's evidence, as the answer "same" or "different" is wrong.</param>
    /// <param name="predicted">The cluster of each item.</param>
    /// <param name="truth">The entity of each item.</param>
    /// <param name="scores">What <see cref="ClusterScores"/> says of the two.</param>
    /// <param name="take">How many pairs to list of each sort.</param>
    /// <param name="store">Where what is needed on the way lies.</param>
    internal static ErrorReport Find(
        IReadOnlyList<ScoredPair> pairs,
        Func<int, IReadOnlyList<PairEvidence>> evidenceOf,
        Func<int, bool, string> misleading,
        ReadOnlySpan<int> predicted,
        ReadOnlySpan<int> truth,
        Scores scores,
        int take,
        ColumnStore store)
    {
        var kinds = new Dictionary<string, (int FalseMerges, int Misses)>(StringComparer.Ordinal);
        var falseMerges = new List<int>();
        var misses = new List<int>();
        var seen = new HashSet<ulong>();
        for (int i = 0; i < pairs.Count; i++)
        {
            (int a, int b, _) = pairs[i];
            if (truth[a] < 0 || truth[b] < 0 || a == b)
                continue;
            bool joined = predicted[a] >= 0 && predicted[a] == predicted[b], same = truth[a] == truth[b];
            if (joined == same || !seen.Add(UncomparedPairs.KeyOf(a, b)))
                continue;
            (joined ? falseMerges : misses).Add(i);
            Count(kinds, misleading(i, joined), joined);
        }
        return new ErrorReport
        {
            FalseMerges = Worst(pairs, evidenceOf, falseMerges, forSame: true, take),
            Misses = Worst(pairs, evidenceOf, misses, forSame: false, take),
            NeverCompared = UncomparedPairs.Find(seen, predicted, truth, take, store),
            Kinds = [.. kinds
                .Select(kind => new ErrorKind(kind.Key, kind.Value.FalseMerges, kind.Value.Misses))
                .OrderByDescending(kind => kind.FalseMerges + kind.Misses)
                .ThenBy(kind => kind.Attribute, StringComparer.Ordinal)],
            FalsePairs = scores.PredictedPairs - scores.CorrectPairs,
            FalsePairsThroughOthers = scores.PredictedPairs - scores.CorrectPairs - falseMerges.Count,
            MissedPairs = scores.TruePairs - scores.CorrectPairs,
            MissedPairsNeverCompared = scores.TruePairs - scores.CorrectPairs - misses.Count,
        };
    }

    static ErrorPair[] Worst(IReadOnlyList<ScoredPair> pairs, Func<int, IReadOnlyList<PairEvidence>> evidenceOf, List<int> wrong, bool forSame, int take)
    {
        double sign = forSame ? -1 : 1;
        return [.. wrong
            .Select(index => (Index: index, Pair: pairs[index]))
            .OrderBy(one => sign * one.Pair.Weight)
            .ThenBy(one => Math.Min(one.Pair.A, one.Pair.B))
            .ThenBy(one => Math.Max(one.Pair.A, one.Pair.B))
            .Take(take)
            .Select(one =>
            {
                IReadOnlyList<PairEvidence> evidence = evidenceOf(one.Index);
                return new ErrorPair(Math.Min(one.Pair.A, one.Pair.B), Math.Max(one.Pair.A, one.Pair.B), one.Pair.Weight, evidence, Misleading(evidence, forSame));
            })];
    }

    /// <summary>The attribute with the largest weight for the wrong answer; ties go by name.</summary>
    static string Misleading(IReadOnlyList<PairEvidence> evidence, bool forSame)
    {
        (string Attribute, double Weight) loudest = ("", 0);
        foreach (PairEvidence one in evidence)
            loudest = Louder(loudest, one.Attribute, one.Weight, forSame);
        return loudest.Attribute;
    }

    /// <summary>The louder one of what misled most so far, at first nothing with weight 0, and another attribute.</summary>
    /// <param name="loudest">What misled most so far.</param>
    /// <param name="attribute">The other attribute.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="forSame">True where "same" is the wrong answer.</param>
    internal static (string Attribute, double Weight) Louder((string Attribute, double Weight) loudest, string attribute, double weight, bool forSame)
    {
        double wrong = forSame ? weight : -weight;
        return wrong > loudest.Weight || (wrong == loudest.Weight && wrong > 0 && string.CompareOrdinal(attribute, loudest.Attribute) < 0) ? (attribute, wrong) : loudest;
    }

    static void Count(Dictionary<string, (int FalseMerges, int Misses)> kinds, string attribute, bool joined)
    {
        (int falseMerges, int misses) = kinds.GetValueOrDefault(attribute);
        kinds[attribute] = joined ? (falseMerges + 1, misses) : (falseMerges, misses + 1);
    }
}
