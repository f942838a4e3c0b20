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
        int[][] members = [.. Members(group).Where(m => !Array.TrueForAll(m, n => nodes.Table.IsVisitor(nodes.Record(n))))];
        ulong[][] keys = new ulong[members.Length][];
        Parallel.For(0, keys.Length, customer => keys[customer] = Array.ConvertAll(members[customer], nodes.ContentKey));
        (string[] ids, Dictionary<string, string> retired) = CustomerIds.Assign(nodes.Kind, keys, earlier);
        OrdinalSort.Sort(ids, members);
        return new Merged(Customers(nodes, members, ids, times, options), clusterer.Joined, clusterer.Refused, retired);
    }

    /// <summary>Each group's nodes, in the order of the groups' smallest nodes.</summary>
    /// <param name="group">For each node the smallest node of its group.</param>
    static int[][] Members(int[] group)
    {
        int[] sizes = new int[group.Length];
        foreach (int root in group)
            sizes[root]++;
        int[][] ofRoot = new int[group.Length][];
        var members = new List<int[]>();
        for (int node = 0; node < group.Length; node++)
        {
            if (group[node] == node)
                members.Add(ofRoot[node] = new int[sizes[node]]);
            int[] own = ofRoot[group[node]];
            // Counted down from the size, the place runs up from 0.
            own[own.Length - sizes[group[node]]--] = node;
        }
        return [.. members];
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

    static CustomerBase Customers(NodeTable nodes, int[][] members, string[] ids, long[] times, MergeOptions options)
    {
        RecordTable table = nodes.Table;
        int[] starts = new int[members.Length + 1], records = new int[members.Sum(m => m.Length)], customerOf = new int[table.Count];
        Array.Fill(customerOf, -1);
        for (int customer = 0; customer < members.Length; customer++)
        {
            Span<int> own = records.AsSpan(starts[customer], members[customer].Length);
            for (int i = 0; i < own.Length; i++)
                customerOf[own[i] = nodes.Record(members[customer][i])] = customer;
            own.Sort();
            starts[customer + 1] = starts[customer] + own.Length;
        }
        var survivorship = new Survivorship(nodes, options, times);
        var golden = new Dictionary<AttributeColumn, GoldenColumn>();
        AttributeColumn[] stated = [.. table.Attributes.Where(a => nodes.Codes(a).Length > 0)];
        var columns = new GoldenColumn[stated.Length];
        Parallel.For(0, columns.Length, a => columns[a] = survivorship.Choose(stated[a], members.Length, customerOf));
        foreach (GoldenColumn column in columns)
            golden.Add(column.Attribute, column);
        return new CustomerBase(nodes.Kind, table, starts, records, customerOf, ids, golden);
    }
}
