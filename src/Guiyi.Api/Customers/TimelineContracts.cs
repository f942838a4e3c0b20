using Guiyi.Api.Platform;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Reading;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Profile;

namespace Guiyi.Api.Customers;

/// <summary>Something that happened.</summary>
/// <param name="Customer">Whose it is.</param>
/// <param name="Kind">order, visit, ticket, message, call, meeting, survey, note …</param>
/// <param name="Text">What there is to say.</param>
/// <param name="Currency">ISO 4217; empty where there is no amount.</param>
/// <param name="Key">The channel's own number for it.</param>
/// <param name="When">When it happened; left out where that is not known.</param>
/// <param name="Record">The record that tells of it; left out for what a person wrote.</param>
/// <param name="Note">Id of what a person wrote.</param>
/// <param name="By">Who wrote it.</param>
sealed record TimelineItem(
    string Customer, string Kind, string Text, string Currency, IReadOnlyList<string> Products, string Key, DateTime? When = null, decimal? Amount = null,
    NamedRecord? Record = null, long? Note = null, string? By = null)
{
    public static TimelineItem Of(TimelineEntry e) => new(
        e.Customer, e.Kind, e.Text, e.Currency, e.Products, e.Key, e.When, e.Amount, e.Record is { } record ? NamedRecord.Of(record) : null, e.Note, e.By);
}

/// <summary>Customers that belong together, and what they are worth together.</summary>
/// <param name="Members">The one that was asked for first.</param>
/// <param name="IsWhole">False where there are more than are shown.</param>
/// <param name="Relations">What links them.</param>
/// <param name="Money">Money of all, per currency.</param>
/// <param name="LastSeen">When any of them was last seen.</param>
sealed record GroupPage(
    IReadOnlyList<CustomerSummary> Members, bool IsWhole, IReadOnlyList<CustomerRelation> Relations, IReadOnlyList<MoneySum> Money, int Orders, int Interactions, DateTime? LastSeen = null)
{
    public static GroupPage Of(CustomerHub hub, CustomerGroup group) => new(
        [.. group.Members.Select(m => hub.Customers.Line(CustomerNo.Of(m)!.Value)).OfType<CustomerLine>().Select(CustomerSummary.Of)],
        group.IsWhole, [.. group.Relations.Select(CustomerRelation.Of)], group.Money, group.Orders, group.Interactions, group.LastSeen);
}
