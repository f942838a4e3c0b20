using Guiyi.Hub.Sinks.Results;
using Guiyi.Match;
using Guiyi.Match.Scoring;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>Records next to each other, and the evidence between them.</summary>
static class SideBySides
{
    /// <summary>Surname and given name stand in the full name already.</summary>
    static readonly AttributeKind[] Parts = [AttributeKind.Surname, AttributeKind.GivenName, AttributeKind.MiddleName];

    /// <param name="kind">Outcomes of the records' kind.</param>
    /// <param name="records">Records to show.</param>
    /// <param name="golden">The customer whose golden record stands beside them, or -1.</param>
    /// <param name="pairs">Scored pairs among the records, to be explained.</param>
    public static SideBySide Of(PairOutcomes kind, IReadOnlyList<int> records, int golden, IReadOnlyList<int> pairs)
    {
        CustomerBase customers = kind.Kind.Customers;
        RecordTable table = customers.Table;
        AttributeColumn[] attributes = AttributeOrder.Of(customers.Attributes.Where(a => records.Any(r => Text(customers, a, r).Length > 0)));
        if (attributes.Any(a => a.Kind == AttributeKind.PersonName))
            attributes = [.. attributes.Where(a => !Parts.Contains(a.Kind))];
        return new SideBySide(
            [.. attributes.Select(a => AttributeNames.OfReport(a.Name))],
            golden < 0 ? [] : [.. attributes.Select(a => customers.Golden(golden, a)?.Text ?? "")],
            [.. records.Select(r => new RecordView(table.Sources[table.SourceOf(r)].Source, table.Row(r), [.. attributes.Select(a => Text(customers, a, r))]))],
            [.. pairs.Select(p => Evidence(kind, p, records)).OfType<PairEvidence>()]);
    }

    static string Text(CustomerBase customers, AttributeColumn attribute, int record) => RecordValues.Of(customers.Table, customers.Kind, attribute, record);

    static PairEvidence? Evidence(PairOutcomes kind, int pair, IReadOnlyList<int> records)
    {
        (int left, int right, double weight) = kind.Match.PairAt(pair);
        int a = Place(records, kind.Match.Nodes.Record(left)), b = Place(records, kind.Match.Nodes.Record(right));
        if (a < 0 || b < 0)
            return null;
        List<EvidenceStep> steps = [.. kind.Match.Explain(pair)
            .Select(e => new EvidenceStep(AttributeNames.OfReport(e.Attribute), e.Level, e.Left, e.Right, e.Weight)).OrderByDescending(s => Math.Abs(s.Bits))];
        double prior = kind.Match.Scorer.PriorBits, relatives = weight - prior - steps.Sum(s => s.Bits);
        if (Math.Abs(relatives) >= 0.05)
            steps.Add(new EvidenceStep("Relatives", "", "", "", relatives));
        PairOutcome outcome = kind.Of(left, right, weight);
        Decision decision = outcome.Decision switch { Merge.Decision.Same => Decision.Same, Merge.Decision.Different => Decision.Different, _ => Decision.Unsure };
        return new PairEvidence(a, b, prior, steps, weight, MatchResult.Probability(weight), decision, CertaintyViews.Who(outcome.By));
    }

    static int Place(IReadOnlyList<int> records, int record)
    {
        for (int i = 0; i < records.Count; i++)
            if (records[i] == record)
                return i;
        return -1;
    }
}
