using Guiyi.Internals;
using Guiyi.Merge;

namespace Guiyi.Review;

/// <summary>Follows how groups of records grew.</summary>
static class JoinedGroups
{
    /// <summary>Tells of the joinings in the order in which they were done, each with the pairs of records that it put together: one group's size times the other's.</summary>
    /// <param name="merged">What was joined.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="tell">Called for each joining.</param>
    public static void Follow(Merged merged, int nodes, Action<Joining, long> tell)
    {
        // Nodes lie anywhere: they are asked for before they are needed.
        const int ahead = 24;
        ColumnStore store = merged.Customers.Table.Store;
        using var groups = new UnionFind(store, nodes);
        using Column<int> size = store.NewUnset<int>(nodes);
        size.Span.Fill(1);
        IReadOnlyList<Joining> joinings = merged.Joined;
        for (int i = 0; i < joinings.Count; i++)
        {
            if (i + ahead < joinings.Count)
            {
                Joining next = joinings[i + ahead];
                groups.Prefetch(next.Left, next.Right);
                Prefetch.Item(in size[next.Left]);
                Prefetch.Item(in size[next.Right]);
            }
            Joining joining = joinings[i];
            (int a, int b) = (groups.Find(joining.Left), groups.Find(joining.Right));
            tell(joining, (long)size[a] * size[b]);
            int together = size[a] + size[b];
            size[groups.UnionRoots(a, b)] = together;
        }
    }
}
