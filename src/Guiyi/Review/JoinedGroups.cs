using Guiyi.Internals;
using Guiyi.Merge;

namespace Guiyi.Review;

/// <summary>Follows how groups of records grew.</summary>
static class JoinedGroups
{
    /// <summary>The joinings in the order in which they were done, each with the pairs of records that it put together: one group's size times the other's.</summary>
    /// <param name="merged">What was joined.</param>
    /// <param name="nodes">Number of nodes.</param>
    public static IEnumerable<(Joining Joining, long Decides)> Of(Merged merged, int nodes)
    {
        // Nodes lie anywhere: they are asked for before they are needed.
        const int ahead = 24;
        using var groups = new UnionFind(merged.Customers.Table.Store, nodes);
        int[] size = new int[nodes];
        Array.Fill(size, 1);
        IReadOnlyList<Joining> joinings = merged.Joined;
        for (int i = 0; i < joinings.Count; i++)
        {
            if (i + ahead < joinings.Count)
                groups.Prefetch(joinings[i + ahead].Left, joinings[i + ahead].Right);
            Joining joining = joinings[i];
            (int a, int b) = (groups.Find(joining.Left), groups.Find(joining.Right));
            yield return (joining, (long)size[a] * size[b]);
            int together = size[a] + size[b];
            size[groups.UnionRoots(a, b)] = together;
        }
    }
}
