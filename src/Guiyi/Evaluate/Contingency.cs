namespace Guiyi.Evaluate;

/// <summary>Counts how many items fall into each cluster, each entity, and each combination of the two.</summary>
sealed class Contingency
{
    readonly Dictionary<int, int> _clusters = [];
    readonly Dictionary<int, int> _entities = [];
    readonly Dictionary<(int Cluster, int Entity), int> _cells = [];

    /// <summary>Items in no cluster get labels of their own, counted down so that they meet no given one.</summary>
    int _nextSingle = -1;
    int _items;

    public void Add(int cluster, int entity)
    {
        if (cluster < 0)
            cluster = _nextSingle--;
        _items++;
        _clusters[cluster] = _clusters.GetValueOrDefault(cluster) + 1;
        _entities[entity] = _entities.GetValueOrDefault(entity) + 1;
        _cells[(cluster, entity)] = _cells.GetValueOrDefault((cluster, entity)) + 1;
    }

    public Scores Score()
    {
        long correct = 0;
        int exact = 0;
        foreach (((int cluster, int entity), int count) in _cells)
        {
            correct += ClusterScores.PairsOf(count);
            exact += count == _clusters[cluster] && count == _entities[entity] ? 1 : 0;
        }
        long truePairs = _entities.Values.Sum(size => ClusterScores.PairsOf(size));
        long predictedPairs = _clusters.Values.Sum(size => ClusterScores.PairsOf(size));
        return new Scores
        {
            Items = _items,
            Pairs = new(Share(correct, predictedPairs), Share(correct, truePairs)),
            BCubed = new(MeanShare(_cells.Select(cell => (cell.Value, _clusters[cell.Key.Cluster]))), MeanShare(_cells.Select(cell => (cell.Value, _entities[cell.Key.Entity])))),
            TruePairs = truePairs,
            PredictedPairs = predictedPairs,
            CorrectPairs = correct,
            TrueClusters = _entities.Count,
            PredictedClusters = _clusters.Count,
            ExactClusters = exact,
            LargestTrueCluster = _entities.Values.DefaultIfEmpty().Max(),
            LargestPredictedCluster = _clusters.Values.DefaultIfEmpty().Max(),
        };
    }

    static double Share(long part, long whole) => whole == 0 ? 1 : (double)part / whole;

    /// <summary>
    /// Each of the cell's items finds the cell's share of the whole. Cells of the same shape are counted first and then
    /// summed in a fixed order, so that the last digit does not depend on the order of the items.
    /// </summary>
    double MeanShare(IEnumerable<(int Cell, int Whole)> cells)
    {
        var shapes = new Dictionary<(int Cell, int Whole), long>();
        foreach ((int Cell, int Whole) shape in cells)
            shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
        double sum = 0;
        foreach ((int cell, int whole) in shapes.Keys.Order())
            sum += (double)cell * cell / whole * shapes[(cell, whole)];
        return _items == 0 ? 1 : sum / _items;
    }
}
