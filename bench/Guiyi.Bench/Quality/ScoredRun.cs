using System.Diagnostics;
using Guiyi.Evaluate;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Review;
using Guiyi.Standardize;

namespace Guiyi.Bench.Quality;

/// <summary>A set unified without any configuration, beside its truth.</summary>
sealed class ScoredRun
{
    /// <summary>log2 odds from which a pair that is not kept is near being kept; with the many hopeless pairs below, any calibration would look good.</summary>
    const double Near = -7;

    readonly int[] entities, customers;

    ScoredRun(QualitySet set, UnifyResult result, double seconds)
    {
        (Set, Result, Seconds) = (set, result, seconds);
        (entities, customers) = Labels();
        Reliability = Calibrate(out double expectedPrecision);
        ExpectedPrecision = expectedPrecision;
    }

    public QualitySet Set { get; }

    public UnifyResult Result { get; }

    /// <summary>From opening the files to the last code.</summary>
    public double Seconds { get; }

    /// <summary>Probabilities of the pairs that are kept or near it, against the truth.</summary>
    public Reliability Reliability { get; }

    /// <summary>Precision of the pairs at or above the threshold, by their own probabilities.</summary>
    public double ExpectedPrecision { get; }

    /// <summary>What the run thinks of itself, without any truth.</summary>
    public QualityEstimate? Estimate => Kinds.Aggregate(new QualityEstimator(), (estimator, kind) => estimator.With(kind.Match, kind.Merged, Result.Judgments, QuestionPool.Of(kind.Match, kind.Merged, Result.Judgments))).Estimate();

    /// <summary>The kinds whose customers are scored.</summary>
    public IReadOnlyList<KindResult> Kinds => Set.Organizations ? [Result.Organizations] : [Result.Persons, Result.Organizations];

    /// <param name="set">The set.</param>
    /// <param name="judgments">What a person has said.</param>
    /// <param name="learn">The model learns from the judgments; they hold in any case.</param>
    public static ScoredRun Of(QualitySet set, IReadOnlyList<RowJudgment>? judgments = null, bool learn = true)
    {
        var watch = Stopwatch.StartNew();
        // The day counts for recency only.
        UnifyResult result = Pipeline.Unify(
            set.Open(), new UnifyOptions { AsOf = new DateTime(2026, 1, 1), IgnoredColumns = set.Ignored, Judgments = [.. judgments ?? []], LearnFromJudgments = learn });
        return new ScoredRun(set, result, watch.Elapsed.TotalSeconds);
    }

    public QualityFigures Score()
    {
        Scores scores = ClusterScores.Of(customers, entities);
        return new QualityFigures(scores.Items, scores.TruePairs, scores.Pairs, scores.BCubed);
    }

    /// <summary>The true entity of a kind's node; -1 where it is not known, or where its record counts for another kind.</summary>
    public int EntityOf(KindResult kind, int node)
    {
        int record = kind.Match.Nodes.Record(node);
        return CountsFor(kind, record) ? entities[record] : -1;
    }

    /// <summary>A record that names a person counts for the person, unless organizations are asked for.</summary>
    bool CountsFor(KindResult kind, int record) =>
        Set.Organizations || ReferenceEquals(kind, Result.Persons) || Result.Persons.Customers.CustomerOf(record) < 0;

    (int[] Entities, int[] Customers) Labels()
    {
        RecordTable table = Result.Table;
        HashSet<string> sources = [.. table.Sources.Select(s => s.Source)];
        Dictionary<RowKey, string> truth = Set.Truth().Where(t => sources.Contains(t.Key.Source)).ToDictionary();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int Number(string entity) => numbers.TryGetValue(entity, out int number) ? number : numbers[entity] = numbers.Count;
        var found = new List<(int Entity, int Customer)>(table.Count);
        for (int record = 0; record < table.Count; record++)
            found.Add((truth.Remove(new RowKey(table.Sources[table.SourceOf(record)].Source, table.Row(record)), out string? entity) ? Number(entity) : -1, CustomerOf(record)));
        // Rows with an entity that never became records are missed, not left out.
        found.AddRange(truth.Values.Select(entity => (Number(entity), -1)));
        return ([.. found.Select(f => f.Entity)], [.. found.Select(f => f.Customer)]);
    }

    int CustomerOf(int record)
    {
        (CustomerBase persons, CustomerBase organizations) = (Result.Persons.Customers, Result.Organizations.Customers);
        int person = Set.Organizations ? -1 : persons.CustomerOf(record), organization = organizations.CustomerOf(record);
        return person >= 0 ? person : organization >= 0 ? persons.Count + organization : -1;
    }

    Reliability Calibrate(out double expectedPrecision)
    {
        var probabilities = new List<double>();
        var outcomes = new List<bool>();
        double kept = 0, right = 0;
        foreach (KindResult kind in Kinds)
            for (int pair = 0; pair < kind.Match.Pairs.Count; pair++)
            {
                (int left, int other, double weight) = kind.Match.PairAt(pair);
                int entity = EntityOf(kind, left), otherEntity = EntityOf(kind, other);
                if (weight <= Near || entity < 0 || otherEntity < 0)
                    continue;
                double probability = MatchResult.Probability(weight);
                probabilities.Add(probability);
                outcomes.Add(entity == otherEntity);
                if (weight >= kind.Match.Threshold)
                    (kept, right) = (kept + 1, right + probability);
            }
        expectedPrecision = kept == 0 ? 1 : right / kept;
        return Reliability.Of([.. probabilities], [.. outcomes]);
    }
}
