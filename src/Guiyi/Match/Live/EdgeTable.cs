using System.Numerics;

namespace Guiyi.Match.Live;

/// <summary>A pair of nodes that may be one entity.</summary>
/// <param name="Left">A node.</param>
/// <param name="Right">The other.</param>
/// <param name="Weight">log2 odds.</param>
readonly record struct Edge(int Left, int Right, float Weight);

/// <summary>For each node its partners and the weights of the pairs: short lists in one common pool.</summary>
sealed class EdgeTable
{
    const int Head = 1, PerEdge = 2, SmallestBits = 2;

    // In the pool a list is its length, then partner and weight by turns. A free place holds where the next one of its size is.
    readonly int[] free = [.. Enumerable.Repeat(-1, 32)];
    int[] places, pool = [];
    readonly bool isBuilt;
    int used;

    /// <param name="nodes">Number of nodes, which may grow.</param>
    /// <param name="edges">The first edges.</param>
    public EdgeTable(int nodes, IEnumerable<Edge> edges)
    {
        places = new int[nodes];
        Array.Fill(places, -1);
        foreach (Edge edge in edges)
            Add(edge);
        Array.Resize(ref pool, used + (used >> 4));
        isBuilt = true;
    }

    /// <summary>Number of a node's partners.</summary>
    public int Count(int node) => (uint)node < (uint)places.Length && places[node] is >= 0 and int at ? pool[at] : 0;

    /// <summary>One of a node's edges, the node on the left.</summary>
    public Edge Of(int node, int index)
    {
        int at = places[node] + Head + (index * PerEdge);
        return new Edge(node, pool[at], BitConverter.Int32BitsToSingle(pool[at + 1]));
    }

    /// <summary>True where the nodes are partners.</summary>
    public bool Has(int node, int partner) => Find(node, partner) >= 0;

    /// <summary>Adds an edge that is not there.</summary>
    public void Add(in Edge edge)
    {
        Add(edge.Left, edge.Right, edge.Weight);
        Add(edge.Right, edge.Left, edge.Weight);
    }

    /// <summary>Removes an edge that is there.</summary>
    public void Remove(in Edge edge)
    {
        Remove(edge.Left, edge.Right);
        Remove(edge.Right, edge.Left);
    }

    void Add(int node, int partner, float weight)
    {
        if (node >= places.Length)
        {
            int known = places.Length;
            Array.Resize(ref places, Math.Max(node + 1, known + (known >> 4) + 16));
            places.AsSpan(known).Fill(-1);
        }
        int at = places[node], count = at < 0 ? 0 : pool[at];
        at = places[node] = at < 0 ? Take(Bits(1)) : Moved(at, count, count + 1);
        int place = at + Head + (count * PerEdge);
        (pool[at], pool[place], pool[place + 1]) = (count + 1, partner, BitConverter.SingleToInt32Bits(weight));
    }

    void Remove(int node, int partner)
    {
        int index = Find(node, partner), at = places[node], count = pool[at];
        if (index < 0)
            throw new InvalidOperationException($"Nodes {node} and {partner} are no partners.");
        int place = at + Head + (index * PerEdge), last = at + Head + ((count - 1) * PerEdge);
        (pool[place], pool[place + 1]) = (pool[last], pool[last + 1]);
        pool[at] = count - 1;
        if (count > 1)
            places[node] = Moved(at, count, count - 1);
        else
            Free(at, Bits(1));
        if (count == 1)
            places[node] = -1;
    }

    int Find(int node, int partner)
    {
        int count = Count(node);
        for (int i = 0, at = count == 0 ? 0 : places[node] + Head; i < count; i++, at += PerEdge)
            if (pool[at] == partner)
                return i;
        return -1;
    }

    int Moved(int at, int from, int to)
    {
        (int bits, int needed) = (Bits(from), Bits(to));
        if (bits == needed)
            return at;
        int other = Take(needed);
        pool.AsSpan(at, Head + (Math.Min(from, to) * PerEdge)).CopyTo(pool.AsSpan(other));
        Free(at, bits);
        return other;
    }

    static int Bits(int count) => Math.Max(SmallestBits, BitOperations.Log2((uint)((count * PerEdge) + Head - 1)) + 1);

    int Take(int bits)
    {
        int at = free[bits];
        if (at >= 0)
        {
            free[bits] = pool[at];
            return at;
        }
        at = used;
        used += 1 << bits;
        if (used > pool.Length)
            Array.Resize(ref pool, Math.Max(used, pool.Length + (pool.Length >> (isBuilt ? 4 : 1))));
        return at;
    }

    void Free(int at, int bits) => (pool[at], free[bits]) = (free[bits], at);
}
