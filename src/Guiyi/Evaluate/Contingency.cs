using Guiyi.Internals;

namespace Guiyi.Evaluate;

/// <summary>
/// How many items each cluster and each entity has, and each combination of the two. Labels are small numbers: items are dealt to their clusters by
/// counting, so that time and memory grow with items and labels, and nothing is sorted but the few items of one cluster.
/// </summary>
sealed class Contingency
{
    const int Few = 24, Ahead = 24;

    readonly Column<int> entitySizes;
    readonly ShapeCounts shapes = new();
    int items, clusters, entities, largestCluster, largestEntity;
    long truePairs, predictedPairs;

    Contingency(Column<int> entitySizes) => this.entitySizes = entitySizes;

    /// <param name="predicted">The cluster of each item; negative for an item in no cluster, which counts as a cluster of its own.</param>
    /// <param name="truth">The entity of each item; negative for an item that is left out.</param>
    /// <param name="store">Where the counts lie meanwhile.</param>
    public static Scores Score(ReadOnlySpan<int> predicted, ReadOnlySpan<int> truth, ColumnStore store)
    {
        ReadOnlySpan<int> cluster = SmallLabels.Of(predicted, out int clusters), entity = SmallLabels.Of(truth, out int entities);
        using Column<int> sizes = store.New<int>(entities);
        // Counted two places ahead, so that after dealing each start is where it should be.
        using Column<int> starts = store.New<int>(clusters + 2);
        var counted = new Contingency(sizes);
        counted.AddEntities(entity);
        using Column<int> dealt = counted.Deal(cluster, entity, starts);
        counted.AddClusters(dealt.Span, starts.Span[..(clusters + 1)]);
        return counted.Scores();
    }

    void AddEntities(ReadOnlySpan<int> entity)
    {
        Span<int> sizes = entitySizes.Span;
        foreach (int label in entity)
            if (label >= 0)
                sizes[label]++;
        foreach (int size in sizes)
        {
            items += size;
            entities += size > 0 ? 1 : 0;
            largestEntity = Math.Max(largestEntity, size);
            truePairs += ClusterScores.PairsOf(size);
        }
    }

    /// <summary>The entities of all items, cluster by cluster. Items in no cluster are counted at once.</summary>
    Column<int> Deal(ReadOnlySpan<int> cluster, ReadOnlySpan<int> entity, Column<int> starts)
    {
        Span<int> next = starts.Span;
        for (int i = 0; i < entity.Length; i++)
            if (entity[i] >= 0 && cluster[i] >= 0)
                next[cluster[i] + 2]++;
            else if (entity[i] >= 0)
                AddCluster([entity[i]]);
        for (int i = 2; i < next.Length; i++)
            next[i] += next[i - 1];
        Column<int> dealt = starts.Store.NewUnset<int>(next[^1]);
        Span<int> places = dealt.Span;
        for (int i = 0; i < entity.Length; i++)
            if (entity[i] >= 0 && cluster[i] >= 0)
                places[next[cluster[i] + 1]++] = entity[i];
        return dealt;
    }

    void AddClusters(Span<int> dealt, ReadOnlySpan<int> starts)
    {
        for (int cluster = 0; cluster + 1 < starts.Length; cluster++)
        {
            (int start, int end) = (starts[cluster], starts[cluster + 1]);
            // Entities lie anywhere: their sizes are asked for before they are needed.
            for (int i = start; i < end && i + Ahead < dealt.Length; i++)
                Prefetch.Item(in entitySizes[dealt[i + Ahead]]);
            if (end > start)
                AddCluster(dealt[start..end]);
        }
    }

    /// <summary>Counts a cluster.</summary>
    /// <param name="own">The entities of its items; is sorted.</param>
    void AddCluster(Span<int> own)
    {
        Sort(own);
        clusters++;
        largestCluster = Math.Max(largestCluster, own.Length);
        predictedPairs += ClusterScores.PairsOf(own.Length);
        for (int start = 0, end; start < own.Length; start = end)
        {
            for (end = start + 1; end < own.Length && own[end] == own[start];)
                end++;
            shapes.Add(new Shape(end - start, own.Length, entitySizes[own[start]]));
        }
    }

    static void Sort(Span<int> own)
    {
        if (own.Length > Few)
        {
            own.Sort();
            return;
        }
        for (int i = 1; i < own.Length; i++)
        {
            (int one, int to) = (own[i], i);
            for (; to > 0 && own[to - 1] > one; to--)
                own[to] = own[to - 1];
            own[to] = one;
        }
    }

    Scores Scores()
    {
        List<(Shape Shape, long Count)> cells = shapes.All();
        long correct = cells.Sum(c => c.Count * ClusterScores.PairsOf(c.Shape.Cell));
        return new Scores
        {
            Items = items,
            Pairs = new(Share(correct, predictedPairs), Share(correct, truePairs)),
            BCubed = new(MeanShare(cells, c => c.Cluster), MeanShare(cells, c => c.Entity)),
            TruePairs = truePairs,
            PredictedPairs = predictedPairs,
            CorrectPairs = correct,
            TrueClusters = entities,
            PredictedClusters = clusters,
            ExactClusters = (int)cells.Where(c => c.Shape.Cell == c.Shape.Cluster && c.Shape.Cell == c.Shape.Entity).Sum(c => c.Count),
            LargestTrueCluster = largestEntity,
            LargestPredictedCluster = largestCluster,
        };
    }

    static double Share(long part, long whole) => whole == 0 ? 1 : (double)part / whole;

    /// <summary>
    /// Each of the cell's items finds the cell's share of the whole. Cells of the same shape are summed in a fixed order, so that the last digit does
    /// not depend on the order of the items.
    /// </summary>
    double MeanShare(List<(Shape Shape, long Count)> cells, Func<Shape, int> whole)
    {
        double sum = 0;
        foreach (var shape in cells.GroupBy(c => (c.Shape.Cell, Whole: whole(c.Shape))).OrderBy(g => g.Key))
            sum += (double)shape.Key.Cell * shape.Key.Cell / shape.Key.Whole * shape.Sum(c => c.Count);
        return items == 0 ? 1 : sum / items;
    }
}
