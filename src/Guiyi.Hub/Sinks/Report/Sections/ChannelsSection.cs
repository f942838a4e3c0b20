using Guiyi.Hub.Sinks.Report.Charts;

namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>Between which channels the duplicates were, and how many rows a customer has.</summary>
static class ChannelsSection
{
    public static bool HasData(ReportModel model) => model.LinkedSources.Count > 0 || model.CustomerSizes.Count > 0;

    public static void Write(Sheet sheet)
    {
        if (sheet.Model.LinkedSources.Count > 0)
            WriteHeat(sheet);
        WriteDensity(sheet);
        WriteSizes(sheet);
    }

    static void WriteHeat(Sheet sheet)
    {
        (string[] sources, long[,] pairs) = Matrix(sheet);
        long most = Math.Max(1, pairs.Cast<long>().Max());
        // Beyond a few sources their names would not fit above the columns: then numbers stand there, and beside the names.
        bool numbered = sources.Length > 7;
        string[] rows = numbered ? [.. sources.Select((s, i) => $"{i + 1} {s}")] : sources;
        string[] columns = numbered ? [.. sources.Select((_, i) => Figures.Count(i + 1))] : sources;
        sheet.Heading("channels.heat");
        HeatTable.Write(
            sheet,
            sheet.Text["channels.heat"],
            sheet.Text["incoming.source"],
            rows,
            columns,
            (row, column) => column < row ? double.NaN : (double)pairs[row, column] / most,
            (row, column) => sheet.Out.Text(pairs[row, column] == 0 ? Figures.None : Figures.Count(pairs[row, column])));
        int all = sheet.Model.LinkedSources.SelectMany(l => (string[])[l.SourceA, l.SourceB]).Distinct(StringComparer.Ordinal).Count();
        sheet.More(Math.Min(all, ReportLimits.HeatSources), all, "links.csv");
    }

    /// <summary>The sources with most pairs, in the order of the files, and the rest as one; only the upper half is filled.</summary>
    static (string[] Sources, long[,] Pairs) Matrix(Sheet sheet)
    {
        IReadOnlyList<LinkedSources> links = sheet.Model.LinkedSources;
        Dictionary<string, long> pairsOf = new(StringComparer.Ordinal);
        foreach (LinkedSources link in links)
        {
            pairsOf[link.SourceA] = pairsOf.GetValueOrDefault(link.SourceA) + link.Pairs;
            pairsOf[link.SourceB] = pairsOf.GetValueOrDefault(link.SourceB) + link.Pairs;
        }
        string[] order = [.. sheet.Model.Sources.Select(s => s.Source).Concat(pairsOf.Keys).Where(pairsOf.ContainsKey).Distinct(StringComparer.Ordinal)];
        HashSet<string> kept = new(order.OrderByDescending(s => pairsOf[s]).Take(ReportLimits.HeatSources), StringComparer.Ordinal);
        List<string> sources = [.. order.Where(kept.Contains)];
        if (order.Length > kept.Count)
            sources.Add(sheet.Text["channels.others"]);
        long[,] pairs = new long[sources.Count, sources.Count];
        foreach (LinkedSources link in links)
        {
            int a = Place(link.SourceA);
            int b = Place(link.SourceB);
            pairs[Math.Min(a, b), Math.Max(a, b)] += link.Pairs;
        }
        return ([.. sources], pairs);

        int Place(string source) => kept.Contains(source) ? sources.IndexOf(source) : sources.Count - 1;
    }

    static void WriteDensity(Sheet sheet)
    {
        SourceView[] sources = [.. sheet.Model.Sources.Where(s => s.Customers > 0).Take(ReportLimits.Sources)];
        if (sources.Length == 0)
            return;
        double most = sources.Max(RowsPerCustomer);
        sheet.Heading("channels.density");
        using Table table = new(
            sheet,
            "bars",
            sheet.Text["channels.density"],
            new Table.Column(sheet.Text["incoming.source"]),
            new Table.Column("", "chart"),
            Table.Column.Figure(sheet.Text["channels.perCustomer"]),
            Table.Column.Figure(sheet.Text["page.customers"]));
        foreach (SourceView source in sources)
        {
            using (table.Row())
            {
                using (table.Head())
                    sheet.Name(source.Source);
                using (table.Cell())
                    Bar.Write(sheet.Out, RowsPerCustomer(source) / most);
                table.Figure(RowsPerCustomer(source).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
                table.Count(source.Customers);
            }
        }
    }

    static double RowsPerCustomer(SourceView source) => (double)(source.Accepted - source.WithoutIdentity) / source.Customers;

    static void WriteSizes(Sheet sheet)
    {
        IReadOnlyList<CustomerSize> sizes = sheet.Model.CustomerSizes;
        if (sizes.Count == 0)
            return;
        sheet.Heading("channels.sizes");
        BarList.Write(
            sheet,
            sheet.Text["channels.sizes"],
            sheet.Text["incoming.rows"],
            sizes.Sum(s => s.Customers),
            [.. sizes.Take(ReportLimits.CustomerSizes).Select(s => (sheet.Text.Fill(s.OrMore ? "channels.size.more" : "channels.size", s.Rows), s.Customers))]);
        sheet.More(Math.Min(sizes.Count, ReportLimits.CustomerSizes), sizes.Count);
    }
}
