using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;
using Guiyi.Model;
using Guiyi.Profile;

namespace Guiyi.Hub.Base.Reading;

/// <summary>A customer as a person looks at it: all on one page, and where each part comes from.</summary>
public sealed record CustomerView
{
    public required string Id { get; init; }

    public required EntityKind Kind { get; init; }

    /// <summary>The name to call it by.</summary>
    public required string Name { get; init; }

    /// <summary>Its current code.</summary>
    public required string? Code { get; init; }

    /// <summary>Number of its last change: give it back with a change, so that nothing that happened meanwhile is overwritten.</summary>
    public required long Version { get; init; }

    /// <summary>Its class in each dimension, and why.</summary>
    public required IReadOnlyList<ClassView> Classes { get; init; }

    /// <summary>Golden values, and all that was stated.</summary>
    public required IReadOnlyList<ValueView> Values { get; init; }

    public required IReadOnlyList<RecordView> Records { get; init; }

    /// <summary>Facts from what happened.</summary>
    public required CustomerProfile Profile { get; init; }

    /// <summary>Recency, frequency and money, 1 to 5.</summary>
    public required RfmScore Rfm { get; init; }

    public required IReadOnlyList<RelationView> Relations { get; init; }

    /// <summary>Every code it ever had.</summary>
    public required IReadOnlyList<StoredCode> Codes { get; init; }
}

/// <summary>A class that a customer is in.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Class">The class.</param>
/// <param name="TitleZh">Its name in Chinese.</param>
/// <param name="TitleEn">Its name in English.</param>
/// <param name="ReasonZh">Why, in Chinese.</param>
/// <param name="ReasonEn">Why, in English.</param>
public sealed record ClassView(string Dimension, string Class, string TitleZh, string TitleEn, string ReasonZh, string ReasonEn);

/// <summary>A golden value.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Text">The value; empty where a person said that there is none.</param>
/// <param name="Rule">The rule that chose it.</param>
/// <param name="From">The record whose statement it is; null where a person gave it.</param>
/// <param name="Correction">The correction that gave it.</param>
/// <param name="Statements">All that was stated.</param>
public sealed record ValueView(string Attribute, string Text, string Rule, RecordName? From, CorrectionView? Correction, IReadOnlyList<StatementView> Statements);

/// <summary>A correction that holds.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Made">Who made it, when and why.</param>
public sealed record CorrectionView(long Id, Saying Made);

/// <summary>A statement of a record.</summary>
/// <param name="Record">The record.</param>
/// <param name="Text">The canonical value.</param>
/// <param name="Raw">As the source wrote it.</param>
/// <param name="SeenAt">When it was stated.</param>
public sealed record StatementView(RecordName Record, string Text, string Raw, DateTime? SeenAt);

/// <summary>A record as people and programs name it.</summary>
/// <param name="Source">Name of its source.</param>
/// <param name="Key">Its key there.</param>
public readonly record struct RecordName(string Source, string Key);

/// <summary>A record of a customer.</summary>
/// <param name="Name">Source and key.</param>
/// <param name="Version">This version of it.</param>
/// <param name="Fields">Raw texts by column; columns that are empty are left out.</param>
/// <param name="Row">Its ordinal in the file it came with.</param>
/// <param name="Run">The run that received it.</param>
public sealed record RecordView(RecordName Name, RecordId Version, IReadOnlyDictionary<string, string> Fields, long Row, long Run);

/// <summary>A relation of a customer.</summary>
/// <param name="Id">Id of the saying; null where it was found.</param>
/// <param name="Kind">What it is: household, company_contact …</param>
/// <param name="From">The one customer.</param>
/// <param name="To">The other.</param>
/// <param name="Label">More about it.</param>
/// <param name="Evidence">What says so; empty where a person does.</param>
/// <param name="Made">Who made it, when and why; null where it was found.</param>
public sealed record RelationView(long? Id, string Kind, string From, string To, string Label, string Evidence, Saying? Made);

/// <summary>Something that happened, on the timeline of a customer.</summary>
/// <param name="Customer">Whose it is.</param>
/// <param name="Kind">order, visit, ticket, message, call, meeting, survey, note …</param>
/// <param name="When">When it happened; null where that is not known.</param>
/// <param name="Text">What there is to say.</param>
/// <param name="Amount">Money, or null.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Products">Products.</param>
/// <param name="Key">The channel's own number for it.</param>
/// <param name="Record">The record that tells of it; null for what a person wrote.</param>
/// <param name="Note">Id of what a person wrote; null for what a record tells.</param>
/// <param name="By">Who wrote it.</param>
public sealed record TimelineEntry(
    string Customer, string Kind, DateTime? When, string Text, decimal? Amount, string Currency, IReadOnlyList<string> Products, string Key, RecordName? Record, long? Note, string? By)
{
    /// <summary>Where it stands in the timeline; see <see cref="ListPlace"/>.</summary>
    public required string Place { get; init; }

    internal TimelineEntry At(int number) => this with { Place = ListPlace.Of(this, number) };
}

/// <summary>Customers that belong together, and what they are worth together.</summary>
/// <param name="Members">Their ids, the one that was asked for first.</param>
/// <param name="IsWhole">False where there are more than are shown.</param>
/// <param name="Relations">What links them.</param>
/// <param name="Money">Money of all, per currency.</param>
/// <param name="Orders">Orders of all.</param>
/// <param name="Interactions">Interactions of all.</param>
/// <param name="LastSeen">When any of them was last seen.</param>
public sealed record CustomerGroup(
    IReadOnlyList<string> Members, bool IsWhole, IReadOnlyList<RelationView> Relations, IReadOnlyList<MoneySum> Money, int Orders, int Interactions, DateTime? LastSeen);
