using Guiyi.Hub.Sinks.Report.Building;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Match;
using Guiyi.Match.Blocking;
using Guiyi.Match.Scoring;
using Guiyi.Standardize;

namespace Guiyi.Hub.Explain;

/// <summary>Explains pairs of one kind.</summary>
sealed class PairExplainer(UnifyResult result, KindResult kind)
{
    readonly PairOutcomes outcomes = new(result, kind);

    public PairExplanation Explain(int leftRecord, int rightRecord)
    {
        MatchResult match = kind.Match;
        (int left, int right) = (NodeOf(leftRecord), NodeOf(rightRecord));
        var waterfall = Waterfall.Of(match.Scorer, left, right);
        double? scored = Scored(left, right);
        IReadOnlyList<RecipeTrace> recipes = BlockingTrace.Of(match, result.Options.Match).Of(left, right);
        PairOutcome outcome = outcomes.Of(Math.Min(left, right), Math.Max(left, right), scored);
        return new PairExplanation
        {
            Kind = kind.Customers.Kind,
            Left = Place(kind, leftRecord),
            Right = Place(kind, rightRecord),
            Bars = Bars(waterfall, swapped: left > right),
            Total = waterfall.Total,
            Probability = MatchResult.Probability(waterfall.Total),
            Threshold = match.Threshold,
            ThresholdProbability = MatchResult.Probability(match.Threshold),
            Decision = outcome.Decision,
            By = outcome.By,
            Reason = outcome.Reason,
            Compared = recipes.Count == 0 ? ComparedState.NoModel
                : scored is not null ? ComparedState.Compared
                : recipes.Any(r => r.Finds) ? ComparedState.FarApart : ComparedState.NeverCompared,
            Recipes = recipes,
        };
    }

    /// <summary>Strongest first, so that what decided stands on top; the parts that are no attribute's own come last.</summary>
    static List<Bar> Bars(Waterfall waterfall, bool swapped)
    {
        List<Bar> bars = [new Bar("Prior", "", "", "", waterfall.Prior, 0)];
        foreach (Evidence e in waterfall.Evidence.OrderByDescending(e => Math.Abs(e.Weight)))
            bars.Add(new Bar(AttributeNames.OfReport(e.Attribute), e.Level, swapped ? e.Right : e.Left, swapped ? e.Left : e.Right, e.Weight - e.Frequency, e.Frequency));
        if (waterfall.FullName != 0)
            bars.Add(new Bar("FullName", "", "", "", waterfall.FullName, 0));
        // Less than this is rounding.
        if (Math.Abs(waterfall.Relatives) > 1e-9)
            bars.Add(new Bar("Relatives", "", "", "", waterfall.Relatives, 0));
        return bars;
    }

    int NodeOf(int record)
    {
        NodeTable nodes = kind.Match.Nodes;
        for (int node = 0; node < nodes.Count; node++)
            if (nodes.Record(node) == record)
                return node;
        throw new ArgumentOutOfRangeException(nameof(record), record, "The record names nobody of this kind.");
    }

    /// <summary>The weight that the run gave the pair; null where it kept none.</summary>
    double? Scored(int left, int right)
    {
        (int smaller, int larger) = (Math.Min(left, right), Math.Max(left, right));
        for (int pair = 0; pair < kind.Match.Pairs.Count; pair++)
            if (kind.Match.PairAt(pair) is var (a, b, weight) && a == smaller && b == larger)
                return weight;
        return null;
    }

    public static RecordPlace Place(KindResult kind, int record)
    {
        RecordTable table = kind.Customers.Table;
        int customer = kind.Customers.CustomerOf(record);
        return new RecordPlace(table.Sources[table.SourceOf(record)].Source, table.Row(record), customer < 0 ? "" : kind.Customers.Id(customer));
    }
}
