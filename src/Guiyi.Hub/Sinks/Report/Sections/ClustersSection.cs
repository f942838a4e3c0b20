namespace Guiyi.Hub.Sinks.Report.Sections;

/// <summary>The largest customers and the most doubtful ones, their records side by side.</summary>
static class ClustersSection
{
    public static bool HasData(ReportModel model) => model.LargestClusters.Count + model.DoubtfulClusters.Count > 0;

    public static void Write(Sheet sheet)
    {
        if (!sheet.Model.ShowPersonalData)
            sheet.Note("clusters.maskedNote");
        WriteAll(sheet, "clusters.doubtful", sheet.Model.DoubtfulClusters, "review.csv");
        WriteAll(sheet, "clusters.largest", sheet.Model.LargestClusters, "records.csv");
    }

    static void WriteAll(Sheet sheet, string key, IReadOnlyList<ClusterView> clusters, string file)
    {
        if (clusters.Count == 0)
            return;
        sheet.Heading(key);
        foreach (ClusterView cluster in clusters.Take(ReportLimits.Clusters))
            WriteCluster(sheet, cluster);
        sheet.More(Math.Min(clusters.Count, ReportLimits.Clusters), clusters.Count, file);
    }

    static void WriteCluster(Sheet sheet, ClusterView cluster)
    {
        using (sheet.Out.In("article", ("class", "cluster")))
        {
            using (sheet.Out.In("h4"))
                WriteTitle(sheet, cluster);
            if (cluster.Why.Length > 0)
            {
                using (sheet.Out.In("p", ("class", "note")))
                    sheet.Value(cluster.Why, ReportLimits.LineLength);
            }
            SideBySideTable.Write(sheet, cluster.Side, cluster.Rows);
        }
    }

    static void WriteTitle(Sheet sheet, ClusterView cluster)
    {
        if (cluster.CustomerId.Length == 0)
        {
            sheet.Out.Text(sheet.Text["clusters.pair"]);
            return;
        }
        string name = cluster.Code.Length > 0 ? cluster.Code : cluster.CustomerId;
        sheet.Out.Text(sheet.Text["kind." + cluster.Kind] + " ");
        sheet.Sentence("clusters.head", name, cluster.Rows);
        if (cluster.Code.Length > 0)
            sheet.Out.Line("small", " " + sheet.Cut(cluster.CustomerId));
    }
}
