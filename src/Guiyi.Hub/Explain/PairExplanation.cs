using Guiyi.Match.Blocking;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Explain;

/// <summary>A record, and whose it is.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Row">Its row.</param>
/// <param name="CustomerId">The customer it belongs to; empty for a visitor whom nothing names.</param>
public sealed record RecordPlace(string Source, int Row, string CustomerId);

/// <summary>Whether blocking brought a pair to be compared.</summary>
public enum ComparedState
{
    /// <summary>Compared, and near enough to be kept.</summary>
    Compared,
    /// <summary>Compared, and so far apart that it was not looked at again.</summary>
    FarApart,
    /// <summary>No recipe found it.</summary>
    NeverCompared,
    /// <summary>The model was not asked: rules decide alone, or nothing can be compared.</summary>
    NoModel,
}

/// <summary>A bar of the waterfall.</summary>
/// <param name="Attribute">The attribute as the report names it; "Prior", "FullName", "Relatives" for the other bars.</param>
/// <param name="Level">The level reached; empty for the other bars.</param>
/// <param name="Left">The left record's value.</param>
/// <param name="Right">The right record's value.</param>
/// <param name="Bits">What the level is worth.</param>
/// <param name="RarityBits">What comes on top because the shared value is rare, or off because it is common.</param>
public sealed record Bar(string Attribute, string Level, string Left, string Right, double Bits, double RarityBits);

/// <summary>Why two records are, or are not, the same customer.</summary>
public sealed record PairExplanation
{
    public required EntityKind Kind { get; init; }
    public required RecordPlace Left { get; init; }
    public required RecordPlace Right { get; init; }

    /// <summary>The waterfall, from the prior on; the bits add up to <see cref="Total"/>.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>log2 odds of the pair.</summary>
    public required double Total { get; init; }
    public required double Probability { get; init; }

    /// <summary>log2 odds from which a pair is judged the same.</summary>
    public required double Threshold { get; init; }
    public required double ThresholdProbability { get; init; }

    /// <summary>What came of it.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Who or what decided, as in <c>links.csv</c>.</summary>
    public required string By { get; init; }

    /// <summary>Why it was kept apart although it scored as the same, or what the person said.</summary>
    public required string Reason { get; init; }

    public required ComparedState Compared { get; init; }

    /// <summary>What each blocking recipe does with the pair.</summary>
    public required IReadOnlyList<RecipeTrace> Recipes { get; init; }
}
