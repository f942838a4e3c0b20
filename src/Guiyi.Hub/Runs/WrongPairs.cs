using Guiyi.Evaluate;
using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi.Hub.Runs;

/// <summary>A compared pair of records on which a result is wrong.</summary>
/// <param name="Match">The pairs it is one of.</param>
/// <param name="Place">Its place there.</param>
/// <param name="Pair">Its records, and its weight.</param>
readonly record struct WrongPair(MatchResult Match, int Place, ScoredPair Pair)
{
    /// <summary>What each attribute said.</summary>
    public PairEvidence[] Evidence() => [.. Match.Explain(Place).Select(e => new PairEvidence(e.Attribute, e.Left, e.Right, e.Weight))];

    /// <summary>The attribute that spoke loudest for the wrong answer, as <see cref="Evidence"/> tells.</summary>
    /// <param name="forSame">True where "same" is the wrong answer.</param>
    public string Misleading(bool forSame)
    {
        Span<AttributeLevel> levels = stackalloc AttributeLevel[64];
        (string Attribute, double Weight) loudest = ("", 0);
        foreach (AttributeLevel level in levels[..Match.Weighed(Place, levels)])
            loudest = WorstErrors.Louder(loudest, Match.Scorer.Model.Attributes[level.Attribute], level.Weight, forSame);
        return loudest.Attribute;
    }
}

/// <summary>Finds the compared pairs on which a result is wrong.</summary>
static class WrongPairs
{
    const int Part = 1 << 16, Ahead = 24;

    /// <param name="result">The result.</param>
    /// <param name="predicted">The customer of each record, as one number for both kinds; -1 for nobody.</param>
    /// <param name="truth">The entity of each record; -1 where it is not known.</param>
    public static List<WrongPair> Of(UnifyResult result, Column<int> predicted, Column<int> truth)
    {
        var wrong = new List<WrongPair>();
        foreach (KindResult kind in (KindResult[])[result.Persons, result.Organizations])
        {
            MatchResult match = kind.Match;
            bool isPersons = ReferenceEquals(kind, result.Persons);
            // A record counts for the person it names: pairs of its organization say nothing about that.
            using Column<ulong> labels = Labels(match, predicted, truth, record => isPersons || result.Persons.Customers.CustomerOf(record) < 0);
            var parts = new List<WrongPair>[(match.Pairs.Count + Part - 1) / Part];
            Parallel.For(0, parts.Length, part => parts[part] = Of(match, labels, part * Part, Math.Min(match.Pairs.Count, (part + 1) * Part)));
            foreach (List<WrongPair> part in parts)
                wrong.AddRange(part);
        }
        return wrong;
    }

    /// <summary>Customer and entity of each node, side by side: a pair's nodes lie anywhere, and each is looked up at one place only.</summary>
    static Column<ulong> Labels(MatchResult match, Column<int> predicted, Column<int> truth, Func<int, bool> counts)
    {
        Column<ulong> labels = truth.Store.NewUnset<ulong>(match.Nodes.Count);
        for (int node = 0; node < labels.Length; node++)
        {
            int record = match.Nodes.Record(node);
            labels[node] = ((ulong)(uint)predicted[record] << 32) | (uint)(counts(record) ? truth[record] : -1);
        }
        return labels;
    }

    static List<WrongPair> Of(MatchResult match, Column<ulong> labels, int from, int to)
    {
        var wrong = new List<WrongPair>();
        ReadOnlySpan<int> left = match.Pairs.Left.Span;
        ReadOnlySpan<int> right = match.Pairs.Right.Span;
        for (int pair = from; pair < to; pair++)
        {
            if (pair + Ahead < to)
                Prefetch.Item(in labels[right[pair + Ahead]]);
            ulong a = labels[left[pair]], b = labels[right[pair]], differing = a ^ b;
            // Unknown entities are negative.
            if ((int)(a | b) >= 0 && differing >> 32 == 0 != ((uint)differing == 0))
                wrong.Add(new WrongPair(match, pair, new ScoredPair(match.Nodes.Record(left[pair]), match.Nodes.Record(right[pair]), match.Weights[pair])));
        }
        return wrong;
    }
}
