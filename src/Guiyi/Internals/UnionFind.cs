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

    public void Dispose() => parent.Dispose();
}
