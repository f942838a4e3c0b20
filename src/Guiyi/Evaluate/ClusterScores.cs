using Guiyi.Internals;

namespace Guiyi.Evaluate;

/// <summary>Precision, recall and their harmonic mean, each 0 to 1. Where nothing was claimed precision is 1; where there was nothing to find recall is 1.</summary>
public readonly record struct PrecisionRecall(double Precision, double Recall)
{
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}

/// <summary>How well a clustering fits the truth.</summary>
public sealed record Scores
{
    /// <summary>Items with a true label; only they are scored.</summary>
    public required int Items { get; init; }

    /// <summary>Over pairs of items: the share of joined pairs that are true, and of true pairs that are joined.</summary>
    public required PrecisionRecall Pairs { get; init; }

    /// <summary>Averaged over items (Bagga and Baldwin 1998): the share of an item's cluster that is the same entity, and of its entity that is in the cluster.</summary>
    public required PrecisionRecall BCubed { get; init; }

    /// <summary>Pairs of items that are the same entity.</summary>
    public required long TruePairs { get; init; }

    /// <summary>Pairs of items in one cluster.</summary>
    public required long PredictedPairs { get; init; }

    /// <summary>Pairs that are both.</summary>
    public required long CorrectPairs { get; init; }

    public required int TrueClusters { get; init; }

    public required int PredictedClusters { get; init; }

    /// <summary>Clusters that hold one whole entity and nothing else.</summary>
    public required int ExactClusters { get; init; }

    public required int LargestTrueCluster { get; init; }

    public required int LargestPredictedCluster { get; init; }
}

/// <summary>Scores a clustering against the truth from the counts of items per cluster and entity; the time grows with the items, not the pairs.</summary>
public static class ClusterScores
{
    /// <summary>Scores items by position. Any numbers may be labels.</summary>
    /// <param name="predicted">The cluster of each item; negative for an item in no cluster, which counts as a cluster of its own.</param>
    /// <param name="truth">The entity of each item; negative for an item whose entity is not known, which is left out.</param>
    public static Scores Of(ReadOnlySpan<int> predicted, ReadOnlySpan<int> truth) => Of(predicted, truth, ColumnStore.Memory);

    internal static Scores Of(ReadOnlySpan<int> predicted, ReadOnlySpan<int> truth, ColumnStore store) => predicted.Length == truth.Length
        ? Contingency.Score(predicted, truth, store)
        : throw new ArgumentException($"One label per item is needed: {predicted.Length} predicted, {truth.Length} true.");

    /// <summary>Number of pairs among so many items.</summary>
    internal static long PairsOf(long items) => items * (items - 1) / 2;
}
