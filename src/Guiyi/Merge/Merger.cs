using Guiyi.Internals;
using Guiyi.Match;
using Guiyi.Match.Scoring;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>Customers of one kind, the joinings that made them, and those that were refused on the way.</summary>
/// <param name="Customers">The customers.</param>
/// <param name="Joined">The joinings that made the customers, by node, in the order in which they were done.</param>
/// <param name="Refused">Pairs that the model, a rule or a person held for the same but whose groups are inconsistent, by node.</param>
/// <param name="RetiredIds">Ids that no longer have a customer of their own, and the id that took their place.</param>
public sealed record Merged(CustomerBase Customers, IReadOnlyList<Joining> Joined, IReadOnlyList<Joining> Refused, IReadOnlyDictionary<string, string> RetiredIds);

/// <summary>Judgments to customers to golden records.</summary>
public static class Merger
{
    /// <param name="match">Scored pairs.</param>
    /// <param name="judgments">What people and deterministic rules decided.</param>
    /// <param name="earlier">Ids of the run before.</param>
    /// <param name="times">When each record was stated, in ticks; 0 where it is not known.</param>
    /// <param name="options">How to merge.</param>
    public static Merged Merge(MatchResult match, JudgmentSet judgments, EarlierIds earlier, long[] times, MergeOptions options)
    {
        NodeTable nodes = match.Nodes;
        var clusterer = new Clusterer(match, options, judgments);
        int[] group = clusterer.Run(JudgedSame(nodes, judgments), match.Ruled.Select(r => (r.Left, r.Right)));
        FlatLists<int> members = Members(nodes, group);
        var keys = new FlatLists<ulong>(members.Starts, Array.ConvertAll(members.Items, nodes.ContentKey));
        (string[] ids, Dictionary<string, string> retired) = CustomerIds.Assign(nodes.Kind, keys, earlier);
        int[] order = [.. Enumerable.Range(0, ids.Length)];
        OrdinalSort.Sort(ids, order);
        return new Merged(Customers(nodes, members, order, ids, times, options), clusterer.Joined, clusterer.Refused, retired);
    }

    /// <summary>Each group's nodes, in the order of the groups' smallest nodes. Visitors whom nothing names are no customers.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="group">For each node the smallest node of its group.</param>
    static FlatLists<int> Members(NodeTable nodes, int[] group)
    {
        int[] sizes = new int[group.Length];
        bool[] isNamed = new bool[group.Length];
        for (int node = 0; node < group.Length; node++)
        {
            sizes[group[node]]++;
            isNamed[group[node]] |= !nodes.Table.IsVisitor(nodes.Record(node));
        }
        var starts = new List<int> { 0 };
        int[] next = new int[group.Length];
        for (int root = 0; root < group.Length; root++)
            if (isNamed[root])
            {
                next[root] = starts[^1];
                starts.Add(starts[^1] + sizes[root]);
            }
        int[] members = new int[starts[^1]];
        for (int node = 0; node < group.Length; node++)
            if (isNamed[group[node]])
                members[next[group[node]]++] = node;
        return new FlatLists<int>([.. starts], members);
    }

    static IEnumerable<(int, int)> JudgedSame(NodeTable nodes, JudgmentSet judgments)
    {
        if (judgments.Judgments.Count == 0)
            return [];
        Dictionary<int, int> nodeOf = Enumerable.Range(0, nodes.Count).ToDictionary(nodes.Record);
        return judgments.Judgments
            .Where(j => j.Decision == Decision.Same && nodeOf.ContainsKey(j.Left) && nodeOf.ContainsKey(j.Right))
            .Select(j => (Math.Min(nodeOf[j.Left], nodeOf[j.Right]), Math.Max(nodeOf[j.Left], nodeOf[j.Right])))
            .Distinct().Order();
    }

    /// <param name="nodes">The nodes.</param>
    /// <param name="members">Nodes of each group.</param>
    /// <param name="order">Groups in the order of their ids.</param>
    /// <param name="ids">The ids, in order.</param>
    /// <param name="times">When each record was stated.</param>
    /// <param name="options">How to merge.</param>
    static CustomerBase Customers(NodeTable nodes, FlatLists<int> members, int[] order, string[] ids, long[] times, MergeOptions options)
    {
        RecordTable table = nodes.Table;
        int[] starts = new int[order.Length + 1], records = new int[members.Items.Length], customerOf = new int[table.Count];
        Array.Fill(customerOf, -1);
        for (int customer = 0; customer < order.Length; customer++)
        {
            ReadOnlySpan<int> group = members[order[customer]];
            Span<int> own = records.AsSpan(starts[customer], group.Length);
            for (int i = 0; i < own.Length; i++)
                customerOf[own[i] = nodes.Record(group[i])] = customer;
            own.Sort();
            starts[customer + 1] = starts[customer] + own.Length;
        }
        var survivorship = new Survivorship(nodes, options, times);
        var golden = new Dictionary<AttributeColumn, GoldenColumn>();
        AttributeColumn[] stated = [.. table.Attributes.Where(a => nodes.Codes(a).Length > 0)];
        var columns = new GoldenColumn[stated.Length];
        Parallel.For(0, columns.Length, a => columns[a] = survivorship.Choose(stated[a], order.Length, customerOf));
        foreach (GoldenColumn column in columns)
            golden.Add(column.Attribute, column);
        return new CustomerBase(nodes.Kind, table, starts, records, customerOf, ids, golden);
    }
}
