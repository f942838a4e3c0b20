using Guiyi.Internals;

namespace Guiyi.Evaluate;

/// <summary>Counts how many items fall into each cluster, each entity, and each combination of the two: by sorting, so that a million items need no table of a million entries.</summary>
sealed class Contingency
{
    readonly ulong[] keys;
    int items, singles;

    /// <param name="most">Most items that are added.</param>
    public Contingency(int most) => keys = new ulong[most];

    /// <param name="cluster">The item's cluster; negative for none.</param>
    /// <param name="entity">The item's entity; not negative.</param>
    public void Add(int cluster, int entity)
    {
        // Items in no cluster get labels of their own, above all that can be given.
        uint own = cluster >= 0 ? (uint)cluster : uint.MaxValue - (uint)singles++;
        keys[items++] = ((ulong)own << 32) | (uint)entity;
    }

    /// <summary>So many items of a cluster of this size and an entity of that size are in both.</summary>
    readonly record struct Shape(int Cell, int Cluster, int Entity);

    public Scores Score()
    {
        (List<int> clusters, List<int> entities, Dictionary<Shape, long> cells) = Count();
        long Correct() => cells.Sum(c => c.Value * ClusterScores.PairsOf(c.Key.Cell));
        long correct = Correct(), truePairs = entities.Sum(size => ClusterScores.PairsOf(size)), predictedPairs = clusters.Sum(size => ClusterScores.PairsOf(size));
        return new Scores
        {
            Items = items,
            Pairs = new(Share(correct, predictedPairs), Share(correct, truePairs)),
            BCubed = new(MeanShare(cells, c => c.Cluster), MeanShare(cells, c => c.Entity)),
            TruePairs = truePairs,
            PredictedPairs = predictedPairs,
            CorrectPairs = correct,
            TrueClusters = entities.Count,
            PredictedClusters = clusters.Count,
            ExactClusters = (int)cells.Where(c => c.Key.Cell == c.Key.Cluster && c.Key.Cell == c.Key.Entity).Sum(c => c.Value),
            LargestTrueCluster = entities.DefaultIfEmpty().Max(),
            LargestPredictedCluster = clusters.DefaultIfEmpty().Max(),
        };
    }

    (List<int> Clusters, List<int> Entities, Dictionary<Shape, long> Cells) Count()
    {
        int[] entityOf = new int[items];
        ulong[] sorted = Array.ConvertAll(keys[..items], key => (ulong)(uint)key);
        for (int i = 0; i < items; i++)
            entityOf[i] = i;
        RadixSort.Sort(ref sorted, ref entityOf, items);
        var entities = new List<int>();
        int[] sizeOf = new int[items];
        for (int start = 0; start < items;)
        {
            int end = End(sorted, start, key => key);
            entities.Add(end - start);
            for (int i = start; i < end; i++)
                sizeOf[entityOf[i]] = end - start;
            start = end;
        }
        return Cells(sizeOf, entities);
    }

    (List<int>, List<int>, Dictionary<Shape, long>) Cells(int[] entitySizeOf, List<int> entities)
    {
        (ulong[] sorted, int[] order) = (keys[..items], [.. Enumerable.Range(0, items)]);
        RadixSort.Sort(ref sorted, ref order, items);
        var clusters = new List<int>();
        var cells = new Dictionary<Shape, long>();
        for (int start = 0; start < items;)
        {
            int end = End(sorted, start, key => key >> 32);
            clusters.Add(end - start);
            for (int cell = start; cell < end;)
            {
                int next = End(sorted, cell, key => key);
                var shape = new Shape(next - cell, end - start, entitySizeOf[order[cell]]);
                cells[shape] = cells.GetValueOrDefault(shape) + 1;
                cell = next;
            }
            start = end;
        }
        return (clusters, entities, cells);
    }

    static int End(ulong[] sorted, int start, Func<ulong, ulong> part)
    {
        int end = start + 1;
        while (end < sorted.Length && part(sorted[end]) == part(sorted[start]))
            end++;
        return end;
    }

    static double Share(long part, long whole) => whole == 0 ? 1 : (double)part / whole;

    /// <summary>
    /// Each of the cell's items finds the cell's share of the whole. Cells of the same shape are summed in a fixed order, so that the last digit does
    /// not depend on the order of the items.
    /// </summary>
    double MeanShare(Dictionary<Shape, long> cells, Func<Shape, int> whole)
    {
        double sum = 0;
        foreach (var shape in cells.GroupBy(c => (c.Key.Cell, Whole: whole(c.Key))).OrderBy(g => g.Key))
            sum += (double)shape.Key.Cell * shape.Key.Cell / shape.Key.Whole * shape.Sum(c => c.Value);
        return items == 0 ? 1 : sum / items;
    }
}
