using Guiyi.Match;
using Guiyi.Match.Comparing;
using Guiyi.Match.Ruling;
using Guiyi.Match.Scoring;

namespace Guiyi.Bench.Quality;

/// <summary>Finds all mistakes among the customers of one kind.</summary>
sealed class MistakeFinder
{
    readonly ScoredRun run;
    readonly KindResult kind;
    readonly LevelCache[] caches;
    readonly HashSet<(int, int)> compared = [], kept = [];

    public MistakeFinder(ScoredRun run, KindResult kind)
    {
        (this.run, this.kind) = (run, kind);
        MatchResult match = kind.Match;
        caches = match.Scorer.Set.NewCaches();
        for (int pair = 0; pair < match.Pairs.Count; pair++)
        {
            (int left, int right, double weight) = match.PairAt(pair);
            int a = run.EntityOf(kind, left), b = run.EntityOf(kind, right);
            if (a < 0 || b < 0 || a == b == (CustomerOf(left) == CustomerOf(right)))
                continue;
            compared.Add((left, right));
            if (weight >= match.Threshold)
                kept.Add((left, right));
        }
        foreach (RuledPair ruled in match.Ruled)
            kept.Add((Math.Min(ruled.Left, ruled.Right), Math.Max(ruled.Left, ruled.Right)));
    }

    public IReadOnlyList<Mistake> Find()
    {
        int[] known = [.. Enumerable.Range(0, kind.Match.Nodes.Count).Where(node => run.EntityOf(kind, node) >= 0)];
        return
        [
            .. Pairs(known, node => run.EntityOf(kind, node), CustomerOf).Select(pair => Describe(pair, joined: false)),
            .. Pairs(known, CustomerOf, node => run.EntityOf(kind, node)).Select(pair => Describe(pair, joined: true)),
        ];
    }

    int CustomerOf(int node) => kind.Customers.CustomerOf(kind.Match.Nodes.Record(node));

    /// <summary>Pairs of nodes that are together by one labelling and apart by the other.</summary>
    static IEnumerable<(int Left, int Right)> Pairs(int[] nodes, Func<int, int> together, Func<int, int> apart)
    {
        foreach (int[] group in nodes.GroupBy(together).Select(g => g.ToArray()).Where(g => g.Select(apart).Distinct().Skip(1).Any()))
            for (int i = 0; i < group.Length; i++)
                for (int j = i + 1; j < group.Length; j++)
                    if (apart(group[i]) != apart(group[j]))
                        yield return (group[i], group[j]);
    }

    Mistake Describe((int Left, int Right) pair, bool joined)
    {
        PairScorer scorer = kind.Match.Scorer;
        ulong pattern = scorer.Compare(pair.Left, pair.Right, caches);
        string how = (joined, kept.Contains(pair), compared.Contains(pair)) switch
        {
            (true, true, _) => "joined directly",
            (true, false, _) => "joined through others",
            (false, true, _) => "joining refused",
            (false, false, true) => "too light",
            (false, false, false) => "never compared",
        };
        return new Mistake(pair.Left, pair.Right, joined, how, scorer.Score(pair.Left, pair.Right, pattern), scorer.Explain(pair.Left, pair.Right, pattern));
    }
}
