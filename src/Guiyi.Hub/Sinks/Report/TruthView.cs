// Parameters whose names say everything carry no doc line.
#pragma warning disable CS1573
namespace Guiyi.Hub.Sinks.Report;

/// <summary>The result compared with the truth.</summary>
/// <param name="Scopes">A line each: everything first, then per kind or source where wanted.</param>
/// <param name="Causes">Errors by the attribute that misled.</param>
/// <param name="FalseMerges">Worst first: joined with the highest weight though they are different.</param>
/// <param name="Misses">Worst first: kept apart though they are the same.</param>
public sealed record TruthView(
    IReadOnlyList<TruthScope> Scopes,
    IReadOnlyList<ErrorCause> Causes,
    IReadOnlyList<ErrorView> FalseMerges,
    IReadOnlyList<ErrorView> Misses);

/// <param name="Name">"all", "persons", "organizations" are translated; or a source's name.</param>
/// <param name="TruePairs">Pairs that belong together by the truth.</param>
/// <param name="FoundPairs">Pairs put together by this run.</param>
/// <param name="RightPairs">Pairs in both.</param>
/// <param name="TrueClusters">Customers by the truth.</param>
/// <param name="FoundClusters">Customers of this run.</param>
public sealed record TruthScope(
    string Name,
    long Records,
    long TruePairs,
    long FoundPairs,
    long RightPairs,
    double BCubedPrecision,
    double BCubedRecall,
    long TrueClusters,
    long FoundClusters);

/// <param name="Cause">The attribute that misled, or words such as "no shared evidence".</param>
public sealed record ErrorCause(string Cause, long FalseMerges, long Misses);

/// <param name="Cause">As in <see cref="ErrorCause"/>.</param>
/// <param name="Side">The two records, and the evidence between them where they were compared.</param>
public sealed record ErrorView(string Cause, SideBySide Side);
