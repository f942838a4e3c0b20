using Guiyi.Match.Ruling;

namespace Guiyi.Match;

/// <summary>How matching is done; every default can be overridden in <c>guiyi.yaml</c>.</summary>
public sealed record MatchOptions
{
    /// <summary>Threads; the answer does not depend on it.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 8);

    /// <summary>Up to this many records every pair is compared.</summary>
    public int CompareAllUpTo { get; init; } = 1500;

    /// <summary>Candidate pairs per record that all recipes together may find.</summary>
    public double PairsPerRecord { get; init; } = 3;

    /// <summary>A block of more records than this is left to more particular recipes.</summary>
    public int MaxBlock { get; init; } = 1500;

    /// <summary>Pairs at this probability or more are the same; null lets the engine choose from the calibrated scores.</summary>
    public double? Threshold { get; init; }

    /// <summary>Rounds of expectation-maximization at most.</summary>
    public int Iterations { get; init; } = 60;

    /// <summary>Deterministic rules; by default an equal valid identity number or credit code.</summary>
    public IReadOnlyList<MatchRule> Rules { get; init; } = RuleSets.Of("default");

    /// <summary>False leaves the decision to the rules alone.</summary>
    public bool UseModel { get; init; } = true;

    /// <summary>What people said about pairs of records, to learn from. Joining and keeping apart is the merge's work.</summary>
    public IReadOnlyList<JudgedPair> Judged { get; init; } = [];

    /// <summary>So many pairs of strangers are few: a recipe may compare them however few records there are.</summary>
    internal double FewPairs { get; init; } = 4e5;

    internal double PairBudget(int nodes) => Math.Max(PairsPerRecord * nodes, 3e6);

    /// <summary>Pairs of strangers that one recipe may compare.</summary>
    internal double PairsPerRecipe(int nodes) => Math.Max(PairsPerRecord / 5 * nodes, FewPairs);

    /// <summary>Pairs of any kind that one recipe may compare.</summary>
    internal double MostPairsPerRecipe(int nodes) => Math.Max(10.0 * nodes, 4e6);
}

/// <summary>What a person said about a pair of records.</summary>
/// <param name="Left">Index of a record.</param>
/// <param name="Right">Index of the other.</param>
/// <param name="IsSame">They are one entity.</param>
public readonly record struct JudgedPair(int Left, int Right, bool IsSame);
