using Guiyi.Internals;
using Guiyi.Match.Blocking;
using Guiyi.Match.Comparing;
using Guiyi.Match.Ruling;
using Guiyi.Match.Scoring;
using Guiyi.Match.Training;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Match;

/// <summary>Decide sameness: records to candidate pairs, to levels, to weights. Nothing is labelled; the parameters are learned from the records themselves.</summary>
public static class Matcher
{
    /// <summary>Below these log2 odds a pair needs no exact weight: it is neither joined nor shown for review.</summary>
    const double Hopeless = -6;

    // Values are counted by record first, then by the entities that the first round finds.
    const int LastRound = 1;

    /// <summary>Matches all records that name an entity of one kind.</summary>
    public static MatchResult Match(RecordTable table, EntityKind kind, MatchOptions options)
    {
        NodeTable nodes = NodeTable.Of(table, kind);
        ComparisonSet set = ComparisonSet.For(nodes);
        var model = new MatchModel(set);
        IReadOnlyList<RuledPair> ruled = RuleMatcher.Match(nodes, options.Rules);
        if (nodes.Count < 2 || set.Comparisons.Count == 0 || !options.UseModel)
        {
            var nothing = new CandidatePairs([], [], [], []);
            int[] alone = [.. Enumerable.Range(0, nodes.Count)];
            return new MatchResult(nodes, nothing, [], new PairScorer(set, model, new ValueFrequencies(nodes, set, alone), new Owners(set)), [], 0, ruled);
        }
        IReadOnlyList<Atom> atoms = AtomBook.For(set, nodes.Count);
        List<Recipe> recipes = RecipeBook.Choose(atoms, nodes.Count, options);
        var blocker = new Blocker(nodes, set, atoms, recipes, options);
        CandidatePairs pairs = blocker.Find();
        (PairScorer scorer, float[] weights) = Train(nodes, set, model, pairs, recipes, atoms, options);
        double threshold = options.Threshold is { } chosen ? Math.Log2(chosen / (1 - chosen)) : Calibration.Threshold(weights);
        (CandidatePairs near, float[] nearWeights) = Near(pairs, weights);
        return new MatchResult(nodes, near, nearWeights, scorer, blocker.Uses, threshold, ruled) { Compared = pairs.Count, FarApart = FarApart(weights) };
    }

    static (PairScorer, float[]) Train(
        NodeTable nodes, ComparisonSet set, MatchModel model, CandidatePairs pairs, List<Recipe> recipes, IReadOnlyList<Atom> atoms, MatchOptions options)
    {
        PatternCounts counts = PatternCounts.Of(pairs);
        var random = new RandomAgreement(nodes, set);
        var owners = new Owners(set);
        var answers = Answers.Of(nodes, set, options.Judged);
        var learner = new ExpectationMaximization(counts, set, recipes, atoms, nodes.Count, HasRelatives(set));
        int[] entityOf = [.. Enumerable.Range(0, nodes.Count)];
        double allPairs = (double)nodes.Count * (nodes.Count - 1) / 2;
        double[][]? different = null;
        for (int round = 0; ; round++)
        {
            var frequencies = new ValueFrequencies(nodes, set, entityOf);
            random.Update(model, frequencies, different);
            learner.Run(model, options.Iterations);
            different = learner.Different;
            model.Prior = Math.Clamp(learner.Same / allPairs, 1e-12, 0.5);
            model.RelativesPrior = Math.Clamp(learner.Related / allPairs, 0, 0.4);
            MatchModel counted = model.Counted(set, learner.Found, ExpectationMaximization.PriorPairs);
            Monotone.Enforce(counted, set);
            var scorer = new PairScorer(set, counted, frequencies, owners);
            float[] weights = Score(scorer, pairs, counts, options);
            if (round == LastRound && answers.Pairs.Count > 0)
            {
                scorer = scorer.Calibrated(answers, learner.Same);
                weights = Score(scorer, pairs, counts, options);
            }
            if (round == LastRound)
                return (scorer, weights);
            entityOf = LikelyEntities(nodes.Count, pairs, weights);
            learner.Answers = answers = answers.AboutPairs(pairs, weights, scorer);
        }
    }

    /// <summary>Relatives can be told from the same person only by something personal.</summary>
    static bool HasRelatives(ComparisonSet set) =>
        set.Comparisons.Any(c => c.IsShared && c.Column.Kind != AttributeKind.Surname)
        && set.Comparisons.Any(c => c.Column.Kind is AttributeKind.GivenName or AttributeKind.BirthDate);

    static float[] Score(PairScorer scorer, CandidatePairs pairs, PatternCounts counts, MatchOptions options)
    {
        const int chunk = 1 << 14;
        // Most pairs are so far apart that no shared value, however rare, could bring them near: their pattern says all.
        PatternWeight[] patterns = [.. counts.Patterns.Select(scorer.Weigh)];
        float[] weights = new float[pairs.Count];
        Parallel.For(0, (pairs.Count + chunk - 1) / chunk, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, part =>
        {
            int end = Math.Min(pairs.Count, (part + 1) * chunk);
            for (int i = part * chunk; i < end; i++)
            {
                ref readonly PatternWeight pattern = ref patterns[counts.Rows[i]];
                weights[i] = (float)(pattern.MostOdds < Hopeless ? pattern.Odds : scorer.Score(pairs.Left[i], pairs.Right[i], pattern));
            }
        });
        return weights;
    }

    /// <summary>Keeps the pairs that could matter: of many millions compared, most are far apart and never looked at again.</summary>
    static (CandidatePairs, float[]) Near(CandidatePairs pairs, float[] weights)
    {
        int[] near = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] >= Hopeless)];
        var kept = new CandidatePairs(new int[near.Length], new int[near.Length], new uint[near.Length], new ulong[near.Length]);
        float[] keptWeights = new float[near.Length];
        for (int i = 0; i < near.Length; i++)
        {
            (kept.Left[i], kept.Right[i]) = (pairs.Left[near[i]], pairs.Right[near[i]]);
            (kept.Recipes[i], kept.Pattern[i]) = (pairs.Recipes[near[i]], pairs.Pattern[near[i]]);
            keptWeights[i] = weights[near[i]];
        }
        return (kept, keptWeights);
    }

    /// <summary>The pairs that are not kept, counted by whole bits.</summary>
    static IReadOnlyList<(int, long)> FarApart(float[] weights)
    {
        var counts = new SortedDictionary<int, long>();
        foreach (float weight in weights)
            if (weight < Hopeless)
            {
                int bits = (int)MathF.Floor(weight);
                counts[bits] = counts.GetValueOrDefault(bits) + 1;
            }
        return [.. counts.Select(c => (c.Key, c.Value))];
    }

    /// <summary>A first guess of who is who, for counting values by entity: pairs that are nearly certain.</summary>
    static int[] LikelyEntities(int nodes, CandidatePairs pairs, float[] weights)
    {
        const float nearlyCertain = 4;
        var sets = new UnionFind(nodes);
        for (int i = 0; i < weights.Length; i++)
            if (weights[i] >= nearlyCertain)
                sets.Union(pairs.Left[i], pairs.Right[i]);
        return [.. Enumerable.Range(0, nodes).Select(sets.Find)];
    }
}
