using Guiyi.Hub.Sinks.Results;
using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>The customers made of most rows, and the weakest pairs that hold them together.</summary>
static class LargestClusters
{
    /// <summary>Records of one customer that are looked at.</summary>
    const int Records = 60;

    public static IReadOnlyList<ClusterView> Of(UnifyResult result, PairOutcomes[] kinds) =>
        [.. kinds
            .SelectMany(kind => Enumerable.Range(0, kind.Kind.Customers.Count).Select(c => (Kind: kind, Customer: c, Rows: kind.Kind.Customers.Records(c).Length)))
            .Where(c => c.Rows > 1)
            .OrderByDescending(c => c.Rows).ThenBy(c => c.Kind.Kind.Customers.Id(c.Customer), StringComparer.Ordinal)
            .Take(ReportLimits.Clusters)
            .Select(c => Cluster(result, c.Kind, c.Customer))];

    static ClusterView Cluster(UnifyResult result, PairOutcomes kind, int customer)
    {
        CustomerBase customers = kind.Kind.Customers;
        int[] all = customers.Records(customer).ToArray();
        Joint joint = kind.WeakestJoints[customer];
        int[] pairs = [.. new[] { joint.Pair, joint.Next }.Where(p => p >= 0)];
        // First the records where the customer would come apart: they are what a person should look at.
        int[] shown = [.. pairs.SelectMany(kind.Records).Concat(all).Distinct().Take(Records)];
        return new ClusterView(customers.Id(customer), result.CodeOf(customers.Kind, customer), customers.Kind, all.Length, "", SideBySides.Of(kind, shown, customer, pairs));
    }
}
