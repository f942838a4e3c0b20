namespace Guiyi.Merge;

/// <summary>What a person or a deterministic rule says about a pair of records; it outranks the model, always.</summary>
public enum Decision
{
    Same,
    Different,
    Unsure,
}

/// <summary>One judgment about two records.</summary>
/// <param name="Left">Index of a record.</param>
/// <param name="Right">Index of the other.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="By">Who or which rule.</param>
/// <param name="Why">The reason given.</param>
public sealed record Judgment(int Left, int Right, Decision Decision, string By, string Why);

/// <summary>All judgments that hold for a run. "Different" is never overridden by "same" from a rule or the model.</summary>
public sealed record JudgmentSet(IReadOnlyList<Judgment> Judgments)
{
    public static readonly JudgmentSet None = new([]);
}
