namespace Guiyi.Hub.Sinks.Results;

/// <summary>The weakest pair that holds a customer together.</summary>
readonly record struct Joint(int Pair, int Smaller, int Larger, int Next);

/// <summary>Where a customer would come apart first: the weakest pair of the strongest pairs that hold its records together (a maximum spanning tree).</summary>
static class WeakestJoints
{
    /// <param name="kind">Outcomes.</param>
    /// <param name="scored">Pairs, heaviest first.</param>
    /// <returns>For each customer of several records the weakest pair, the sizes of the two groups that it joins, and the next weakest pair or -1.</returns>
    public static IReadOnlyDictionary<int, Joint> Of(PairOutcomes kind, int[] scored)
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
        var weakest = new Dictionary<int, Joint>();
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
            weakest[customer] = new Joint(pair, size[b], size[a], weakest.TryGetValue(customer, out Joint before) ? before.Pair : -1);
            parent[b] = a;
            size[a] += size[b];
        }
        return weakest;
    }
}
