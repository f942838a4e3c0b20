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
            if (options.UseModel && set.Comparisons.Count == 0)
                ruled = [.. ruled, .. RuleMatcher.Match(nodes, EqualRecords.Rules(nodes))];
            var unscored = new PairScorer(set, model, new ValueFrequencies(nodes, set, null, null), null, new Owners(set, nodes.Store), nodes.Store);
            return new MatchResult(nodes, new CandidatePairs(nodes.Store, 0), [], unscored, [], 0, ruled);
        }
        var book = RecipeBook.Choose(AtomBook.For(set, nodes.Count), nodes.Count, options);
        (ComparedPairs pairs, IReadOnlyList<RecipeUse> uses, int crowded, Condensed? condensed) = Blocker.Find(nodes, set, book, options);
        (PairScorer scorer, NearPairs near) = Train(nodes, set, model, pairs, book, options);
        pairs.Dispose();
        double threshold = options.Threshold is { } chosen ? Math.Log2(chosen / (1 - chosen)) : Calibration.Threshold(near.Weights, nodes.Store);
        return new MatchResult(nodes, near.Pairs, near.Weights, scorer, uses, threshold, ruled) { Compared = pairs.Count, FarApart = near.FarApart, Crowded = crowded, Condensed = condensed };
    }

    static (PairScorer, NearPairs) Train(NodeTable nodes, ComparisonSet set, MatchModel model, ComparedPairs pairs, RecipeBook book, MatchOptions options)
    {
        (RandomAgreement random, FullNames? names, Owners owners) = Aside(nodes, set, options.Threads);
        var answers = Answers.Of(nodes, set, options.Judged);
        var learner = new ExpectationMaximization(pairs.Counts, set, book.Recipes, book.Atoms, nodes.Count, HasRelatives(set));
        Column<int>? entityOf = null;
        double allPairs = (double)nodes.Count * (nodes.Count - 1) / 2;
        double[][]? different = null;
        for (int round = 0; ; round++)
        {
            var frequencies = new ValueFrequencies(nodes, set, names, entityOf);
            entityOf?.Dispose();
            random.Update(model, frequencies, different);
            RandomMatches.TakeOut(model, set, round > 0 ? model.Prior : 0);
            learner.Run(model, options.Iterations);
            different = learner.Different;
            model.Prior = Math.Clamp(learner.Same / allPairs, 1e-12, 0.5);
            model.RelativesPrior = Math.Clamp(learner.Related / allPairs, 0, 0.4);
            MatchModel counted = model.Counted(set, learner.Found, learner.Strength);
            learner.Hold(counted);
            Monotone.Enforce(counted, set);
            var scorer = new PairScorer(set, counted, frequencies, names, owners, nodes.Store);
            // Who is who is guessed from nearly certain pairs only.
            var near = NearPairs.Of(pairs, scorer, round == LastRound ? NearPairs.Hopeless : Answers.NearlyCertain, options.Threads);
            if (round == LastRound && answers.Pairs.Count > 0)
            {
                scorer = scorer.Calibrated(answers, learner.Same);
                near = NearPairs.Of(pairs, scorer, NearPairs.Hopeless, options.Threads);
            }
            if (round == LastRound)
                return (scorer, near);
            entityOf = LikelyEntities(nodes, near);
            learner.Answers = answers = answers.AboutPairs(near, scorer);
            near.Pairs.Dispose();
            scorer.Dispose();
        }
    }

    /// <summary>What training needs besides the pairs. None of it waits for another.</summary>
    static (RandomAgreement, FullNames?, Owners) Aside(NodeTable nodes, ComparisonSet set, int threads)
    {
        (RandomAgreement? random, FullNames? names, Owners? owners) = (null, null, null);
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => names = FullNames.Of(set, nodes.Store),
            () => owners = new Owners(set, nodes.Store),
            () => random = new RandomAgreement(nodes, set, threads));
        return (random!, names, owners!);
    }

    /// <summary>Relatives can be told from the same person only by something personal.</summary>
    static bool HasRelatives(ComparisonSet set) => set.Comparisons.Any(c => c.Relatives is not null)
        || set.Comparisons.Any(c => c.IsShared && c.Column.Kind != AttributeKind.Surname)
            && set.Comparisons.Any(c => c.Column.Kind is AttributeKind.GivenName or AttributeKind.BirthDate);

    /// <summary>A first guess of who is who, for counting values by entity: pairs that are nearly certain.</summary>
    static Column<int> LikelyEntities(NodeTable nodes, NearPairs near)
    {
        // Nodes lie anywhere: they are asked for before they are needed.
        const int ahead = 24;
        var sets = new UnionFind(nodes.Store, nodes.Count);
        ReadOnlySpan<int> left = near.Pairs.Left.Span, right = near.Pairs.Right.Span;
        for (int i = 0; i < near.Weights.Length; i++)
        {
            if (i + ahead < left.Length)
                sets.Prefetch(left[i + ahead], right[i + ahead]);
            if (near.Weights[i] >= Answers.NearlyCertain)
                sets.Union(left[i], right[i]);
        }
        return sets.Roots();
    }
}
