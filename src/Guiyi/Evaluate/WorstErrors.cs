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
        Scores scores = ClusterScores.Of(predicted, truth);
        var kinds = new Dictionary<string, (int FalseMerges, int Misses)>(StringComparer.Ordinal);
        var falseMerges = new List<int>();
        var misses = new List<int>();
        var seen = new HashSet<(int, int)>();
        for (int i = 0; i < pairs.Count; i++)
        {
            (int a, int b, _) = pairs[i];
            if (truth[a] < 0 || truth[b] < 0 || a == b)
                continue;
            bool joined = predicted[a] >= 0 && predicted[a] == predicted[b], same = truth[a] == truth[b];
            if (joined == same || !seen.Add((Math.Min(a, b), Math.Max(a, b))))
                continue;
            (joined ? falseMerges : misses).Add(i);
            Count(kinds, Misleading(evidenceOf(i), forSame: joined), joined);
        }
        return new ErrorReport
        {
            FalseMerges = Worst(pairs, evidenceOf, falseMerges, forSame: true, take),
            Misses = Worst(pairs, evidenceOf, misses, forSame: false, take),
            NeverCompared = NeverCompared(seen, predicted.ToArray(), truth.ToArray(), take),
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
        string attribute = "";
        double largest = 0;
        foreach (PairEvidence one in evidence)
        {
            double wrong = forSame ? one.Weight : -one.Weight;
            if (wrong > largest || (wrong == largest && wrong > 0 && string.CompareOrdinal(one.Attribute, attribute) < 0))
                (attribute, largest) = (one.Attribute, wrong);
        }
        return attribute;
    }

    static void Count(Dictionary<string, (int FalseMerges, int Misses)> kinds, string attribute, bool joined)
    {
        (int falseMerges, int misses) = kinds.GetValueOrDefault(attribute);
        kinds[attribute] = joined ? (falseMerges + 1, misses) : (falseMerges, misses + 1);
    }

    /// <summary>
    /// The first missed pairs that nobody compared. Within an entity only items of different clusters are put together, so
    /// every step either finds one or passes a compared pair.
    /// </summary>
    static List<ErrorPair> NeverCompared(HashSet<(int, int)> compared, int[] predicted, int[] truth, int take)
    {
        var found = new List<ErrorPair>();
        foreach (List<List<int>> parts in PartsOfEntities(predicted, truth))
            for (int first = 0; first < parts.Count; first++)
                for (int second = first + 1; second < parts.Count; second++)
                    foreach (int a in parts[first])
                        foreach (int b in parts[second])
                        {
                            if (found.Count >= take)
                                return found;
                            (int, int) pair = (Math.Min(a, b), Math.Max(a, b));
                            if (!compared.Contains(pair))
                                found.Add(new(pair.Item1, pair.Item2, null, [], ""));
                        }
        return found;
    }

    /// <summary>For each entity of several items, by its first item, its items by cluster. Made one by one: few are asked for.</summary>
    static IEnumerable<List<List<int>>> PartsOfEntities(int[] predicted, int[] truth)
    {
        int[] known = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] >= 0)];
        ulong[] labels = Array.ConvertAll(known, i => (ulong)truth[i]);
        RadixSort.Sort(ref labels, ref known, known.Length);
        int[] ends = new int[truth.Length], starts = new int[truth.Length];
        for (int start = 0, i = 1; i <= known.Length; i++)
        {
            if (i < known.Length && labels[i] == labels[start])
                continue;
            // Equal labels keep the order of their items: the first of a run is the entity's first item.
            (starts[known[start]], ends[known[start]]) = (start, i);
            start = i;
        }
        for (int first = 0; first < truth.Length; first++)
            if (ends[first] - starts[first] > 1)
                yield return Parts(known.AsSpan(starts[first]..ends[first]), predicted);
    }

    static List<List<int>> Parts(ReadOnlySpan<int> items, int[] predicted)
    {
        var parts = new List<List<int>>();
        foreach (int item in items)
            if (predicted[item] >= 0 && parts.Find(p => predicted[p[0]] == predicted[item]) is { } part)
                part.Add(item);
            else
                parts.Add([item]);
        return parts;
    }
}
