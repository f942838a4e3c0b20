namespace Guiyi.Match.Ruling;

/// <summary>A pair that a rule judged the same.</summary>
public readonly record struct RuledPair(int Left, int Right, string Rule);

/// <summary>Applies deterministic rules: records with equal keys are chained, neighbour to neighbour.</summary>
static class RuleMatcher
{
    public static IReadOnlyList<RuledPair> Match(NodeTable nodes, IReadOnlyList<MatchRule> rules)
    {
        var pairs = new List<RuledPair>();
        foreach (MatchRule rule in rules)
            if (RuleKeys.Of(nodes, rule) is { } keys)
                Chain(nodes.Count, rule.Name, keys.Read, pairs);
        return pairs;
    }

    /// <summary>Gives the keys of a node under a rule.</summary>
    public delegate void KeyReader(int node, List<ulong> keys);

    /// <summary>Chains the nodes that have a key in common, in their order.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="keysOf">Gives the keys of a node under it.</param>
    /// <param name="pairs">Takes the pairs.</param>
    public static void Chain(int nodes, string rule, KeyReader keysOf, List<RuledPair> pairs)
    {
        var last = new Dictionary<ulong, int>();
        var keys = new List<ulong>();
        for (int node = 0; node < nodes; node++)
        {
            keysOf(node, keys);
            foreach (ulong key in keys)
            {
                if (last.TryGetValue(key, out int before) && before != node)
                    pairs.Add(new RuledPair(before, node, rule));
                last[key] = node;
            }
        }
    }
}
