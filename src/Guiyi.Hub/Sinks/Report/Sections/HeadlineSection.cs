using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>What a manager wants to know first, in sentences, then in figures.</summary>
static class HeadlineSection
{
    public static void Write(Sheet sheet)
    {
        ReportModel model = sheet.Model;
        using (sheet.Out.In("header"))
        {
            sheet.Out.Line("p", sheet.Text["page.product"], "product");
            sheet.Out.Line("h1", sheet.Text["page.title"]);
            using (sheet.Out.In("p", ("class", "made")))
            {
                sheet.Out.Text(sheet.Text.Fill("page.made", Figures.Moment(model.Created)));
                if (model.Version.Length > 0)
                    sheet.Out.Text(" · " + sheet.Text.Fill("page.version", model.Version));
            }
            if (model.Totals.RowsRead == 0)
            {
                sheet.Paragraph("page.empty");
                return;
            }
            WriteSentences(sheet, model.Totals);
            WriteFigures(sheet, model.Totals);
            WriteRows(sheet, model.Totals);
        }
    }

    static void WriteSentences(Sheet sheet, ReportTotals totals)
    {
        long customers = totals.Persons + totals.Organizations;
        using (sheet.Out.In("div", ("class", "lead")))
        {
            string key = totals.Organizations == 0 ? "headline.sentence.persons" : totals.Persons == 0 ? "headline.sentence.organizations" : "headline.sentence.both";
            sheet.Paragraph(key, totals.RowsRead, sheet.Model.Sources.Count, customers, totals.Persons, totals.Organizations);
            long repeats = Math.Max(0, totals.Mentions - customers);
            if (repeats == 0)
                sheet.Paragraph("headline.duplicates.none");
            else
                sheet.Paragraph("headline.duplicates", totals.Mentions, Figures.Percent(repeats, totals.Mentions), repeats);
            WriteCertainty(sheet);
            sheet.Paragraph(totals.RowsRejected == 0 ? "headline.rejected.none" : "headline.rejected", totals.RowsRejected);
            if (totals.RowsWithoutIdentity > 0)
                sheet.Paragraph("headline.nobody", totals.RowsWithoutIdentity);
            LeftOut leftOut = sheet.Model.LeftOut;
            if (leftOut.Records > 0)
                sheet.Paragraph("headline.crowded", leftOut.Records, leftOut.Blocks);
            if (leftOut.AttributesLeftOut > 0)
                sheet.Paragraph("headline.wide", leftOut.AttributesCompared, leftOut.AttributesLeftOut);
        }
    }

    static void WriteCertainty(Sheet sheet)
    {
        if (sheet.Model.Certainty is { } certainty)
        {
            if (certainty.Quality?.Precision.Value is { } precision)
                sheet.Paragraph("headline.sure", Figures.Percent(precision));
            long unsure = certainty.Decisions.Where(d => d.Decision == Decision.Unsure).Sum(d => d.Pairs);
            if (unsure > 0)
                sheet.Paragraph("headline.review", unsure);
        }
        if (sheet.Model.Truth is { Scopes: [{ } all, ..] })
        {
            PairQuality pairs = PairQuality.Of(all);
            sheet.Paragraph("headline.measured", Figures.Percent(pairs.Precision), Figures.Percent(pairs.Recall), Figures.Percent(pairs.F1));
        }
    }

    static void WriteFigures(Sheet sheet, ReportTotals totals)
    {
        long customers = totals.Persons + totals.Organizations;
        using (sheet.Out.In("ul", ("class", "figures")))
        {
            Figure(sheet, Figures.Count(totals.RowsRead), "headline.rows");
            Figure(sheet, Figures.Count(customers), "headline.customers");
            Figure(sheet, Figures.Percent(Math.Max(0, totals.Mentions - customers), totals.Mentions), "headline.removed");
            if (sheet.Model.Truth is { Scopes: [{ } all, ..] })
                Figure(sheet, Figures.Percent(PairQuality.Of(all).Precision), "headline.precision.measured");
            else if (sheet.Model.Certainty?.Quality?.Precision.Value is { } precision)
                Figure(sheet, Figures.Percent(precision), "headline.precision");
            if (totals.Interactions > 0)
                Figure(sheet, Figures.Count(totals.Interactions), "headline.interactions");
            if (totals.Relations > 0)
                Figure(sheet, Figures.Count(totals.Relations), "headline.relations");
        }
    }

    static void Figure(Sheet sheet, string figure, string key)
    {
        using (sheet.Out.In("li"))
        {
            sheet.Out.Line("b", figure);
            sheet.Out.Line("span", sheet.Text[key]);
        }
    }

    static void WriteRows(Sheet sheet, ReportTotals totals) => StackedBar.Write(
        sheet,
        sheet.Text["headline.bar"],
        (sheet.Text["headline.used"], totals.RowsAccepted - totals.RowsWithoutIdentity, "accent"),
        (sheet.Text["headline.kept"], totals.RowsWithoutIdentity, "quiet"),
        (sheet.Text["headline.refused"], totals.RowsRejected, "doubt"));
}
