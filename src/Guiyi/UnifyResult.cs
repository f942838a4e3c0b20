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

    /// <summary>The current code of a customer.</summary>
    public string CodeOf(EntityKind kind, int customer) => Codes.Codes[Numbered(kind, customer)];

    /// <summary>Writes the current code of a customer as UTF-8, without making a text.</summary>
    /// <param name="kind">Kind of the customer.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="utf8">Room for <c>Codes.Codes.Longest</c> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public int WriteCode(EntityKind kind, int customer, Span<byte> utf8) => Codes.Codes.Write(Numbered(kind, customer), utf8);

    /// <summary>The customer's place among all that were numbered: organizations come first.</summary>
    int Numbered(EntityKind kind, int customer) => kind == EntityKind.Organization ? customer : Organizations.Customers.Count + customer;

    /// <summary>What people judged, as judgments about records.</summary>
    public JudgmentSet Judgments { get; init; } = JudgmentSet.None;

    /// <summary>Judgments that hold for nothing here: the rows that they were given about are gone or have changed.</summary>
    public IReadOnlyList<RowJudgment> LapsedJudgments { get; init; } = [];

    public RecordTable Table => Standardized.Table;
}

/// <summary>Customers of one kind with all that is known of them; lists are in the customers' order.</summary>
public sealed record KindResult(
    MatchResult Match,
    Merged Merged,
    IReadOnlyList<CustomerProfile> Profiles,
    IReadOnlyList<RfmScore> Rfm,
    ClassTable Classes)
{
    public CustomerBase Customers => Merged.Customers;
}
