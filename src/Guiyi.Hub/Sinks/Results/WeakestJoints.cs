namespace Guiyi.Hub.Sinks.Results;

/// <summary>Where a customer would come apart first: the weakest pair of the strongest pairs that hold its records together (a maximum spanning tree).</summary>
static class WeakestJoints
{
    /// <param name="kind">Outcomes.</param>
    /// <param name="scored">Pairs, heaviest first.</param>
    /// <returns>For each customer of several records the weakest pair, and the sizes of the two groups that it joins.</returns>
    public static IEnumerable<(int Pair, int Smaller, int Larger)> Of(PairOutcomes kind, int[] scored)
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
        var weakest = new Dictionary<int, (int Pair, int Smaller, int Larger)>();
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
            weakest[customer] = (pair, size[b], size[a]);
            parent[b] = a;
            size[a] += size[b];
        }
        return weakest.OrderBy(w => w.Key).Select(w => w.Value);
    }
}
