using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>The code scheme and why, and how many customers are in each class.</summary>
static class ClassesSection
{
    public static bool HasData(ReportModel model) => model.CodeScheme is not null || model.Dimensions.Any(d => d.Classes.Count > 0);

    public static void Write(Sheet sheet)
    {
        if (sheet.Model.CodeScheme is { } scheme)
            WriteScheme(sheet, scheme);
        DimensionView[] dimensions = [.. sheet.Model.Dimensions.Where(d => d.Classes.Count > 0)];
        foreach (DimensionView dimension in dimensions.Take(ReportLimits.Dimensions))
            WriteDimension(sheet, dimension);
        sheet.More(Math.Min(dimensions.Length, ReportLimits.Dimensions), dimensions.Length, "guiyi.yaml");
    }

    static void WriteScheme(Sheet sheet, CodeSchemeView scheme)
    {
        ReportText text = sheet.Text;
        sheet.Heading("classes.scheme");
        using (sheet.Out.In("p", ("class", "pattern")))
        using (sheet.Out.In("code"))
            sheet.Name(scheme.Pattern, ReportLimits.LineLength);
        if (scheme.Why.Length > 0)
        {
            using (sheet.Out.In("p"))
            {
                sheet.Out.Line("b", text["classes.why"]);
                sheet.Out.Text(text.Tag == "en" ? ": " : "：");
                sheet.Name(scheme.Why, 4 * ReportLimits.LineLength);
            }
        }
        if (scheme.Parts.Count > 0)
            WriteParts(sheet, scheme);
        if (scheme.Examples.Count > 0)
            WriteExamples(sheet, scheme);
    }

    static void WriteParts(Sheet sheet, CodeSchemeView scheme)
    {
        using Table table = new(sheet, "narrow", sheet.Text["classes.scheme"], new Table.Column(sheet.Text["classes.part"]), new Table.Column(sheet.Text["classes.meaning"]));
        foreach (CodePart part in scheme.Parts.Take(ReportLimits.Dimensions))
        {
            using (table.Row())
            {
                using (table.Head())
                using (sheet.Out.In("code"))
                    sheet.Name(part.Part);
                using (table.Cell())
                    sheet.Name(part.Meaning, ReportLimits.LineLength);
            }
        }
    }

    static void WriteExamples(Sheet sheet, CodeSchemeView scheme)
    {
        ReportText text = sheet.Text;
        using Table table = new(
            sheet,
            "narrow",
            text["page.examples"],
            new Table.Column(text["classes.code"]),
            new Table.Column(text["classes.name"]),
            new Table.Column(text["classes.classes"]));
        foreach (CodeExample example in scheme.Examples.Take(ReportLimits.CodeExamples))
        {
            using (table.Row())
            {
                using (table.Head())
                using (sheet.Out.In("code"))
                    sheet.Name(example.Code);
                using (table.Cell())
                    sheet.Value(example.Name);
                using (table.Cell())
                    sheet.Name(string.Join(" · ", example.Classes.Take(ReportLimits.Dimensions)), ReportLimits.LineLength);
            }
        }
    }

    static void WriteDimension(Sheet sheet, DimensionView dimension)
    {
        string title = sheet.Text.Fill("classes.dimension", sheet.Cut(sheet.Text.Term("dimension", dimension.Name)));
        sheet.Out.Line("h3", title);
        if (dimension.Why.Length > 0)
        {
            using (sheet.Out.In("p", ("class", "note")))
                sheet.Name(dimension.Why, 2 * ReportLimits.LineLength);
        }
        long total = dimension.Classes.Sum(c => c.Customers);
        long most = Math.Max(1, dimension.Classes.Max(c => c.Customers));
        using (Table table = new(
            sheet,
            "bars classes",
            title,
            new Table.Column(sheet.Text["classes.class"]),
            new Table.Column("", "chart"),
            Table.Column.Figure(sheet.Text["page.customers"]),
            Table.Column.Figure(sheet.Text["page.share"])))
        {
            foreach (ClassView of in dimension.Classes.Take(ReportLimits.ClassesPerDimension))
                WriteClass(sheet, table, of, most, total);
        }
        sheet.More(Math.Min(dimension.Classes.Count, ReportLimits.ClassesPerDimension), dimension.Classes.Count, "guiyi.yaml");
    }

    static void WriteClass(Sheet sheet, Table table, ClassView of, long most, long total)
    {
        using (table.Row())
        {
            using (table.Head())
            {
                using (sheet.Out.In("code"))
                    sheet.Name(of.Class, 16);
                sheet.Out.Text(" ");
                sheet.Name(of.Label);
                if (of.Rule.Length > 0)
                {
                    using (sheet.Out.In("small"))
                        sheet.Name(of.Rule, ReportLimits.LineLength);
                }
            }
            using (table.Cell())
                Bar.Write(sheet.Out, (double)of.Customers / most);
            table.Count(of.Customers);
            table.Figure(Figures.Percent(of.Customers, total));
        }
    }
}
