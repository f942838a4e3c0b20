using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Match.Scoring;

namespace Guiyi.Match.Training;

/// <summary>
/// u, the shares of levels among pairs of different entities. Exact agreement is counted, not sampled: over the entities that have a value, the
/// chance that two share it (an identifier's collisions, a name's popularity). The other levels come from random pairs. Keys that belong to
/// one entity hardly ever agree by chance: what agrees and is different after all is counted among the candidates.
/// </summary>
sealed class RandomAgreement
{
    const int SampledPairs = 300_000, TooFew = 30;

    // What is known of an attribute's kind weighs as much as this many pairs. In a file of ten rows the pairs of one person are too large a part
    // of all pairs to learn from; in one of a thousand rows this changes nothing.
    const double PriorPairs = 1000;

    readonly NodeTable nodes;
    readonly ComparisonSet set;
    readonly double[][] sampled;
    readonly double[] present;
    double sampledPairs;

    public RandomAgreement(NodeTable nodes, ComparisonSet set, int threads)
    {
        (this.nodes, this.set) = (nodes, set);
        sampled = [.. set.Comparisons.Select(c => new double[c.Levels.Count + 1])];
        present = new double[set.Comparisons.Count];
        Sample(threads);
    }

    /// <summary>Whole numbers are added up, so that it does not matter who counted which.</summary>
    void Sample(int threads)
    {
        const int portion = 1 << 14;
        (int A, int B)[] pairs = Draw();
        Parallel.For(0, (pairs.Length + portion - 1) / portion, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new Counter(set), (part, _, counter) =>
        {
            counter.Count(pairs.AsSpan(part * portion, Math.Min(portion, pairs.Length - (part * portion))));
            return counter;
        }, counter =>
        {
            set.GiveBack(counter.Caches);
            lock (sampled)
                Add(counter.Counts);
        });
    }

    (int A, int B)[] Draw()
    {
        var random = new SplitMix(7);
        var pairs = new (int A, int B)[SampledPairs];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = (random.Below(nodes.Count), random.Below(nodes.Count));
        return pairs;
    }

    void Add(int[][] counts)
    {
        sampledPairs += counts[0].Sum();
        for (int c = 0; c < counts.Length; c++)
            for (int level = 0; level < counts[c].Length; level++)
            {
                sampled[c][level] += counts[c][level];
                present[c] += level == 0 ? 0 : counts[c][level];
            }
    }

    /// <summary>One thread's share of the random pairs.</summary>
    sealed class Counter(ComparisonSet set)
    {
        // Random nodes lie anywhere: they are asked for before they are needed.
        const int Ahead = 16;

        public LevelCache[] Caches { get; } = set.NewCaches();

        public int[][] Counts { get; } = [.. set.Comparisons.Select(c => new int[c.Levels.Count + 1])];

        public void Count(ReadOnlySpan<(int A, int B)> pairs)
        {
            for (int i = 0; i < pairs.Length; i++)
            {
                if (i + Ahead < pairs.Length)
                {
                    set.Prefetch(pairs[i + Ahead].A);
                    set.Prefetch(pairs[i + Ahead].B);
                }
                (int a, int b) = pairs[i];
                if (a == b)
                    continue;
                ulong pattern = set.Compare(a, b, Caches);
                for (int c = 0; c < Counts.Length; c++)
                    Counts[c][ComparisonSet.Level(pattern, c)]++;
            }
        }
    }

    /// <summary>Sets u, given which nodes are thought to be one entity, and what candidates that are probably different look like.</summary>
    /// <param name="model">Its U is replaced.</param>
    /// <param name="frequencies">How many entities have each value.</param>
    /// <param name="different">[comparison][level]: expected number of candidate pairs of different entities; a lower bound for rare levels.</param>
    public void Update(MatchModel model, ValueFrequencies frequencies, double[][]? different)
    {
        for (int c = 0; c < set.Comparisons.Count; c++)
        {
            Comparison comparison = set.Comparisons[c];
            double filled = frequencies.Entities(c), pairs = Math.Max(1, filled * (filled - 1) / 2);
            double[] u = model.U[c];
            for (int level = 1; level < u.Length; level++)
                u[level] = WithPrior(Estimate(comparison, c, level, different), comparison, level, NodePairs(c));
            if (comparison.IsExactFirst && !comparison.IsIdentifying)
                u[1] = WithPrior(Math.Max(frequencies.Agreement(c), 0.25 / pairs), comparison, 1, pairs);
            if (comparison.IsIdentifying && different is not null)
                u[1] = WithPrior(Math.Max(different[c][1], 0.25) / NodePairs(c), comparison, 1, NodePairs(c));
            Normalize(u);
        }
    }

    /// <summary>Pairs of nodes that both have the attribute.</summary>
    double NodePairs(int c) => Math.Max(1, present[c] / sampledPairs * nodes.Count * (nodes.Count - 1.0) / 2);

    double Estimate(Comparison comparison, int c, int level, double[][]? different)
    {
        double count = sampled[c][level], prior = comparison.Levels[level - 1].U;
        double share = count / Math.Max(1, present[c]);
        if (count >= TooFew)
            return share;
        double bound = 0.5 * (count + 1) / Math.Max(1, present[c] + 1);
        double lower = different is null ? 0 : different[c][level] / NodePairs(c);
        return Math.Max(Math.Max(lower, Math.Min(prior, bound)), 1e-9);
    }

    static double WithPrior(double share, Comparison comparison, int level, double pairs) =>
        ((share * pairs) + (comparison.Levels[level - 1].U * PriorPairs)) / (pairs + PriorPairs);

    static void Normalize(double[] shares)
    {
        // The last level is disagreement: it takes what the others leave.
        double rest = 1;
        for (int level = 1; level < shares.Length - 1; level++)
            rest -= shares[level];
        shares[^1] = Math.Max(rest, 1e-4);
    }
}
