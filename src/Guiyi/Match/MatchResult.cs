using Guiyi.Match.Blocking;
using Guiyi.Match.Scoring;

namespace Guiyi.Match;

/// <summary>Scored pairs of one kind of entity, and the model that scored them.</summary>
public sealed class MatchResult
{
    internal MatchResult(NodeTable nodes, CandidatePairs pairs, float[] weights, PairScorer scorer, IReadOnlyList<RecipeUse> recipes, double threshold, IReadOnlyList<Ruling.RuledPair> ruled)
    {
        (Nodes, Pairs, Weights, Scorer, Recipes, Threshold, Ruled) = (nodes, pairs, weights, scorer, recipes, threshold, ruled);
    }

    public NodeTable Nodes { get; }

    public CandidatePairs Pairs { get; }

    /// <summary>Number of pairs that were compared; <see cref="Pairs"/> holds those that came near.</summary>
    public long Compared { get; internal init; }

    /// <summary>Records that were compared with nobody, for too many share their values.</summary>
    public int Crowded { get; internal init; }

    internal Condensed? Condensed { get; init; }

    /// <summary>Attributes for which there was no room among those that are compared: they tell least.</summary>
    public IReadOnlyList<string> NotCompared => Scorer.Set.NoRoom;

    /// <summary>The other compared pairs: how many at which log2 odds, rounded down.</summary>
    public IReadOnlyList<(int Bits, long Pairs)> FarApart { get; internal init; } = [];

    /// <summary>log2 odds of each pair, in the order of <see cref="Pairs"/>.</summary>
    public float[] Weights { get; }

    public PairScorer Scorer { get; }

    public IReadOnlyList<RecipeUse> Recipes { get; }

    /// <summary>log2 odds from which a pair is judged the same.</summary>
    public double Threshold { get; }

    /// <summary>Left and right node and log2 odds of a pair.</summary>
    public (int Left, int Right, double Weight) PairAt(int pair) => (Pairs.Left[pair], Pairs.Right[pair], Weights[pair]);

    /// <summary>Says that the nodes of a pair will be asked for soon.</summary>
    internal void PrefetchNodes(int pair)
    {
        Internals.Prefetch.Item(in Pairs.Left[pair]);
        Internals.Prefetch.Item(in Pairs.Right[pair]);
    }

    /// <summary>
    /// Says that some pairs and their evidence will be asked for soon. What a pair leads to is asked for when all pairs are under way, so that
    /// hardly anything is waited for one by one.
    /// </summary>
    public void Prefetch(ReadOnlySpan<int> pairs)
    {
        foreach (int pair in pairs)
        {
            Internals.Prefetch.Item(in Pairs.Left[pair]);
            Internals.Prefetch.Item(in Pairs.Right[pair]);
            Internals.Prefetch.Item(in Pairs.Pattern[pair]);
            Internals.Prefetch.Item(in Weights[pair]);
        }
        foreach (int pair in pairs)
            foreach (int node in (ReadOnlySpan<int>)[Pairs.Left[pair], Pairs.Right[pair]])
            {
                Nodes.Prefetch(node);
                Scorer.Set.Prefetch(node);
            }
        foreach (int pair in pairs)
            Scorer.Prefetch(Pairs.Left[pair], Pairs.Pattern[pair]);
    }

    /// <summary>Evidence of a scored pair, attribute by attribute.</summary>
    public IReadOnlyList<Evidence> Explain(int pair) => Scorer.Explain(Pairs.Left[pair], Pairs.Right[pair], Pairs.Pattern[pair]);

    /// <summary>The level that each compared attribute of a scored pair reached, and its weight, without allocating. Missing attributes are left out.</summary>
    /// <param name="pair">Index of the pair.</param>
    /// <param name="into">Room for as many as <see cref="MatchModel.Attributes"/> has.</param>
    /// <returns>How many there are.</returns>
    public int Levels(int pair, Span<AttributeLevel> into) => Scorer.Levels(Pairs.Left[pair], Pairs.Right[pair], Pairs.Pattern[pair], into);

    /// <summary>The weights of <see cref="Explain"/>, without allocating.</summary>
    internal int Weighed(int pair, Span<AttributeLevel> into) => Scorer.Weights(Pairs.Left[pair], Pairs.Right[pair], Pairs.Pattern[pair], into);

    /// <summary>Pairs that deterministic rules judged the same.</summary>
    public IReadOnlyList<Ruling.RuledPair> Ruled { get; }

    /// <summary>Probability of log2 odds.</summary>
    public static double Probability(double weight) => 1 / (1 + Math.Pow(2, -weight));
}
