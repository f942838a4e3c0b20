using Guiyi.Api.Platform;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Model;
using Guiyi.Profile;

namespace Guiyi.Api.Customers;

/// <summary>A customer in a list.</summary>
/// <param name="Classes">Dimension to class.</param>
/// <param name="Records">Number of its records.</param>
/// <param name="City">Its city; empty where that is not known.</param>
sealed record CustomerSummary(string Id, EntityKind Kind, string Name, IReadOnlyDictionary<string, string> Classes, int Records, string City, int Orders, DateTime? LastSeen = null)
{
    public static CustomerSummary Of(CustomerLine line) => new(line.Id, line.Kind, line.Name, line.Classes, line.Records, line.City, line.Orders, line.LastSeen);
}

/// <summary>A customer on one page: everything that is known, and where each part comes from.</summary>
/// <param name="Name">The name to call it by.</param>
/// <param name="Classes">Its class in each dimension, and why.</param>
/// <param name="Values">Golden values, and all that was stated.</param>
/// <param name="Relations">Who belongs to it.</param>
/// <param name="Profile">Facts from what happened.</param>
/// <param name="Codes">Every code it ever had.</param>
/// <param name="Rfm">Recency, frequency and money; left out where nothing was bought.</param>
/// <param name="Code">Its current code.</param>
sealed record CustomerPage(
    string Id, EntityKind Kind, string Name, IReadOnlyList<ClassView> Classes, IReadOnlyList<CustomerValue> Values, IReadOnlyList<CustomerRecord> Records,
    IReadOnlyList<CustomerRelation> Relations, CustomerProfile Profile, IReadOnlyList<CustomerCode> Codes, CustomerRfm? Rfm = null, string? Code = null)
{
    public static CustomerPage Of(CustomerView view) => new(
        view.Id, view.Kind, view.Name, view.Classes, [.. view.Values.Select(CustomerValue.Of)], [.. view.Records.Select(CustomerRecord.Of)],
        [.. view.Relations.Select(CustomerRelation.Of)], view.Profile, [.. view.Codes.Select(CustomerCode.Of)],
        view.Rfm.Frequency == 0 ? null : new CustomerRfm(view.Rfm.Recency, view.Rfm.Frequency, view.Rfm.Money), view.Code);
}

/// <summary>Scores from 1 to 5, the best; 0 where there is nothing to score.</summary>
sealed record CustomerRfm(int Recency, int Frequency, int Money);

/// <summary>A golden value.</summary>
/// <param name="Text">The value; empty where a person said that there is none.</param>
/// <param name="Rule">The rule that chose it.</param>
/// <param name="Statements">All that was stated.</param>
/// <param name="From">The record whose statement it is; left out where a person gave it.</param>
/// <param name="Correction">The correction that gave it.</param>
sealed record CustomerValue(string Attribute, string Text, string Rule, IReadOnlyList<ValueStatement> Statements, NamedRecord? From = null, ValueCorrection? Correction = null)
{
    public static CustomerValue Of(ValueView value) => new(
        value.Attribute, value.Text, value.Rule, [.. value.Statements.Select(s => new ValueStatement(NamedRecord.Of(s.Record), s.Text, s.Raw, s.SeenAt))],
        value.From is { } from ? NamedRecord.Of(from) : null, value.Correction is { } by ? new ValueCorrection(by.Id, SaidBy.Of(by.Made)) : null);
}

/// <summary>What a record states.</summary>
/// <param name="Text">The canonical value.</param>
/// <param name="Raw">As the source wrote it.</param>
/// <param name="SeenAt">When it was stated.</param>
sealed record ValueStatement(NamedRecord Record, string Text, string Raw, DateTime? SeenAt = null);

/// <summary>A correction that holds.</summary>
sealed record ValueCorrection(long Id, SaidBy Made);

/// <summary>A record of a customer.</summary>
/// <param name="Fields">Raw texts by column; columns that are empty are left out.</param>
/// <param name="Row">Its ordinal in the file it came with; 0 where it came otherwise.</param>
/// <param name="Run">The run that received it.</param>
sealed record CustomerRecord(string Source, string Key, IReadOnlyDictionary<string, string> Fields, long Row, long Run)
{
    public static CustomerRecord Of(RecordView record) => new(record.Name.Source, record.Name.Key, record.Fields, record.Row, record.Run);
}

/// <summary>A relation of a customer.</summary>
/// <param name="Kind">household, company_contact …; with not_ before it: a person says that it is none.</param>
/// <param name="Label">More about it.</param>
/// <param name="Evidence">What says so; empty where a person does.</param>
/// <param name="Id">For changing it; left out where it was found.</param>
/// <param name="Made">Who made it; left out where it was found.</param>
sealed record CustomerRelation(string Kind, string From, string To, string Label, string Evidence, long? Id = null, SaidBy? Made = null)
{
    public static CustomerRelation Of(RelationView relation) =>
        new(relation.Kind, relation.From, relation.To, relation.Label, relation.Evidence, relation.Id, relation.Made is { } made ? SaidBy.Of(made) : null);
}

/// <summary>A code that a customer has or had.</summary>
/// <param name="IsCurrent">It has it now.</param>
/// <param name="IssuedRun">The run that issued it.</param>
/// <param name="Reason">Why it was retired, or restored; empty otherwise.</param>
/// <param name="RetiredRun">The run that retired it.</param>
sealed record CustomerCode(string Code, bool IsCurrent, long IssuedRun, string Reason, long? RetiredRun = null)
{
    public static CustomerCode Of(StoredCode code) => new(code.Code, code.Held.Until is null, code.IssuedRun, code.Reason, code.RetiredRun);
}
