using Guiyi.Evaluate;
using Guiyi.Hub.Runs;
using Guiyi.Match;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>The comparison with the truth.</summary>
static class TruthViews
{
    public static TruthView Of(UnifyResult result, TruthComparison truth)
    {
        ErrorReport errors = truth.Errors;
        List<ErrorCause> causes = [.. errors.Kinds.Select(k => new ErrorCause(k.Attribute.Length == 0 ? "none" : AttributeNames.OfReport(k.Attribute), k.FalseMerges, k.Misses))];
        if (errors.FalsePairsThroughOthers > 0)
            causes.Add(new ErrorCause("chain", errors.FalsePairsThroughOthers, 0));
        if (errors.MissedPairsNeverCompared > 0)
            causes.Add(new ErrorCause("blocking", 0, errors.MissedPairsNeverCompared));
        return new TruthView(
            [.. truth.Scopes.Select(s => Scope(s.Scope, s.Scores))],
            [.. causes.OrderByDescending(c => c.FalseMerges + c.Misses)],
            [.. errors.FalseMerges.Select(e => Error(result, e, Decision.Same))],
            [.. errors.Misses.Concat(errors.NeverCompared).Select(e => Error(result, e, Decision.Different))]);
    }

    static TruthScope Scope(string name, Scores s) => new(
        name, s.Items, s.TruePairs, s.PredictedPairs, s.CorrectPairs, s.BCubed.Precision, s.BCubed.Recall, s.TrueClusters, s.PredictedClusters);

    static ErrorView Error(UnifyResult result, ErrorPair error, Decision decision)
    {
        RecordTable table = result.Table;
        AttributeColumn[] attributes = Results.AttributeOrder.Of(table.Attributes.Where(a => Has(a, error.A) || Has(a, error.B)));
        KindResult kind = table.Names(Guiyi.Model.EntityKind.Person, error.A) ? result.Persons : result.Organizations;
        PairEvidence[] evidence = error.Weight is { } weight ? [Evidence(kind, error, weight, decision)] : [];
        string cause = error.Weight is null ? "blocking" : error.Misleading.Length == 0 ? "none" : AttributeNames.OfReport(error.Misleading);
        return new ErrorView(cause, new SideBySide(
            [.. attributes.Select(a => AttributeNames.OfReport(a.Name))], [],
            [.. ((int[])[error.A, error.B]).Select(r => new RecordView(table.Sources[table.SourceOf(r)].Source, table.Row(r), [.. attributes.Select(a => Text(a, r))]))],
            evidence));
    }

    static PairEvidence Evidence(KindResult kind, ErrorPair error, double weight, Decision decision)
    {
        double prior = kind.Match.Scorer.PriorBits;
        List<EvidenceStep> steps = [.. error.Evidence.Select(e => new EvidenceStep(AttributeNames.OfReport(e.Attribute), "", e.ValueA, e.ValueB, e.Weight)).OrderByDescending(s => Math.Abs(s.Bits))];
        double relatives = weight - prior - steps.Sum(s => s.Bits);
        if (Math.Abs(relatives) >= 0.05)
            steps.Add(new EvidenceStep("Relatives", "", "", "", relatives));
        return new PairEvidence(0, 1, prior, steps, weight, MatchResult.Probability(weight), decision, "model");
    }

    static bool Has(AttributeColumn attribute, int record) => attribute.SlotCount > 0 && attribute.Code(0, record) >= 0;

    static string Text(AttributeColumn attribute, int record) =>
        string.Join(" | ", Enumerable.Range(0, attribute.SlotCount).Where(s => attribute.Code(s, record) >= 0).Select(s => attribute.Text(attribute.Code(s, record))));
}
