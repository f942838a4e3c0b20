namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>Measured quality, and the worst mistakes to look at.</summary>
static class TruthSection
{
    public static bool HasData(ReportModel model) => model.Truth is { Scopes.Count: > 0 };

    public static void Write(Sheet sheet)
    {
        TruthView truth = sheet.Model.Truth!;
        WriteScopes(sheet, truth.Scopes);
        WriteCauses(sheet, truth.Causes);
        WriteErrors(sheet, "truth.worst.falseMerges", truth.FalseMerges);
        WriteErrors(sheet, "truth.worst.misses", truth.Misses);
    }

    static void WriteScopes(Sheet sheet, IReadOnlyList<TruthScope> scopes)
    {
        ReportText text = sheet.Text;
        using (Table table = new(
            sheet,
            "cards",
            text["truth.title"],
            new Table.Column(text["truth.scope"]),
            Table.Column.Figure(text["truth.precision"]),
            Table.Column.Figure(text["truth.recall"]),
            Table.Column.Figure(text["truth.f1"]),
            Table.Column.Figure(text["truth.bcubed"] + " " + text["truth.precision"]),
            Table.Column.Figure(text["truth.bcubed"] + " " + text["truth.recall"]),
            Table.Column.Figure(text["truth.bcubed"] + " " + text["truth.f1"]),
            new Table.Column(text["truth.counts"], "n long"),
            new Table.Column(text["truth.clusters"], "n long")))
        {
            foreach (TruthScope scope in scopes.Take(ReportLimits.TruthScopes))
                WriteScope(sheet, table, scope);
        }
        sheet.More(Math.Min(scopes.Count, ReportLimits.TruthScopes), scopes.Count, "run.json");
    }

    static void WriteScope(Sheet sheet, Table table, TruthScope scope)
    {
        PairQuality pairs = PairQuality.Of(scope);
        PairQuality records = new(scope.BCubedPrecision, scope.BCubedRecall);
        using (table.Row())
        {
            using (table.Head())
            {
                sheet.Name(sheet.Text.Term("scope", scope.Name));
                sheet.Out.Line("small", " " + Figures.Count(scope.Records) + " " + sheet.Text["truth.records"]);
            }
            foreach (PairQuality quality in (PairQuality[])[pairs, records])
            {
                table.Figure(Figures.Percent(quality.Precision));
                table.Figure(Figures.Percent(quality.Recall));
                using (table.Cell())
                    sheet.Out.Line("b", Figures.Percent(quality.F1));
            }
            table.Figure($"{Figures.Count(scope.TruePairs)} / {Figures.Count(scope.FoundPairs)} / {Figures.Count(scope.RightPairs)}");
            table.Figure($"{Figures.Count(scope.TrueClusters)} / {Figures.Count(scope.FoundClusters)}");
        }
    }

    static void WriteCauses(Sheet sheet, IReadOnlyList<ErrorCause> causes)
    {
        if (causes.Count == 0)
            return;
        sheet.Heading("truth.causes");
        using (Table table = new(
            sheet,
            "narrow",
            sheet.Text["truth.causes"],
            new Table.Column(sheet.Text["truth.cause"]),
            Table.Column.Figure(sheet.Text["truth.falseMerges"]),
            Table.Column.Figure(sheet.Text["truth.misses"])))
        {
            foreach (ErrorCause cause in causes.Take(ReportLimits.RejectReasons))
            {
                using (table.Row())
                {
                    using (table.Head())
                        sheet.Value(Cause(sheet, cause.Cause));
                    table.Count(cause.FalseMerges);
                    table.Count(cause.Misses);
                }
            }
        }
        sheet.More(Math.Min(causes.Count, ReportLimits.RejectReasons), causes.Count, "run.json");
    }

    static string Cause(Sheet sheet, string cause) => sheet.Text.Knows("cause", cause) ? sheet.Text.Term("cause", cause) : sheet.Attribute(cause);

    static void WriteErrors(Sheet sheet, string key, IReadOnlyList<ErrorView> errors)
    {
        if (errors.Count == 0)
            return;
        sheet.Heading(key);
        foreach (ErrorView error in errors.Take(ReportLimits.Errors))
        {
            using (sheet.Out.In("article", ("class", "cluster")))
            {
                sheet.Out.Line("h4", Cause(sheet, error.Cause));
                SideBySideTable.Write(sheet, error.Side, error.Side.Records.Count);
            }
        }
        sheet.More(Math.Min(errors.Count, ReportLimits.Errors), errors.Count);
    }
}
