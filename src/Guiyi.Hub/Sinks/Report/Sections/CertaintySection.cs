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
        if (view.Quality is { } quality)
        {
            sheet.Paragraph("certainty.precision", Figures.Percent(quality.Precision.Value), Figures.Percent(quality.Precision.Low), Figures.Percent(quality.Precision.High));
            sheet.Paragraph("certainty.recall", Figures.Percent(quality.Recall.Value), Figures.Percent(quality.Recall.Low), Figures.Percent(quality.Recall.High), (long)Math.Round(quality.NeverFound));
            sheet.Note("certainty.own");
        }
        WriteQuestions(sheet, view.Questions);
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

    static void WriteQuestions(Sheet sheet, IReadOnlyList<QuestionLine> questions)
    {
        if (questions.Count == 0)
            return;
        ReportText text = sheet.Text;
        int shown = Math.Min(questions.Count, ReportLimits.Questions);
        sheet.Out.Line("h3", text.Fill("certainty.questions", shown));
        sheet.Paragraph("certainty.questions.intro");
        using Table table = new(
            sheet,
            "cards",
            text.Fill("certainty.questions", shown),
            new Table.Column(text["certainty.question.left"]),
            new Table.Column(text["certainty.question.right"]),
            new Table.Column(text["certainty.question.now"]),
            Table.Column.Figure(text["certainty.question.probability"]),
            Table.Column.Figure(text["certainty.question.decides"]));
        foreach (QuestionLine question in questions.Take(shown))
        {
            using (table.Row())
            {
                using (table.Head())
                    sheet.Value(Place(question.Left, question.LeftName));
                using (table.Cell())
                    sheet.Value(Place(question.Right, question.RightName));
                using (table.Cell())
                    sheet.Value(text[question.IsTogether ? "certainty.question.together" : "certainty.question.apart"]);
                table.Figure(Figures.Percent(question.Probability));
                table.Count(question.Decides);
            }
        }
    }

    static string Place(QuestionRow row, string name) => FormattableString.Invariant($"{row.Source} {row.Row}{(name.Length > 0 ? ": " : "")}{name}");

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
