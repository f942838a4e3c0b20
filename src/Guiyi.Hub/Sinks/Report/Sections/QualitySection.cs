using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>Each attribute's quality before and after, and what was wrong with it.</summary>
static class QualitySection
{
    public static bool HasData(ReportModel model) => model.Quality.Count > 0;

    public static void Write(Sheet sheet)
    {
        ReportText text = sheet.Text;
        IReadOnlyList<AttributeQuality> all = sheet.Model.Quality;
        AttributeQuality[] shown = [.. all.Take(ReportLimits.Attributes)];
        using (Table table = new(
            sheet,
            "cards quality",
            text["quality.title"],
            new Table.Column(text["quality.attribute"]),
            new Table.Column(text["quality.filled"], "n two"),
            new Table.Column(text["quality.valid"], "n two"),
            Table.Column.Figure(text["quality.changed"]),
            new Table.Column(text["quality.distinct"], "n two")))
        {
            foreach (AttributeQuality attribute in shown)
                WriteAttribute(sheet, table, attribute);
        }
        sheet.More(shown.Length, all.Count, "run.json");
        WriteProblems(sheet, [.. shown.Where(a => a.Problems.Count > 0 || a.Changes.Count > 0)]);
    }

    static void WriteAttribute(Sheet sheet, Table table, AttributeQuality attribute)
    {
        (AttributeCounts before, AttributeCounts after) = (attribute.Before, attribute.After);
        using (table.Row())
        {
            using (table.Head())
                sheet.Out.Text(sheet.Attribute(attribute.Attribute));
            WriteShares(sheet, table, before.Filled, before.Total, after.Filled, after.Total);
            WriteShares(sheet, table, before.Valid, before.Filled, after.Valid, after.Filled);
            table.Figure(Figures.Percent(attribute.Changed, before.Filled));
            using (table.Cell())
                WriteArrow(sheet, Figures.Count(before.Distinct), Figures.Count(after.Distinct));
        }
    }

    static void WriteShares(Sheet sheet, Table table, long before, long beforeOf, long after, long afterOf)
    {
        using (table.Cell())
        using (sheet.Out.In("div"))
        {
            WriteArrow(sheet, Figures.Percent(before, beforeOf), Figures.Percent(after, afterOf));
            Bar.WriteBeforeAfter(sheet.Out, Share(before, beforeOf), Share(after, afterOf));
        }
    }

    static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    static void WriteArrow(Sheet sheet, string before, string after)
    {
        using (sheet.Out.In("span", ("class", "arrow")))
        {
            sheet.Out.Line("span", before, "was");
            sheet.Out.Text(" → ");
            sheet.Out.Line("b", after);
        }
    }

    static void WriteProblems(Sheet sheet, AttributeQuality[] attributes)
    {
        if (attributes.Length == 0)
            return;
        sheet.Heading("quality.problems");
        foreach (AttributeQuality attribute in attributes)
        {
            using (sheet.Collapsible(
                "quality.problems.summary",
                sheet.Attribute(attribute.Attribute),
                attribute.Problems.Sum(p => p.Count),
                attribute.Changed))
                WriteExamples(sheet, attribute);
        }
    }

    static void WriteExamples(Sheet sheet, AttributeQuality attribute)
    {
        ReportText text = sheet.Text;
        using (Table table = new(
            sheet,
            "cards",
            sheet.Attribute(attribute.Attribute),
            new Table.Column(text["quality.problem"]),
            Table.Column.Figure(text["page.count"]),
            new Table.Column(text["page.examples"], "wide")))
        {
            foreach (ValueProblem problem in attribute.Problems.Take(ReportLimits.ProblemsPerAttribute))
                WriteRow(sheet, table, attribute.Attribute, problem.Problem, problem.Count, problem.Examples);
            if (attribute.Changes.Count > 0)
                WriteRow(sheet, table, attribute.Attribute, text["quality.standardized"], attribute.Changed, attribute.Changes);
        }
        sheet.More(Math.Min(attribute.Problems.Count, ReportLimits.ProblemsPerAttribute), attribute.Problems.Count, "rejects.csv");
    }

    static void WriteRow(Sheet sheet, Table table, string attribute, string problem, long count, IReadOnlyList<ValueChange> examples)
    {
        using (table.Row())
        {
            using (table.Head("reason"))
                sheet.Value(problem, ReportLimits.LineLength);
            table.Count(count);
            using (table.Cell("wide"))
            using (sheet.Out.In("div"))
                foreach (ValueChange example in examples.Take(ReportLimits.Examples))
                    WriteChange(sheet, attribute, example);
        }
    }

    static void WriteChange(Sheet sheet, string attribute, ValueChange change)
    {
        using (sheet.Out.In("div", ("class", "example")))
        {
            sheet.Raw(attribute, change.Raw);
            using (sheet.Out.In("span", ("aria-label", sheet.Text["quality.becomes"]), ("role", "img")))
                sheet.Out.Text(" → ");
            if (change.Standardized.Length == 0)
                sheet.Out.Line("small", sheet.Text["quality.unusable"]);
            else
                sheet.Value(attribute, change.Standardized);
        }
    }
}
