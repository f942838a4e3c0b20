using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Base.Judging;

/// <summary>Two records that a person judged.</summary>
public sealed record JudgedRecords(RecordAnchor Left, RecordAnchor Right, Decision Decision);

/// <summary>What a person says about who is one customer: all of it together, or nothing.</summary>
public sealed record JudgmentRequest
{
    /// <summary>What is said.</summary>
    public IReadOnlyList<JudgedRecords> Said { get; init; } = [];

    /// <summary>Judgments of earlier that are taken back.</summary>
    public IReadOnlyList<long> Undone { get; init; } = [];

    /// <summary>Who says so.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public string Why { get; init; } = "";

    /// <summary>What the run is called.</summary>
    public string Name { get; init; } = "judgment";

    /// <summary>Customers that must be as they were when the person looked: id, and the number of the last change that was seen.</summary>
    public IReadOnlyDictionary<CustomerNo, long> Seen { get; init; } = new Dictionary<CustomerNo, long>();

    /// <summary>Groups of customers of which each must be one afterwards; otherwise nothing is kept, and the refusal says what keeps them apart.</summary>
    public IReadOnlyList<IReadOnlyList<CustomerNo>> Together { get; init; } = [];

    /// <summary>Records that must belong to different customers afterwards.</summary>
    public IReadOnlyList<(RecordAnchor Left, RecordAnchor Right)> Apart { get; init; } = [];

    /// <summary>Which kind of customers <see cref="Apart"/> means.</summary>
    public EntityKind Kind { get; init; }
}

/// <summary>What became of a judgment.</summary>
/// <param name="Run">The run that holds it: undoing the run undoes it.</param>
/// <param name="Judgments">Ids of what was said.</param>
/// <param name="Effects">What it did to customers.</param>
public sealed record JudgmentReceipt(long Run, IReadOnlyList<long> Judgments, IReadOnlyList<CustomerEffect> Effects);

/// <summary>What a change does to a customer.</summary>
/// <param name="Customer">Its id.</param>
/// <param name="Before">Its records before.</param>
/// <param name="After">Its records after; none where it ends.</param>
/// <param name="ReplacedBy">Where it ends, the id that stands for it.</param>
public sealed record CustomerEffect(string Customer, IReadOnlyList<RecordId> Before, IReadOnlyList<RecordId> After, string? ReplacedBy);

/// <summary>A person's wish does not go together with what is there: somebody changed it meanwhile, or something keeps records apart.</summary>
public sealed class JudgmentConflictException(string message, JudgmentConflict kind) : Exception(message)
{
    public JudgmentConflict Kind { get; } = kind;
}

/// <summary>Why a judgment was not taken in.</summary>
public enum JudgmentConflict
{
    /// <summary>A customer has changed since the person looked.</summary>
    Changed,
    /// <summary>A record is not there, or not resolved yet.</summary>
    NotThere,
    /// <summary>An earlier judgment, or contradicting identifiers, keep the customers apart.</summary>
    Refused,
    /// <summary>The judgment was taken back before.</summary>
    Undone,
}
