using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>What the model learned: the weight of every attribute, and its probabilities level by level.</summary>
static class ModelSection
{
    public static bool HasData(ReportModel model) => model.MatchModel is { Attributes.Count: > 0 };

    public static void Write(Sheet sheet)
    {
        MatchModelView model = sheet.Model.MatchModel!;
        ModelAttribute[] attributes = [.. model.Attributes.Take(ReportLimits.Attributes).Where(a => a.Levels.Count > 0)];
        Axis axis = Axis.Around(attributes.SelectMany(a => a.Levels).Select(l => l.Bits));
        sheet.Paragraph("model.prior", Figures.Bits(model.PriorBits));
        if (sheet.Model.LeftOut.Blocks > 0)
            sheet.Note("model.blocks", sheet.Model.LeftOut.Blocks);
        WriteRanges(sheet, attributes, axis);
        sheet.More(attributes.Length, model.Attributes.Count, "run.json");
        sheet.Heading("model.details");
        foreach (ModelAttribute attribute in attributes)
        {
            using (sheet.Collapsible(
                "model.summary",
                sheet.Attribute(attribute.Attribute),
                attribute.Levels.Count,
                Figures.Bits(attribute.Levels.Min(l => l.Bits)),
                Figures.Bits(attribute.Levels.Max(l => l.Bits))))
                WriteLevels(sheet, attribute, axis);
        }
    }

    static void WriteRanges(Sheet sheet, ModelAttribute[] attributes, Axis axis)
    {
        sheet.Heading("model.range");
        using Table table = new(
            sheet,
            "bars weights",
            sheet.Text["model.range"],
            new Table.Column(sheet.Text["quality.attribute"]),
            Table.Column.Figure("−"),
            new Table.Column("", "chart"),
            Table.Column.Figure("+"));
        foreach (ModelAttribute attribute in attributes)
        {
            double low = attribute.Levels.Min(l => l.Bits);
            double high = attribute.Levels.Max(l => l.Bits);
            using (table.Row())
            {
                using (table.Head())
                    sheet.Out.Text(sheet.Attribute(attribute.Attribute));
                table.Figure(low < 0 ? Figures.Bits(low) : Figures.None);
                using (table.Cell())
                    WriteRange(sheet, axis, Math.Min(low, 0), Math.Max(high, 0), sheet.Text.Fill("model.range.label", sheet.Attribute(attribute.Attribute), Figures.Bits(low), Figures.Bits(high)));
                table.Figure(high > 0 ? Figures.Bits(high) : Figures.None);
            }
        }
    }

    static void WriteRange(Sheet sheet, Axis axis, double low, double high, string label)
    {
        using (sheet.Out.In("svg", ("class", "bar span"), ("role", "img"), ("aria-label", label)))
        {
            sheet.Out.Line("title", label);
            string zero = Figures.Span(axis.Share(0));
            sheet.Out.Empty("rect", ("class", "against"), ("x", Figures.Span(axis.Share(low))), ("width", Figures.Span(axis.Share(0) - axis.Share(low))), ("height", "100%"));
            sheet.Out.Empty("rect", ("class", "accent"), ("x", zero), ("width", Figures.Span(axis.Share(high) - axis.Share(0))), ("height", "100%"));
            sheet.Out.Empty("line", ("class", "zero"), ("x1", zero), ("x2", zero), ("y1", "0"), ("y2", "100%"));
        }
    }

    static void WriteLevels(Sheet sheet, ModelAttribute attribute, Axis axis)
    {
        using (Table table = new(
            sheet,
            "bars weights",
            sheet.Attribute(attribute.Attribute),
            new Table.Column(sheet.Text["model.level"]),
            Table.Column.Figure(sheet.Text["model.m"]),
            Table.Column.Figure(sheet.Text["model.u"]),
            new Table.Column("", "chart"),
            Table.Column.Figure(sheet.Text["model.bits"])))
        {
            foreach (ModelLevel level in attribute.Levels.Take(ReportLimits.LevelsPerAttribute))
            {
                using (table.Row())
                {
                    using (table.Head())
                        sheet.Value(sheet.Text.Term("level", level.Level));
                    table.Figure(Figures.Probability(level.M));
                    table.Figure(Figures.Probability(level.U));
                    using (table.Cell())
                        Bar.WriteSpan(sheet.Out, axis, 0, level.Bits, level.Bits < 0 ? "against" : "accent");
                    table.Figure(Figures.Bits(level.Bits));
                }
            }
        }
        sheet.More(Math.Min(attribute.Levels.Count, ReportLimits.LevelsPerAttribute), attribute.Levels.Count, "run.json");
    }
}
