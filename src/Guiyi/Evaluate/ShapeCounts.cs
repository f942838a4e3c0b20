using System.Runtime.InteropServices;

namespace Guiyi.Evaluate;

/// <summary>So many items of a cluster of one size and an entity of another are in both.</summary>
/// <param name="Cell">Items that are in both.</param>
/// <param name="Cluster">Items of the cluster.</param>
/// <param name="Entity">Items of the entity.</param>
readonly record struct Shape(int Cell, int Cluster, int Entity);

/// <summary>How often each shape occurs. Nearly all clusters and entities are small: those are counted in a table, the others by hash.</summary>
sealed class ShapeCounts
{
    const int Bits = 4, Small = 1 << Bits;

    readonly long[] few = new long[Small * Small * Small];
    readonly Dictionary<Shape, long> others = [];

    public void Add(Shape shape)
    {
        if ((shape.Cell | shape.Cluster | shape.Entity) < Small)
            few[(((shape.Cell << Bits) | shape.Cluster) << Bits) | shape.Entity]++;
        else
            CollectionsMarshal.GetValueRefOrAddDefault(others, shape, out _)++;
    }

    /// <summary>The shapes that occur, in no order.</summary>
    public List<(Shape Shape, long Count)> All()
    {
        var all = new List<(Shape, long)>();
        for (int i = 0; i < few.Length; i++)
            if (few[i] > 0)
                all.Add((new Shape(i >> (2 * Bits), (i >> Bits) & (Small - 1), i & (Small - 1)), few[i]));
        foreach ((Shape shape, long count) in others)
            all.Add((shape, count));
        return all;
    }
}
