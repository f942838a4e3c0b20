namespace Guiyi.Evaluate;

/// <summary>A pair of items that was compared.</summary>
/// <param name="A">Position of one item.</param>
/// <param name="B">Position of the other.</param>
/// <param name="Weight">The pair's total weight (log2 Bayes factor); above 0 speaks for the same entity.</param>
public readonly record struct ScoredPair(int A, int B, double Weight);

/// <summary>What one compared attribute said about a pair.</summary>
/// <param name="Attribute">The attribute's name.</param>
/// <param name="ValueA">Its value in the one item.</param>
/// <param name="ValueB">Its value in the other.</param>
/// <param name="Weight">Its weight; above 0 speaks for the same entity.</param>
public readonly record struct PairEvidence(string Attribute, string ValueA, string ValueB, double Weight);

/// <summary>A pair on which the result is wrong.</summary>
/// <param name="A">Position of the earlier item.</param>
/// <param name="B">Position of the later item.</param>
/// <param name="Weight">Its weight, or null where the pair was never compared.</param>
/// <param name="Evidence">What each attribute said; empty where the pair was never compared.</param>
/// <param name="Misleading">The attribute that spoke loudest for the wrong answer; empty where none did.</param>
public sealed record ErrorPair(int A, int B, double? Weight, IReadOnlyList<PairEvidence> Evidence, string Misleading);

/// <summary>How often one attribute was the one that misled most.</summary>
/// <param name="Attribute">The attribute; empty for pairs in which no attribute spoke for the wrong answer.</param>
/// <param name="FalseMerges">Pairs wrongly joined.</param>
/// <param name="Misses">Pairs wrongly kept apart.</param>
public sealed record ErrorKind(string Attribute, int FalseMerges, int Misses);

/// <summary>Where a result is wrong, worst first.</summary>
public sealed record ErrorReport
{
    /// <summary>Pairs of different entities in one cluster that were compared, heaviest first.</summary>
    public required IReadOnlyList<ErrorPair> FalseMerges { get; init; }

    /// <summary>Pairs of one entity in different clusters that were compared, lightest first.</summary>
    public required IReadOnlyList<ErrorPair> Misses { get; init; }

    /// <summary>Pairs of one entity in different clusters that were never compared, entity by entity.</summary>
    public required IReadOnlyList<ErrorPair> NeverCompared { get; init; }

    /// <summary>The compared wrong pairs by the attribute that misled most, most frequent first.</summary>
    public required IReadOnlyList<ErrorKind> Kinds { get; init; }

    /// <summary>All pairs of different entities in one cluster.</summary>
    public required long FalsePairs { get; init; }

    /// <summary>Of those, pairs that were never compared: joined through other records.</summary>
    public required long FalsePairsThroughOthers { get; init; }

    /// <summary>All pairs of one entity in different clusters.</summary>
    public required long MissedPairs { get; init; }

    /// <summary>Of those, pairs that were never compared: no blocking key brought them together.</summary>
    public required long MissedPairsNeverCompared { get; init; }
}
