using System.Text.Json;
using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Base.Outcomes;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Api.Customers;

/// <summary>What became of an id since it was given out; of a retired one, too.</summary>
static class HistoryApi
{
    public static void MapHistory(this RouteGroupBuilder customers) => customers.MapGet("/{id}/history", Show)
        .WithSummary("All that ever happened to an id: changes (the latest first, in pages), classes, codes, records, corrections").ProducesProblem(StatusCodes.Status404NotFound);

    static Ok<CustomerHistory> Show(string id, [AsParameters] Paging paging, CustomerHub hub)
    {
        CustomerNo customer = CustomerAddress.Asked(hub, id);
        Page<StoredChange> changes = hub.Store.Changes.Of(customer, paging.BeforeKey(), paging.Take());
        return TypedResults.Ok(CustomerHistory.Of(hub, customer, Paged.Of(changes, HistoryChange.Of)));
    }
}

/// <summary>What became of an id.</summary>
/// <param name="Changes">What happened, the latest first; "next" as "after" gives more.</param>
/// <param name="Classes">Classes it ever had, the first ones first.</param>
/// <param name="Codes">Codes it ever had.</param>
/// <param name="Records">Records it ever had.</param>
/// <param name="Corrections">Values that people ever gave it.</param>
/// <param name="Today">The id that it leads to; left out where its records are all gone.</param>
sealed record CustomerHistory(
    Paged<HistoryChange> Changes, IReadOnlyList<HistoryClasses> Classes, IReadOnlyList<CustomerCode> Codes, IReadOnlyList<HistoryRecord> Records,
    IReadOnlyList<CustomerCorrection> Corrections, string? Today = null)
{
    public static CustomerHistory Of(CustomerHub hub, CustomerNo customer, Paged<HistoryChange> changes)
    {
        PastMembership[] memberships = [.. hub.Store.Customers.History(customer)];
        var anchors = hub.Store.Records.Find(memberships.Select(m => m.Record).Distinct()).ToDictionary(r => r.Id, r => r.Anchor);
        IReadOnlyDictionary<int, string> sources = NamedRecord.Sources(hub);
        return new CustomerHistory(
            changes, [.. hub.Store.Classes.Of(customer).Select(HistoryClasses.Of)], [.. hub.Store.Codes.Of(customer).Select(CustomerCode.Of)],
            [.. memberships.Select(m => (Name: NamedRecord.Of(anchors[m.Record], sources), IsStill: m.Held.Until is null)).GroupBy(m => m.Name).Select(m => new HistoryRecord(m.Key.Source, m.Key.Key, m.Any(v => v.IsStill)))],
            [.. anchors.Values.Distinct().SelectMany(hub.Store.Corrections.Of).Where(c => c.Entity == customer.Entity).OrderBy(c => c.Id).DistinctBy(c => (c.Run ?? -c.Id, c.Attribute)).Select(CustomerCorrection.Of)],
            hub.Customers.Resolve(customer)?.ToString());
    }
}

/// <summary>Something that happened to an id.</summary>
/// <param name="Kind">created, merged, split, changed, retired, restored, classified, corrected, related, noted.</param>
/// <param name="Run">The run that did it.</param>
/// <param name="Other">The other customer: the one it was merged into, split from, or is related to.</param>
/// <param name="Detail">More about it: codes, numbers of records, what a person said.</param>
sealed record HistoryChange(long Seq, DateTimeOffset At, string Kind, long? Run = null, string? Other = null, ChangeDetail? Detail = null)
{
    public static HistoryChange Of(StoredChange change) => new(change.Seq, change.At, change.Kind, change.Run, change.Other?.ToString(), ChangeDetail.Of(change));
}

/// <summary>Classes that it had for a while.</summary>
/// <param name="Classes">Dimension to class.</param>
/// <param name="Because">Dimension to the rule that said so.</param>
/// <param name="Run">The run that classified it so.</param>
/// <param name="IsCurrent">It has them now.</param>
sealed record HistoryClasses(IReadOnlyDictionary<string, string> Classes, IReadOnlyDictionary<string, string> Because, long Run, bool IsCurrent)
{
    public static HistoryClasses Of(StoredClasses classes) => new(Texts(classes.Classes), Texts(classes.Because), classes.Run, classes.Held.Until is null);

    static Dictionary<string, string> Texts(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}

/// <summary>A record that it has or had.</summary>
/// <param name="IsCurrent">It has it now.</param>
sealed record HistoryRecord(string Source, string Key, bool IsCurrent);

/// <summary>A value that a person gave.</summary>
/// <param name="Value">Empty where there is to be none.</param>
/// <param name="Run">Its run.</param>
/// <param name="Ended">Who took it back, or gave another; left out while it holds.</param>
sealed record CustomerCorrection(long Id, string Attribute, string Value, SaidBy Made, long? Run = null, SaidBy? Ended = null)
{
    public static CustomerCorrection Of(StoredCorrection correction) =>
        new(correction.Id, correction.Attribute, correction.Value, SaidBy.Of(correction.Made), correction.Run, SaidBy.Ended(correction));
}
