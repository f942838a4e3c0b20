namespace Guiyi.Hub.Sinks.Results;

/// <summary>The weakest pair that holds a customer together.</summary>
/// <param name="Pair">Position of the pair; -1 where no scored pair holds the customer together.</param>
/// <param name="Next">The next weakest pair, or -1.</param>
readonly record struct Joint(int Pair, int Next);

/// <summary>Where a customer would come apart first: the weakest pair of the strongest pairs that hold its records together (a maximum spanning tree).</summary>
static class WeakestJoints
{
    /// <param name="kind">Outcomes.</param>
    /// <param name="customers">The customers to look at: a few.</param>
    /// <returns>The joint of each of them.</returns>
    public static Dictionary<int, Joint> Of(PairOutcomes kind, IEnumerable<int> customers)
    {
        Dictionary<int, Joint> weakest = customers.Distinct().ToDictionary(c => c, _ => new Joint(-1, -1));
        bool[] isAsked = new bool[kind.Kind.Customers.Count];
        foreach (int customer in weakest.Keys)
            isAsked[customer] = true;
        var parents = new Dictionary<int, int>();
        int Find(int node)
        {
            while (parents.TryGetValue(node, out int parent))
                node = parents[node] = parents.GetValueOrDefault(parent, parent);
            return node;
        }
        // Heaviest first.
        foreach (int pair in kind.AboveFloor)
        {
            (int left, int right, _) = kind.Match.PairAt(pair);
            int customer = kind.CustomerOf(left);
            if (!isAsked[customer] || customer != kind.CustomerOf(right))
                continue;
            (int a, int b) = (Find(left), Find(right));
            if (a == b)
                continue;
            weakest[customer] = new Joint(pair, weakest[customer].Pair);
            parents[b] = a;
        }
        return weakest;
    }
}
