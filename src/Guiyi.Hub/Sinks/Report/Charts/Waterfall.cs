using Guiyi.Hub.Sinks.Report.Sections;

namespace Guiyi.Hub.Sinks.Report.Charts;

/// <summary>A pair's evidence step by step: each bar starts where the one before ended, from the prior to the total.</summary>
static class Waterfall
{
    public static void Write(Sheet sheet, SideBySide side, PairEvidence pair)
    {
        ReportText text = sheet.Text;
        EvidenceStep[] steps = [.. pair.Steps.Take(ReportLimits.StepsPerPair)];
        double rest = pair.Steps.Skip(steps.Length).Sum(s => s.Bits);
        Axis axis = Axis.Around(Heights(pair));
        using Markup.Scope box = sheet.Out.In("details", ("class", "evidence"), ("open", "open"));
        using (sheet.Out.In("summary"))
            WriteSummary(sheet, pair);
        using Table table = new(
            sheet,
            "bars waterfall",
            text.Fill("clusters.evidence", SideBySideTable.Label(pair.A), SideBySideTable.Label(pair.B)),
            new Table.Column(text["quality.attribute"]),
            new Table.Column("", "chart"),
            Table.Column.Figure(text["model.bits"]));
        WriteStep(sheet, table, axis, text["clusters.prior"], 0, pair.PriorBits, "quiet", css: null);
        double sum = pair.PriorBits;
        foreach (EvidenceStep step in steps)
        {
            WriteAttribute(sheet, table, axis, step, sum);
            sum += step.Bits;
        }
        if (steps.Length < pair.Steps.Count)
            WriteStep(sheet, table, axis, text.Fill("clusters.moreSteps", pair.Steps.Count - steps.Length), sum, sum + rest, rest < 0 ? "against" : "accent", css: null);
        WriteStep(sheet, table, axis, text["clusters.sum"], 0, pair.TotalBits, pair.TotalBits < 0 ? "against" : "accent", "total");
    }

    static IEnumerable<double> Heights(PairEvidence pair)
    {
        double sum = pair.PriorBits;
        yield return sum;
        foreach (EvidenceStep step in pair.Steps)
            yield return sum += step.Bits;
        yield return pair.TotalBits;
    }

    static void WriteSummary(Sheet sheet, PairEvidence pair)
    {
        ReportText text = sheet.Text;
        sheet.Sentence("clusters.evidence", SideBySideTable.Label(pair.A), SideBySideTable.Label(pair.B));
        using (sheet.Out.In("span", ("class", "outcome " + pair.Decision)))
            sheet.Out.Text(text.Fill(
                "clusters.outcome",
                text["decision." + pair.Decision],
                Figures.Probability(pair.Probability),
                sheet.Cut(text.Term("by", pair.By))));
    }

    static void WriteAttribute(Sheet sheet, Table table, Axis axis, EvidenceStep step, double from)
    {
        using (table.Row())
        {
            using (table.Head())
            {
                sheet.Out.Text(sheet.Attribute(step.Attribute) + " ");
                using (sheet.Out.In("span", ("class", "level")))
                    sheet.Value(sheet.Text.Term("level", step.Level), ReportLimits.ValueLength / 2);
                if (step.ValueA.Length + step.ValueB.Length > 0)
                {
                    using (sheet.Out.In("small"))
                        WriteValues(sheet, step);
                }
            }
            using (table.Cell())
                Bar.WriteSpan(sheet.Out, axis, from, from + step.Bits, step.Bits < 0 ? "against" : "accent");
            table.Figure(Figures.Bits(step.Bits));
        }
    }

    static void WriteValues(Sheet sheet, EvidenceStep step)
    {
        sheet.Value(step.Attribute, step.ValueA, ReportLimits.ValueLength / 2);
        if (string.Equals(step.ValueA, step.ValueB, StringComparison.Ordinal))
            return;
        sheet.Out.Text(" ≠ ");
        sheet.Value(step.Attribute, step.ValueB, ReportLimits.ValueLength / 2);
    }

    static void WriteStep(Sheet sheet, Table table, Axis axis, string label, double from, double to, string colour, string? css)
    {
        using (table.Row(css))
        {
            using (table.Head())
                sheet.Out.Text(label);
            using (table.Cell())
                Bar.WriteSpan(sheet.Out, axis, from, to, colour);
            table.Figure(Figures.Bits(to - from));
        }
    }
}
