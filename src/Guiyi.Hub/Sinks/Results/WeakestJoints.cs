namespace Guiyi.Hub.Sinks.Results;

/// <summary>The weakest pair that holds a customer together.</summary>
/// <param name="Pair">Position of the pair; -1 where no scored pair holds the customer together.</param>
/// <param name="Smaller">Size of the smaller of the two groups that it joins.</param>
/// <param name="Larger">Size of the other.</param>
/// <param name="Next">The next weakest pair, or -1.</param>
readonly record struct Joint(int Pair, int Smaller, int Larger, int Next);

/// <summary>Where a customer would come apart first: the weakest pair of the strongest pairs that hold its records together (a maximum spanning tree).</summary>
static class WeakestJoints
{
    /// <param name="kind">Outcomes.</param>
    /// <param name="scored">Pairs, heaviest first.</param>
    /// <returns>The joint of each customer.</returns>
    public static Joint[] Of(PairOutcomes kind, int[] scored)
    {
        int[] parent = [.. Enumerable.Range(0, kind.Match.Nodes.Count)];
        int[] size = new int[parent.Length];
        Array.Fill(size, 1);
        int Find(int node)
        {
            while (parent[node] != node)
                node = parent[node] = parent[parent[node]];
            return node;
        }
        var weakest = new Joint[kind.Kind.Customers.Count];
        Array.Fill(weakest, new Joint(-1, 0, 0, -1));
        foreach (int pair in scored)
        {
            (int left, int right, _) = kind.Match.PairAt(pair);
            int customer = kind.CustomerOf(left);
            if (customer != kind.CustomerOf(right))
                continue;
            (int a, int b) = (Find(left), Find(right));
            if (a == b)
                continue;
            if (size[a] < size[b])
                (a, b) = (b, a);
            weakest[customer] = new Joint(pair, size[b], size[a], weakest[customer].Pair);
            parent[b] = a;
            size[a] += size[b];
        }
        return weakest;
    }
}
