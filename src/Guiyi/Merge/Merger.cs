using Guiyi.Internals;
using Guiyi.Match;
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
        using Column<int> group = clusterer.Run(JudgedSame(nodes, judgments), match.Ruled.Select(r => (r.Left, r.Right)));
        using FlatLists<int> members = Members(nodes, group);
        AssignedIds ids = CustomerIds.Assign(nodes.Kind, members, nodes.ContentKey, earlier);
        return new Merged(Customers(nodes, members, ids, times, options), clusterer.Joined, clusterer.Refused, ids.Retired);
    }

    /// <summary>Each group's nodes, in the order of the groups' smallest nodes. Visitors whom nothing names are no customers.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="group">For each node the smallest node of its group.</param>
    static FlatLists<int> Members(NodeTable nodes, Column<int> group)
    {
        using Column<int> sizes = nodes.Store.New<int>(group.Length), next = nodes.Store.New<int>(group.Length);
        using Column<bool> isNamed = nodes.Store.New<bool>(group.Length);
        ReadOnlySpan<int> rootOf = group.Span;
        Span<int> size = sizes.Span;
        Span<int> place = next.Span;
        Span<bool> named = isNamed.Span;
        for (int node = 0; node < rootOf.Length; node++)
        {
            size[rootOf[node]]++;
            named[rootOf[node]] |= !nodes.Table.IsVisitor(nodes.Record(node));
        }
        Column<int> starts = nodes.Store.New<int>(group.Length + 1);
        Span<int> start = starts.Span;
        int groups = 0;
        for (int root = 0; root < named.Length; root++)
            if (named[root])
            {
                place[root] = start[groups];
                start[groups + 1] = start[groups] + size[root];
                groups++;
            }
        starts.Resize(groups + 1);
        Column<int> members = nodes.Store.NewUnset<int>(starts[groups]);
        Span<int> dealt = members.Span;
        for (int node = 0; node < rootOf.Length; node++)
            if (named[rootOf[node]])
                dealt[place[rootOf[node]]++] = node;
        return new FlatLists<int>(starts, members);
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

    static CustomerBase Customers(NodeTable nodes, FlatLists<int> members, AssignedIds ids, long[] times, MergeOptions options)
    {
        (CustomerRecords records, Column<int> byContent) = CustomerRecords.Of(nodes, members, ids.Groups);
        ids.Groups.Dispose();
        // A consent that nobody has given or refused so far is still asked for.
        AttributeColumn[] stated = [.. nodes.Table.Attributes.Where(a => nodes.Codes(a).Length > 0 || a.Kind == AttributeKind.Consent)];
        GoldenColumn[] columns = new Survivorship(nodes.Kind, nodes.Table, options, times, records, byContent).Choose(stated);
        byContent.Dispose();
        return new CustomerBase(nodes.Kind, nodes.Table, records, ids, columns.ToDictionary(c => c.Attribute));
    }
}
