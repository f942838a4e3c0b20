using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>How sure the run was: the weights, the lines drawn through them, who decided.</summary>
static class CertaintySection
{
    public static bool HasData(ReportModel model) => model.Certainty is { } certainty && (certainty.Histogram.Count > 0 || certainty.Decisions.Count > 0);

    public static void Write(Sheet sheet)
    {
        CertaintyView view = sheet.Model.Certainty!;
        if (view.Histogram.Count > 0)
        {
            sheet.Heading("certainty.histogram");
            Histogram.Write(sheet, view with { Histogram = Coarser(view.Histogram) });
        }
        if (view.EstimatedPrecision is { } precision)
            sheet.Paragraph("certainty.precision", Figures.Percent(precision));
        if (view.EstimatedRecall is { } recall)
            sheet.Paragraph("certainty.recall", Figures.Percent(recall));
        if (view.EstimatedPrecision is not null || view.EstimatedRecall is not null)
            sheet.Note("certainty.own");
        WriteDecisions(sheet, view.Decisions);
    }

    /// <summary>Neighbouring bins joined until there are few enough to be seen.</summary>
    static IReadOnlyList<WeightBin> Coarser(IReadOnlyList<WeightBin> bins)
    {
        int join = (bins.Count + ReportLimits.Bins - 1) / ReportLimits.Bins;
        return join <= 1
            ? bins
            : [.. bins.Chunk(join).Select(c => new WeightBin(c[0].FromBits, c[^1].ToBits, c.Sum(b => b.Same), c.Sum(b => b.Unsure), c.Sum(b => b.Different)))];
    }

    static void WriteDecisions(Sheet sheet, IReadOnlyList<DecisionCount> decisions)
    {
        if (decisions.Count == 0)
            return;
        ReportText text = sheet.Text;
        sheet.Heading("certainty.decisions");
        long total = decisions.Sum(d => d.Pairs);
        using (Table table = new(
            sheet,
            "narrow",
            text["certainty.decisions"],
            new Table.Column(text["certainty.decision"]),
            new Table.Column(text["certainty.by"]),
            Table.Column.Figure(text["certainty.pairs"]),
            Table.Column.Figure(text["page.share"])))
        {
            foreach (DecisionCount decision in decisions.Take(ReportLimits.Decisions))
            {
                using (table.Row())
                {
                    using (table.Head())
                        Legend.Write(sheet.Out, Colour(decision.Decision), text["decision." + decision.Decision]);
                    using (table.Cell())
                        sheet.Value(text.Term("by", decision.By));
                    table.Count(decision.Pairs);
                    table.Figure(Figures.Percent(decision.Pairs, total));
                }
            }
        }
        sheet.More(Math.Min(decisions.Count, ReportLimits.Decisions), decisions.Count);
    }

    static string Colour(Decision decision) => decision switch
    {
        Decision.Same => "accent",
        Decision.Unsure => "doubt",
        _ => "quiet",
    };
}
