using Guiyi.Model;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>What came in: the files, how their columns were understood, what was rejected and why.</summary>
static class IncomingSection
{
    public static bool HasData(ReportModel model) => model.Sources.Count > 0;

    public static void Write(Sheet sheet)
    {
        WriteSources(sheet);
        WriteColumns(sheet);
        WriteRejects(sheet);
    }

    static void WriteSources(Sheet sheet)
    {
        ReportText text = sheet.Text;
        IReadOnlyList<SourceView> sources = sheet.Model.Sources;
        using (Table table = new(
            sheet,
            "cards",
            text["incoming.title"],
            new Table.Column(text["incoming.source"]),
            new Table.Column(text["incoming.format"]),
            Table.Column.Figure(text["incoming.rows"]),
            Table.Column.Figure(text["incoming.accepted"]),
            Table.Column.Figure(text["incoming.rejected"]),
            Table.Column.Figure(text["incoming.nobody"]),
            Table.Column.Figure(text["incoming.ignored"]),
            Table.Column.Figure(text["incoming.interactions"])))
        {
            foreach (SourceView source in sources.Take(ReportLimits.Sources))
                WriteSource(sheet, table, source, css: null);
            if (sources.Count > 1)
                WriteSource(sheet, table, Total(sources, text["incoming.total"]), "total");
        }
        sheet.More(Math.Min(sources.Count, ReportLimits.Sources), sources.Count, "run.json");
    }

    static void WriteSource(Sheet sheet, Table table, SourceView source, string? css)
    {
        using (table.Row(css))
        {
            using (table.Head())
                sheet.Name(source.Source);
            using (table.Cell())
                sheet.Name(source.Format);
            table.Count(source.Rows);
            table.Count(source.Accepted);
            using (table.Cell(source.Rejected > 0 ? "n doubtful" : "n"))
                sheet.Out.Text(source.Rejected == 0 ? Figures.None : Figures.Count(source.Rejected));
            table.Count(source.WithoutIdentity);
            table.Count(source.ValuesIgnored);
            table.Count(source.Interactions);
        }
    }

    static SourceView Total(IReadOnlyList<SourceView> sources, string name) => new(
        name,
        "",
        sources.Sum(s => s.Rows),
        sources.Sum(s => s.Accepted),
        sources.Sum(s => s.Rejected),
        sources.Sum(s => s.WithoutIdentity),
        sources.Sum(s => s.ValuesIgnored),
        sources.Sum(s => s.Interactions),
        Customers: 0,
        Columns: []);

    static void WriteColumns(Sheet sheet)
    {
        SourceView[] sources = [.. sheet.Model.Sources.Where(s => s.Columns.Count > 0)];
        if (sources.Length == 0)
            return;
        sheet.Heading("incoming.columns");
        int left = ReportLimits.Columns;
        int shown = 0;
        foreach (SourceView source in sources.Take(ReportLimits.Sources).TakeWhile(_ => left > 0))
        {
            left -= Math.Min(source.Columns.Count, ReportLimits.ColumnsPerSource);
            shown++;
            int used = source.Columns.Count(c => c.Attribute.Length > 0);
            using (sheet.Collapsible("incoming.columns.summary", source.Source, source.Columns.Count, used))
                WriteMapping(sheet, source);
        }
        sheet.More(shown, sources.Length, "guiyi.yaml");
    }

    static void WriteMapping(Sheet sheet, SourceView source)
    {
        ReportText text = sheet.Text;
        using (Table table = new(
            sheet,
            "cards",
            text["incoming.columns"],
            new Table.Column(text["incoming.column"]),
            new Table.Column(text["incoming.meaning"]),
            new Table.Column(text["incoming.why"]),
            Table.Column.Figure(text["incoming.confidence"])))
        {
            foreach (ColumnView column in source.Columns.Take(ReportLimits.ColumnsPerSource))
                WriteColumn(sheet, table, column);
        }
        sheet.More(Math.Min(source.Columns.Count, ReportLimits.ColumnsPerSource), source.Columns.Count, "guiyi.yaml");
    }

    static void WriteColumn(Sheet sheet, Table table, ColumnView column)
    {
        bool used = column.Attribute.Length > 0;
        using (table.Row(used ? null : "unused"))
        {
            using (table.Head())
                sheet.Value(column.Column);
            using (table.Cell())
            {
                sheet.Out.Text(used ? sheet.Attribute(column.Attribute) : sheet.Text["incoming.unused"]);
                if (column.Label.Length > 0)
                    sheet.Out.Line("small", " " + sheet.Cut(column.Label));
            }
            using (table.Cell())
                sheet.Value(column.Reason, ReportLimits.LineLength);
            table.Figure(column.Confidence is { } sure ? Figures.Percent(sure) : sheet.Text["incoming.person"]);
        }
    }

    static void WriteRejects(Sheet sheet)
    {
        IReadOnlyList<ReasonView> reasons = sheet.Model.Rejects;
        if (reasons.Count == 0)
            return;
        ReportText text = sheet.Text;
        sheet.Heading("incoming.rejects");
        sheet.Note("incoming.rejects.intro");
        using (Table table = new(
            sheet,
            "cards",
            text["incoming.rejects"],
            new Table.Column(text["page.reason"]),
            new Table.Column(text["incoming.scope"]),
            Table.Column.Figure(text["page.count"]),
            new Table.Column(text["incoming.raw"], "wide")))
        {
            foreach (ReasonView reason in reasons.Take(ReportLimits.RejectReasons))
                WriteReason(sheet, table, reason);
        }
        sheet.More(Math.Min(reasons.Count, ReportLimits.RejectReasons), reasons.Count, "rejects.csv");
    }

    static void WriteReason(Sheet sheet, Table table, ReasonView reason)
    {
        using (table.Row())
        {
            using (table.Head("reason"))
                sheet.Value(reason.Reason, ReportLimits.LineLength);
            using (table.Cell())
                sheet.Out.Text(sheet.Text[reason.IsRow ? "incoming.scope.row" : "incoming.scope.value"]);
            table.Count(reason.Count);
            using (table.Cell("wide"))
            using (sheet.Out.In("div"))
                foreach (Reject example in reason.Examples.Take(ReportLimits.RejectExamples))
                    WriteExample(sheet, example);
        }
    }

    static void WriteExample(Sheet sheet, Reject example)
    {
        using (sheet.Out.In("div", ("class", "example")))
        {
            using (sheet.Out.In("small"))
            {
                sheet.Name(example.Source);
                sheet.Out.Text(" " + (example.Column.Length == 0
                    ? sheet.Text.Fill("incoming.where", example.Row, example.Line)
                    : sheet.Text.Fill("incoming.where.column", example.Row, example.Line, sheet.Cut(example.Column))));
            }
            sheet.Raw("", example.Raw, ReportLimits.LineLength);
        }
    }
}
