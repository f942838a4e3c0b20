using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;

namespace Guiyi.Match.Training;

/// <summary>How many pairs of one pattern people judged the same, and how many different.</summary>
readonly record struct AnswerCount(int Same, int Different);

/// <summary>A judged pair of nodes.</summary>
readonly record struct AnsweredPair(int Left, int Right, ulong Pattern, bool IsSame);

/// <summary>
/// People's answers as training sees them. An answer speaks for the unlabelled pairs that have its pattern, so however few or oddly chosen the
/// answers are, they move what they were about and nothing that thousands of other pairs determine.
/// </summary>
sealed class Answers
{
    /// <summary>How far off the model's belief about a pattern is thought to be: standard deviation in bits.</summary>
    const double Deviation = 1;

    /// <summary>Bits by which groups may weigh less than the pair asked about.</summary>
    const double Fainter = 2;

    /// <summary>log2 odds.</summary>
    internal const float NearlyCertain = 4;

    const int MostLookedAt = 6;

    readonly Dictionary<ulong, AnswerCount> counts = [];

    Answers(IReadOnlyList<AnsweredPair> pairs)
    {
        Pairs = pairs;
        foreach (AnsweredPair pair in pairs)
        {
            AnswerCount count = counts.GetValueOrDefault(pair.Pattern);
            counts[pair.Pattern] = pair.IsSame ? count with { Same = count.Same + 1 } : count with { Different = count.Different + 1 };
        }
    }

    /// <summary>In the nodes' order; a pair that was judged twice and differently counts for neither.</summary>
    public IReadOnlyList<AnsweredPair> Pairs { get; }

    public static Answers Of(NodeTable nodes, ComparisonSet set, IReadOnlyList<JudgedPair> judged)
    {
        if (judged.Count == 0)
            return new Answers([]);
        var nodeOf = new Dictionary<int, int>();
        for (int node = 0; node < nodes.Count; node++)
            nodeOf[nodes.Record(node)] = node;
        var said = new SortedDictionary<(int, int), bool?>();
        foreach (JudgedPair pair in judged)
            if (nodeOf.TryGetValue(pair.Left, out int a) && nodeOf.TryGetValue(pair.Right, out int b) && a != b)
            {
                (int, int) key = (Math.Min(a, b), Math.Max(a, b));
                said[key] = said.TryGetValue(key, out bool? before) && before != pair.IsSame ? null : pair.IsSame;
            }
        LevelCache[] caches = set.NewCaches();
        return new Answers([.. said.Where(s => s.Value is not null).Select(s => new AnsweredPair(s.Key.Item1, s.Key.Item2, set.Compare(s.Key.Item1, s.Key.Item2, caches), s.Value == true))]);
    }

    /// <summary>
    /// The answers that say something about pairs like theirs. Who asks, asks about pairs that are still open, and of pairs that agree well those
    /// are open whose other records disagree: a "different" there is no news of the pair, and taken for it would teach that agreement means nothing.
    /// </summary>
    /// <param name="compared">Compared pairs.</param>
    /// <param name="scorer">Weighs groups.</param>
    public Answers AboutPairs(NearPairs compared, PairScorer scorer)
    {
        if (Pairs.Count == 0)
            return this;
        Dictionary<int, List<int>> near = Neighbours(compared.Pairs, compared.Weights);
        LevelCache[] caches = scorer.Set.NewCaches();
        return new Answers([.. Pairs.Where(IsAboutPair)]);

        bool IsAboutPair(AnsweredPair pair)
        {
            int[] left = [pair.Left, .. near[pair.Left].Where(n => n != pair.Right)], right = [pair.Right, .. near[pair.Right].Where(n => n != pair.Left)];
            // Alone, or with a third record that speaks for both.
            if (left.Length + right.Length == 2 || left.Intersect(right).Any())
                return true;
            var wholes = new GroupEvidence(scorer.Set.Comparisons.Count);
            scorer.Groups(left, right, new KnownPattern(pair.Left, pair.Right, pair.Pattern), caches, wholes);
            return wholes.MeanPersonal >= 0 && wholes.Total + scorer.PriorBits > scorer.Score(pair.Left, pair.Right, pair.Pattern) - Fainter;
        }
    }

    /// <summary>For each record that was asked about, some of those that are nearly certainly the same.</summary>
    Dictionary<int, List<int>> Neighbours(CandidatePairs pairs, float[] weights)
    {
        var near = new Dictionary<int, List<int>>();
        foreach (AnsweredPair pair in Pairs)
        {
            near.TryAdd(pair.Left, []);
            near.TryAdd(pair.Right, []);
        }
        for (int i = 0; i < weights.Length && near.Count > 0; i++)
        {
            if (weights[i] < NearlyCertain)
                continue;
            if (near.TryGetValue(pairs.Left[i], out List<int>? own) && own.Count < MostLookedAt)
                own.Add(pairs.Right[i]);
            if (near.TryGetValue(pairs.Right[i], out own) && own.Count < MostLookedAt)
                own.Add(pairs.Left[i]);
        }
        return near;
    }

    /// <summary>The share of a pattern's pairs that are one entity: the model's belief, moved to where the answers and it together are likeliest.</summary>
    public double Share(ulong pattern, double belief)
    {
        if (counts.Count == 0 || !counts.TryGetValue(pattern, out AnswerCount said))
            return belief;
        double odds = Math.Log2(Math.Max(belief, 1e-12) / Math.Max(1 - belief, 1e-12));
        double[] weights = new double[said.Same + said.Different];
        Array.Fill(weights, odds);
        return MatchResult.Probability(odds + AnswerCalibration.Bits(weights, [.. weights.Select((_, i) => i < said.Same)], Deviation));
    }
}
