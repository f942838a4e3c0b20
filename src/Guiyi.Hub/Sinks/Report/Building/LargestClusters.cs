using Guiyi.Hub.Sinks.Results;
using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>The customers made of most rows, and what holds them together.</summary>
static class LargestClusters
{
    /// <summary>Records of one customer that are looked at.</summary>
    const int Records = 60;

    public static IReadOnlyList<ClusterView> Of(PairOutcomes[] kinds, bool chinese)
    {
        var largest = kinds
            .SelectMany(kind => Enumerable.Range(0, kind.Kind.Customers.Count).Select(c => (Kind: kind, Customer: c, Rows: kind.Kind.Customers.Records(c).Length)))
            .Where(c => c.Rows > 1)
            .OrderByDescending(c => c.Rows).ThenBy(c => c.Kind.Kind.Customers.Id(c.Customer), StringComparer.Ordinal)
            .Take(ReportLimits.Clusters).ToArray();
        Dictionary<(PairOutcomes, int), List<int>> pairs = Pairs([.. largest.Select(l => (l.Kind, l.Customer))]);
        return [.. largest.Select(l => Cluster(l.Kind, l.Customer, pairs[(l.Kind, l.Customer)], chinese))];
    }

    /// <summary>The scored pairs within some customers.</summary>
    public static Dictionary<(PairOutcomes, int), List<int>> Pairs((PairOutcomes Kind, int Customer)[] wanted)
    {
        Dictionary<(PairOutcomes, int), List<int>> pairs = wanted.Distinct().ToDictionary(w => w, _ => new List<int>());
        foreach (PairOutcomes kind in wanted.Select(w => w.Kind).Distinct())
            for (int pair = 0; pair < kind.Match.Pairs.Count; pair++)
            {
                (int left, int right, _) = kind.Match.PairAt(pair);
                int customer = kind.CustomerOf(left);
                if (customer == kind.CustomerOf(right) && pairs.TryGetValue((kind, customer), out List<int>? own))
                    own.Add(pair);
            }
        return pairs;
    }

    static ClusterView Cluster(PairOutcomes kind, int customer, List<int> pairs, bool chinese)
    {
        CustomerBase customers = kind.Kind.Customers;
        int[] all = customers.Records(customer).ToArray();
        // First the records that differ most from the rest: they are what a person should look at.
        int[] lightest = [.. pairs.OrderBy(p => kind.Match.PairAt(p).Weight).Take(ReportLimits.PairsPerCluster)];
        int[] shown = [.. lightest.SelectMany(p => Ends(kind, p)).Concat(all).Distinct().Take(Records)];
        string why = chinese ? $"{all.Length} 行合成一个客户" : $"made of {all.Length} rows";
        return new ClusterView(customers.Id(customer), "", customers.Kind, all.Length, why, SideBySides.Of(kind, shown, customer, lightest));
    }

    public static IEnumerable<int> Ends(PairOutcomes kind, int pair)
    {
        (int left, int right, _) = kind.Match.PairAt(pair);
        return [kind.Match.Nodes.Record(left), kind.Match.Nodes.Record(right)];
    }
}
