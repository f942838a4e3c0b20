using Guiyi.Classify;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Number;
using Guiyi.Profile;
using Guiyi.Relate;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>A whole run: what came in, what it became, and why.</summary>
public sealed record UnifyResult
{
    public required UnifyOptions Options { get; init; }
    public required IReadOnlyList<IRawTable> Sources { get; init; }
    public required IReadOnlyList<Reject> Rejects { get; init; }
    public required Standardization Standardized { get; init; }
    public required KindResult Persons { get; init; }
    public required KindResult Organizations { get; init; }
    public required IReadOnlyList<Interaction> Interactions { get; init; }
    public required IReadOnlyList<Relation> Relations { get; init; }
    public required ClassScheme Scheme { get; init; }

    /// <summary>Why the scheme is as it is; where it was given, what was given with it.</summary>
    public required IReadOnlyList<SchemeNote> SchemeNotes { get; init; }

    public required NumberResult Codes { get; init; }

    public RecordTable Table => Standardized.Table;
}

/// <summary>Customers of one kind with all that is known of them; lists are in the customers' order.</summary>
public sealed record KindResult(
    MatchResult Match,
    Merged Merged,
    IReadOnlyList<CustomerProfile> Profiles,
    IReadOnlyList<RfmScore> Rfm,
    IReadOnlyList<IReadOnlyList<ClassAssignment>> Classes)
{
    public CustomerBase Customers => Merged.Customers;
}
