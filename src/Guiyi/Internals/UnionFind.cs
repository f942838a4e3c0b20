namespace Guiyi.Internals;

/// <summary>Disjoint sets of 0..n-1. The root of a set is its smallest member, so the outcome does not depend on the order of unions.</summary>
sealed class UnionFind(ColumnStore store, int count) : IDisposable
{
    readonly Column<int> parent = store.Numbers(count);

    public int Find(int item)
    {
        while (parent[item] != item)
            item = parent[item] = parent[parent[item]];
        return item;
    }

    public void Union(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a < b)
            parent[b] = a;
        else
            parent[a] = b;
    }

    /// <summary>Says that two items will be joined or found soon.</summary>
    public void Prefetch(int a, int b)
    {
        Internals.Prefetch.Item(in parent[a]);
        Internals.Prefetch.Item(in parent[b]);
    }

    /// <summary>Joins two sets.</summary>
    /// <param name="a">A root.</param>
    /// <param name="b">Another.</param>
    /// <returns>The root of both.</returns>
    public int UnionRoots(int a, int b)
    {
        (int low, int high) = a < b ? (a, b) : (b, a);
        return parent[high] = low;
    }

    /// <summary>Each item's root. The sets are spent: the column is the caller's.</summary>
    public Column<int> Roots()
    {
        // A root is smaller than its members, and so is every step on the way: what lies before an item is done.
        Span<int> own = parent.Span;
        for (int item = 0; item < own.Length; item++)
            own[item] = own[own[item]];
        return parent;
    }

    public void Dispose() => parent.Dispose();
}
