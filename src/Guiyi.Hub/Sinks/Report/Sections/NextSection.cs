namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>The files written, and what to do with them.</summary>
static class NextSection
{
    public static bool HasData(ReportModel model) => model.Files.Count > 0;

    public static void Write(Sheet sheet)
    {
        WriteFiles(sheet, sheet.Model.Files);
        WriteSteps(sheet);
        WriteStages(sheet, sheet.Model.Stages);
    }

    static void WriteFiles(Sheet sheet, IReadOnlyList<WrittenFile> files)
    {
        ReportText text = sheet.Text;
        using (Table table = new(
            sheet,
            "cards",
            text["next.title"],
            new Table.Column(text["next.file"]),
            new Table.Column(text["next.what"]),
            Table.Column.Figure(text["next.rows"]),
            Table.Column.Figure(text["next.size"])))
        {
            foreach (WrittenFile file in files.Take(ReportLimits.Files))
            {
                using (table.Row())
                {
                    using (table.Head())
                    using (sheet.Out.In("code"))
                        sheet.Name(file.Name);
                    using (table.Cell())
                        sheet.Out.Text(text.Knows("file", file.Name) ? text.Term("file", file.Name) : Figures.None);
                    table.Figure(file.Rows is { } rows ? Figures.Count(rows) : Figures.None);
                    table.Figure(Figures.Bytes(file.Bytes));
                }
            }
        }
        sheet.More(Math.Min(files.Count, ReportLimits.Files), files.Count);
    }

    /// <summary>Only steps whose file was written.</summary>
    static void WriteSteps(Sheet sheet)
    {
        HashSet<string> names = new(sheet.Model.Files.Select(f => f.Name), StringComparer.Ordinal);
        using (sheet.Out.In("ol", ("class", "steps")))
        {
            Step("next.step.review", "review.csv");
            Step("next.step.rejects", "rejects.csv");
            Step("next.step.edit", "guiyi.yaml");
            if (sheet.Model.RerunCommand.Length > 0)
                WriteRerun(sheet);
        }

        void Step(string key, string file)
        {
            if (!names.Contains(file))
                return;
            using (sheet.Out.In("li"))
                sheet.Sentence(key, file);
        }
    }

    static void WriteRerun(Sheet sheet)
    {
        using (sheet.Out.In("li"))
        {
            sheet.Out.Text(sheet.Text["next.step.rerun"]);
            using (sheet.Out.In("pre"))
            using (sheet.Out.In("code"))
                sheet.Name(sheet.Model.RerunCommand, ReportLimits.CommandLength);
            sheet.Out.Text(sheet.Text["next.step.stable"]);
        }
    }

    static void WriteStages(Sheet sheet, IReadOnlyList<StageTime> stages)
    {
        if (stages.Count == 0)
            return;
        ReportText text = sheet.Text;
        sheet.Heading("next.stages");
        if (sheet.Model.Memory is { Plan: { IsOnDisk: true } plan } memory)
            sheet.Paragraph("next.ondisk", Figures.Bytes(plan.Budget), Figures.Bytes(plan.Estimate), Figures.Bytes(memory.ScratchBytes));
        using Table table = new(
            sheet,
            "narrow",
            text["next.stages"],
            new Table.Column(text["next.stage"]),
            Table.Column.Figure(text["next.seconds"]),
            Table.Column.Figure(text["next.memory"]));
        foreach (StageTime stage in stages.Take(ReportLimits.Stages))
        {
            using (table.Row())
            {
                using (table.Head())
                    sheet.Name(text.Term("stage", stage.Stage));
                table.Figure(Figures.Seconds(stage.Seconds));
                table.Figure(stage.PeakBytes > 0 ? Figures.Bytes(stage.PeakBytes) : Figures.None);
            }
        }
    }
}
