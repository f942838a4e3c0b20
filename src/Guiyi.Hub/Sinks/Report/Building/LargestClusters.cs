using Guiyi.Hub.Sinks.Results;
using Guiyi.Merge;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>The customers made of most rows, and the weakest pairs that hold them together.</summary>
static class LargestClusters
{
    /// <summary>Records of one customer that are looked at.</summary>
    const int Records = 60;

    public static IReadOnlyList<ClusterView> Of(UnifyResult result, PairOutcomes[] kinds)
    {
        int least = Math.Max(2, SizeOfLast(kinds));
        (PairOutcomes Kind, int Customer)[] largest =
        [
            .. kinds
                .SelectMany(kind => Enumerable.Range(0, kind.Kind.Customers.Count).Where(c => Rows(kind, c) >= least).Select(c => (Kind: kind, Customer: c)))
                .OrderByDescending(c => Rows(c.Kind, c.Customer)).ThenBy(c => c.Kind.Kind.Customers.Id(c.Customer), StringComparer.Ordinal)
                .Take(ReportLimits.Clusters),
        ];
        var joints = kinds.ToDictionary(k => k, k => WeakestJoints.Of(k, largest.Where(c => c.Kind == k).Select(c => c.Customer)));
        return [.. largest.Select(c => Cluster(result, c.Kind, c.Customer, joints[c.Kind][c.Customer]))];
    }

    static int Rows(PairOutcomes kind, int customer) => kind.Kind.Customers.Records(customer).Length;

    /// <summary>Number of rows of the smallest customer that is shown: only so large ones need be put in order.</summary>
    static int SizeOfLast(PairOutcomes[] kinds)
    {
        var largest = new PriorityQueue<int, int>();
        foreach (PairOutcomes kind in kinds)
            for (int customer = 0; customer < kind.Kind.Customers.Count; customer++)
                if (largest.Count < ReportLimits.Clusters)
                    largest.Enqueue(customer, Rows(kind, customer));
                else if (largest.TryPeek(out _, out int least) && Rows(kind, customer) > least)
                    largest.EnqueueDequeue(customer, Rows(kind, customer));
        return largest.TryPeek(out _, out int rows) ? rows : 0;
    }

    static ClusterView Cluster(UnifyResult result, PairOutcomes kind, int customer, Joint joint)
    {
        CustomerBase customers = kind.Kind.Customers;
        int[] all = customers.Records(customer).ToArray();
        int[] pairs = [.. new[] { joint.Pair, joint.Next }.Where(p => p >= 0)];
        // First the records where the customer would come apart: they are what a person should look at.
        int[] shown = [.. pairs.SelectMany(kind.Records).Concat(all).Distinct().Take(Records)];
        return new ClusterView(customers.Id(customer), result.CodeOf(customers.Kind, customer), customers.Kind, all.Length, "", SideBySides.Of(kind, shown, customer, pairs));
    }
}
